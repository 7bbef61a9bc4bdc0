import { unknown } from "../environment.ts";
import { dottedName } from "../names.ts";
import type { Call, Expression, Span } from "../syntax.ts";
import { assigned, saidOf, valueGiven } from "./assignments.ts";
import { derivedFrom } from "./classes.ts";
import { keyword, saidDefault } from "./options.ts";
import {
  type Assignment,
  type ClassStatement,
  type Context,
  type Frame,
  type Outline,
  parametersIn,
} from "./outline.ts";
import { reaching } from "./reaching.ts";
import { returned } from "./returned.ts";
import type { ScriptNames } from "./script-names.ts";

/** What `self` has for an attribute: from the method that it stands in, or from the class. */
export function memberOfSelf(
  own: Frame,
  name: string,
  { use, at, text }: { readonly use: Context; readonly at: Expression; readonly text: string },
  names: ScriptNames,
): Expression | undefined {
  const here = assigned(text, use.frame, { use, at, hasMore: () => false }, names);
  if (here) return valueGiven(here, use, at, names);
  return memberOfClass(ownOrDerived(own, name, names), name, undefined, names);
}

/** The class that `self` is of: the one that is derived from it, where only that is constructed. */
function ownOrDerived(own: Frame, name: string, { outline, scope }: ScriptNames): Frame {
  const derived = derivedFrom(own, outline);
  if (derived.length === 0) return own;
  const isMade = ({ statement }: Frame) => outline.calls.has(statement?.name ?? "");
  const made = [own, ...derived].filter(isMade);
  const [only] = made;
  if (only && made.length === 1) return only;
  const gives = (frame: Frame) =>
    frame.assignments.has(name) ||
    methodsOf(frame, outline).some((method) =>
      method.assignments.has(`${parametersIn(method)[0]?.name ?? "self"}.${name}`),
    );
  const others = (made.length > 0 ? made : derived).filter((frame) => frame !== own && gives(frame));
  const [other] = others.flatMap(({ statement }) => statement ?? []);
  if (other) {
    throw unknown(scope, { ...other, type: "name" }, `is not known: ${other.name} gives it another value`);
  }
  return own;
}

/** What the methods of a class and its body give an attribute; `call` is the one that constructs it. */
export function memberOfClass(
  own: Frame,
  name: string,
  call: (Call & Span) | undefined,
  names: ScriptNames,
): Expression | undefined {
  const { outline } = names;
  const inits = initsOf(own, outline);
  const given = givenInMethods(own, name, names);
  if (given) return given;
  const argument = call && keyword(call, name);
  if (argument) return argument;
  const position = call && inits.length === 0 ? fieldsOf(own).indexOf(name) : -1;
  const byPosition = position >= 0 ? call?.args[position] : undefined;
  if (byPosition?.kind === "positional") return byPosition.value;
  const said = own.assignments.get(name)?.at(-1)?.value;
  if (said) {
    const value = said.type === "call" ? (saidDefault(said) ?? said) : said;
    return fieldsOf(own).includes(name) ? names.byDefault(value) : value;
  }
  const method = own.functions.get(name);
  if (method?.decorators.some((decorator) => /property$/.test(dottedName(decorator) ?? ""))) {
    return returned(method, names);
  }
  for (const { value } of (own.statement as ClassStatement).bases) {
    const base = value.type === "name" ? outline.classes.get(value.name) : undefined;
    const inherited =
      base && base !== own ? names.deeper(() => memberOfClass(base, name, call, names)) : undefined;
    if (inherited) return inherited;
  }
  return undefined;
}

/** What the methods of a class give an attribute. Throws an Unknown where they give it several values. */
function givenInMethods(own: Frame, name: string, names: ScriptNames): Expression | undefined {
  const { outline, decide, scope, textOf } = names;
  const nowhere: Context = { frame: own, branches: [], loops: [] };
  const all = methodsOf(own, outline).flatMap((method) => {
    const self = parametersIn(method)[0]?.name ?? "self";
    const isStart = method.statement?.name === "__init__";
    const { last, doubtful } = reaching(method.assignments.get(`${self}.${name}`) ?? [], nowhere, decide);
    const own = last ? [...doubtful, last] : doubtful;
    return own.map((assignment) => ({ assignment, isSure: isStart && assignment === last }));
  });
  // what is None at first is given another value before it is used
  const values = all.filter(
    ({ assignment: { value } }) => value?.type !== "constant" || value.value !== null,
  );
  const [first] = values.length > 0 ? values : all;
  if (!first) return undefined;
  const { assignment } = first;
  const at = assignment.value ?? ({ from: 0, to: 0 } as Expression);
  const textIn = ({ value }: Assignment) => value && textOf(value);
  const isChanged = (other: Assignment) =>
    other.isChange ||
    textIn(other) !== textIn(assignment) ||
    (textIn(other) ?? "").includes(textOf(other.target));
  const isAlone = values.length <= 1 || !values.some((each) => isChanged(each.assignment));
  // a class attribute is what it has until then
  const isFirst = first.isSure || !own.assignments.has(name);
  if (!isAlone || !isFirst || assignment.isChange) {
    const lines = saidOf(
      "it is assigned",
      [...values.map((each) => each.assignment), ...(own.assignments.get(name) ?? [])],
      scope,
    );
    throw unknown(scope, at, `is not known: ${lines}`);
  }
  return valueGiven(assignment, nowhere, at, names);
}

const methodsOf = (own: Frame, { frames }: Outline): Frame[] =>
  [...frames.values()].filter(({ parent }) => parent === own);

const initsOf = (own: Frame, outline: Outline): Frame[] =>
  methodsOf(own, outline).filter(({ statement }) => statement?.name === "__init__");

/** The fields of a dataclass, in their order. */
const fieldsOf = (own: Frame): string[] =>
  (own.statement as ClassStatement).body.flatMap((statement) =>
    statement.type === "assign" && statement.annotation && statement.targets[0].type === "name"
      ? statement.targets[0].name
      : [],
  );

/** `self.hparams.lr` is what `__init__` is given for `lr`, where it has such a parameter. */
export const initWith = (own: Frame, parameter: string, outline: Outline): Frame | undefined => {
  const [init] = initsOf(own, outline);
  return init && parametersIn(init).some((each) => each.name === parameter) ? init : undefined;
};

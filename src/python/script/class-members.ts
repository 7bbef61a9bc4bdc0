import { dottedName } from "../names.ts";
import type { Call, Expression, Span } from "../syntax.ts";
import { assigned, valueGiven } from "./assignments.ts";
import { keyword, saidDefault } from "./options.ts";
import { type ClassStatement, type Context, classOf, type Frame, type Outline } from "./outline.ts";
import { parametersIn } from "./parameters.ts";
import { reaching } from "./reaching.ts";
import { returned } from "./returned.ts";
import type { ScriptNames } from "./script-names.ts";

/** The class whose method a name is the `self` of, where it stands. */
export function ownClass(object: Expression, { frame }: Context): Frame | undefined {
  if (object.type !== "name") return undefined;
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    const own = classOf(at);
    if (own && parametersIn(at)[0]?.name === object.name) return own;
  }
  return undefined;
}

/** What `self` has for an attribute: from the method that it stands in, or from the class. */
export function memberOfSelf(
  own: Frame,
  name: string,
  { use, at, text }: { readonly use: Context; readonly at: Expression; readonly text: string },
  names: ScriptNames,
): Expression | undefined {
  const here = assigned(text, use.frame, { use, at, hasMore: () => false }, names);
  if (here) return valueGiven(here, use, at, names);
  return memberOfClass(own, name, undefined, names);
}

/** What the methods of a class and its body give an attribute; `call` is the one that constructs it. */
export function memberOfClass(
  own: Frame,
  name: string,
  call: (Call & Span) | undefined,
  names: ScriptNames,
): Expression | undefined {
  const { outline, decide } = names;
  const inits = initsOf(own, outline);
  const nowhere: Context = { frame: own, branches: [], loops: [] };
  for (const method of [...inits, ...methodsOf(own, outline)]) {
    const self = parametersIn(method)[0]?.name ?? "self";
    const { last, doubtful } = reaching(method.assignments.get(`${self}.${name}`) ?? [], nowhere, decide);
    const found = last ?? (doubtful.length === 1 ? doubtful[0] : undefined);
    const at = found?.value ?? ({ from: 0, to: 0 } as Expression);
    const value = found && valueGiven(found, nowhere, at, names);
    if (value) return value;
  }
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

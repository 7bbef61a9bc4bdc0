import { isProblem } from "../../core/problem.ts";
import { isTrue } from "../comparison.ts";
import { type Environment, type Known, oneLine, Unknown, unknown } from "../environment.ts";
import { dottedName } from "../names.ts";
import { lineAndColumn, problemAt } from "../source.ts";
import type { Call, Expression, Span, Statement } from "../syntax.ts";
import { evaluate } from "../value.ts";
import { boundTo } from "./bound.ts";
import { clickDefault, keyword, optionDefault, saidDefault } from "./options.ts";
import {
  type Assignment,
  type Branch,
  type ClassStatement,
  type Context,
  classOf,
  contextAt,
  type Frame,
  type FunctionNode,
  type FunctionStatement,
  lastWord,
  type Outline,
} from "./outline.ts";
import { reaching } from "./reaching.ts";

/** Names of names of names: more of them are made to be slow. */
const MAX_DEPTH = 60;
/** Looks at a name; a script of 10,000 lines takes some thousand. */
const MAX_STEPS = 100_000;

/** What the text of a module says of its names, beside what `outer` knows; that comes first. */
export function environmentOf(
  outline: Outline,
  outer: Environment,
  functionText?: (node: FunctionNode, environment: Environment) => string | undefined,
): Environment {
  const { source } = outline.module;
  let depth = 0;
  let steps = 0;
  const before = new Map<Expression, Expression | undefined>();
  const decisions = new Map<Statement, number | undefined>();

  const environment: Environment = {
    lookUp(text, expression): Known | undefined {
      const said = outer.lookUp(text, expression);
      if (said) return said;
      if (text === "__name__") return { value: "__main__" };
      try {
        const found = next(expression);
        return found && known(found);
      } catch (error) {
        // what is not known before an attribute or an index is asked for as the whole
        const isPart = expression.type === "attribute" || expression.type === "subscript";
        throw isPart && error instanceof Unknown && error.text !== text ? unknown(scope, expression) : error;
      }
    },
    imported: (name) => outline.imports.get(name) ?? outer.imported?.(name),
    defines: (name) => outline.functions.has(name) || outline.classes.has(name),
    functionText: (expression) => textOfFunction(expression),
  };
  const scope = { source, environment };
  const known = (expression: Expression): Known => ({ expression, ...scope });
  const textOf = ({ from, to }: Span) => oneLine(source.text.slice(from, to));

  /** The seam for functions: what `functionText` makes of a lambda, or of what a name stands for. */
  function textOfFunction(expression: Expression): string | undefined {
    if (expression.type === "lambda") return functionText?.(expression, environment);
    const own = functionNamed(expression);
    if (!own) return undefined;
    const text = functionText?.(own, environment);
    if (text !== undefined) return text;
    throw problemAt(source, expression, `${own.name} is a function, and no value`, {
      allowed: "a lambda can stand here",
    });
  }

  /** The function that a name, or a method of `self`, is. */
  function functionNamed(expression: Expression): FunctionStatement | undefined {
    if (expression.type === "name") {
      const use = contextAt(outline, expression.from);
      for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
        if (frame.kind === "class" && frame !== use.frame) continue;
        const found = assigned(expression.name, frame, use, expression, () => false);
        if (found) return found.defined;
      }
      return undefined;
    }
    if (expression.type !== "attribute") return undefined;
    return ownClass(expression.object, contextAt(outline, expression.from))?.functions.get(expression.name);
  }

  /** Do `work` one level deeper; undefined where that is too deep. */
  function deeper<T>(work: () => T | undefined): T | undefined {
    if (depth >= MAX_DEPTH || steps++ > MAX_STEPS) return undefined;
    depth++;
    try {
      return work();
    } finally {
      depth--;
    }
  }

  /** What an expression was given, one step back. */
  function next(expression: Expression): Expression | undefined {
    if (before.has(expression)) return before.get(expression);
    const found = deeper(() => {
      switch (expression.type) {
        case "name":
          return named(expression.name, expression);
        case "attribute":
          return attribute(expression.object, expression.name, expression);
        case "subscript": {
          const { object, index } = expression;
          if (index.type === "string") return item(object, index.value, expression);
          return index.type === "number" ? element(object, index.value) : undefined;
        }
        case "call":
          return called(expression);
        case "conditional": {
          const is = truth(expression.test);
          return is === undefined ? undefined : is ? expression.yes : expression.no;
        }
        default:
          return undefined;
      }
    });
    before.set(expression, found);
    return found;
  }

  /** What an expression is in the end: a call, a list, a name that nobody gave a value. */
  function origin(expression: Expression): Expression {
    let at = expression;
    for (let i = 0; i < MAX_DEPTH; i++) {
      if (outer.lookUp(textOf(at), at)) return at;
      const given = next(at);
      if (given === undefined) return at;
      at = given;
    }
    return at;
  }

  /** Is a branch taken? Undefined where its condition is not known. */
  function decide({ statement, taken }: Branch): boolean | undefined {
    if (statement.type !== "if") return taken === 0;
    if (!decisions.has(statement)) {
      decisions.set(statement, undefined); // while it is decided
      decisions.set(statement, branchTaken(statement));
    }
    const branch = decisions.get(statement);
    return branch === undefined ? undefined : branch === taken;
  }

  function branchTaken({ branches }: Extract<Statement, { type: "if" }>): number | undefined {
    for (const [i, { test }] of branches.entries()) {
      const is = deeper(() => truth(test));
      if (is === undefined) return undefined;
      if (is) return i;
    }
    return branches.length;
  }

  function truth(test: Expression): boolean | undefined {
    try {
      return isTrue(evaluate(test, scope));
    } catch (error) {
      if (!isProblem(error)) throw error;
      return undefined;
    }
  }

  /** The assignment of a text that is in force; one that only may be is none, and asked for. */
  function assigned(
    text: string,
    frame: Frame,
    use: Context,
    at: Expression,
    hasMore: () => boolean,
  ): Assignment | undefined {
    const isOwn = use.frame === frame;
    const all = frame.assignments.get(text) ?? [];
    const before = isOwn ? all.filter(({ to }) => to <= at.from) : all;
    const { last, doubtful } = reaching(before, isOwn ? use : { branches: [] }, decide);
    if (doubtful.length === 0) return last;
    const several = [...doubtful, ...(last ? [last] : [])];
    const [only] = several;
    const isOnly = several.length === 1;
    if (isOnly && !hasMore()) return only;
    const lines = [...new Set(several.map(({ from }) => lineAndColumn(source, from).line))].sort(
      (a, b) => a - b,
    );
    const said = isOnly ? "it may be changed in line" : "it hangs on a condition in line";
    throw unknown(
      scope,
      at,
      `is not known: ${said}${lines.length > 1 ? "s" : ""} ${lines.slice(0, 5).join(" and ")}`,
    );
  }

  function valueGiven(assignment: Assignment, use: Context, at: Expression): Expression | undefined {
    const { value, unpacked, target } = assignment;
    if (value?.type === "list" && unpacked.length === 0) return withAppended(value, assignment, use, at);
    const { from, to } = target;
    return unpacked.reduce<Expression | undefined>(
      (object, index) => object && { from, to, type: "subscript", object, index: number(index, target) },
      value,
    );
  }

  /** A list with what is appended to it before it is used. */
  function withAppended(
    list: Expression & { readonly type: "list" | "tuple" | "set" },
    { to, frame }: Assignment,
    use: Context,
    at: Expression,
  ): Expression {
    const name = textOf(at);
    const more = (outline.calls.get("append") ?? []).flatMap((call) => {
      const { callee, args } = call.node;
      const isIts =
        call.frame === frame &&
        callee.type === "attribute" &&
        callee.object.type === "name" &&
        callee.object.name === name &&
        call.node.from >= to &&
        (use.frame !== frame || call.node.to <= at.from);
      const [item] = args;
      if (!isIts || !item || call.loops.length > 0) return [];
      return reaching([call], use, decide).last ? [item.value] : [];
    });
    return more.length === 0 ? list : { ...list, items: [...list.items, ...more] };
  }

  function named(name: string, at: Expression): Expression | undefined {
    const use = contextAt(outline, at.from);
    for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
      if (frame.kind === "class" && frame !== use.frame) continue;
      const parameter = parametersIn(frame).find((each) => each.name === name);
      const found = assigned(name, frame, use, at, () => parameter !== undefined);
      if (found) return valueGiven(found, use, at);
      if (parameter) return given(frame, name);
    }
    return undefined;
  }

  const parametersIn = ({ statement }: Frame) => (statement?.type === "function" ? statement.parameters : []);

  /** What a function is called with, where it is called once; else what it takes for a parameter by default. */
  function given(frame: Frame, name: string): Expression | undefined {
    const statement = frame.statement as FunctionStatement;
    const parameter = statement.parameters.find((each) => each.name === name);
    const bound = boundTo(name, frame, outline);
    if (bound) return bound;
    const value = parameter?.value ?? clickDefault(name, statement);
    return value?.type === "call" ? (saidDefault(value) ?? value) : value;
  }

  function attribute(object: Expression, name: string, at: Expression): Expression | undefined {
    const use = contextAt(outline, object.from);
    const text = `${textOf(object)}.${name}`;
    const own = ownClass(object, use);
    if (own) return selfMember(own, name, use, at, text);
    for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
      const found = assigned(text, frame, use, at, () => hasMore(object, name));
      if (found) return valueGiven(found, use, at);
    }
    const given = next(object);
    if (given) return deeper(() => attributeOf(given, name));
    return memberOf(object, name);
  }

  /** Could an attribute have a value from elsewhere? */
  const hasMore = (object: Expression, name: string) => memberOf(origin(object), name) !== undefined;

  /** The attribute of what stands elsewhere, as it is there. */
  function attributeOf(object: Expression, name: string): Expression | undefined {
    const at = { ...object, type: "attribute" as const, object, name, nameSpan: object };
    return attribute(object, name, at);
  }

  /** The class whose method `self` stands in. */
  function ownClass(object: Expression, { frame }: Context): Frame | undefined {
    if (object.type !== "name") return undefined;
    for (let at: Frame | undefined = frame; at; at = at.parent) {
      const own = classOf(at);
      if (own && parametersIn(at)[0]?.name === object.name) return own;
    }
    return undefined;
  }

  function selfMember(
    own: Frame,
    name: string,
    use: Context,
    at: Expression,
    text: string,
  ): Expression | undefined {
    const here = assigned(text, use.frame, use, at, () => false);
    if (here) return valueGiven(here, use, at);
    return member(own, name, undefined);
  }

  /** What the methods of a class and its body give an attribute; `call` is the one that constructs it. */
  function member(own: Frame, name: string, call: (Call & Span) | undefined): Expression | undefined {
    const methods = [...outline.frames.values()].filter(({ parent }) => parent === own);
    const inits = methods.filter(({ statement }) => statement?.name === "__init__");
    const nowhere: Context = { frame: own, branches: [], loops: [] };
    for (const method of [...inits, ...methods]) {
      const self = parametersIn(method)[0]?.name ?? "self";
      const { last, doubtful } = reaching(method.assignments.get(`${self}.${name}`) ?? [], nowhere, decide);
      const found = last ?? (doubtful.length === 1 ? doubtful[0] : undefined);
      const value = found && valueGiven(found, nowhere, found.value ?? ({ from: 0, to: 0 } as Expression));
      if (value) return value;
    }
    const argument = call && keyword(call, name);
    if (argument) return argument;
    const fields = fieldsOf(own);
    const position = call && inits.length === 0 ? fields.indexOf(name) : -1;
    const byPosition = position >= 0 ? call?.args[position] : undefined;
    if (byPosition?.kind === "positional") return byPosition.value;
    const said = own.assignments.get(name)?.at(-1)?.value;
    if (said) return said.type === "call" ? (saidDefault(said) ?? said) : said;
    const method = own.functions.get(name);
    if (method?.decorators.some((decorator) => /property$/.test(dottedName(decorator) ?? ""))) {
      return returned(method);
    }
    for (const { value } of (own.statement as ClassStatement).bases) {
      const base = value.type === "name" ? outline.classes.get(value.name) : undefined;
      const inherited = base && base !== own ? deeper(() => member(base, name, call)) : undefined;
      if (inherited) return inherited;
    }
    return undefined;
  }

  const fieldsOf = (own: Frame): string[] =>
    (own.statement as ClassStatement).body.flatMap((statement) =>
      statement.type === "assign" && statement.annotation && statement.targets[0].type === "name"
        ? statement.targets[0].name
        : [],
    );

  /** A member of what nothing stands behind: a construction, a class, the options of a command line. */
  function memberOf(object: Expression, name: string): Expression | undefined {
    if (object.type === "name") {
      const own = outline.classes.get(object.name) ?? annotated(object);
      return own && member(own, name, undefined);
    }
    if (object.type === "attribute") return memberOfAttribute(object, name);
    if (object.type === "subscript") return memberOfElement(object, name);
    if (object.type !== "call") return undefined;
    const callee = dottedName(object.callee) ?? "";
    const word = lastWord(object.callee);
    const own = outline.classes.get(callee);
    if (own) return member(own, name, object);
    if (/^parse(_known)?_args$/.test(word) || /^parse_args_/.test(word)) return optionDefault(name, outline);
    const made = classNamed(object);
    if (made) return member(made, name, undefined);
    const said = keyword(object, name);
    if (said) return said;
    for (const { kind, value } of object.args) {
      if (kind === "keyword") continue;
      const inner = origin(value);
      const found =
        entry(inner, name) ?? (inner.type === "call" && word !== "" ? memberOfArgs(inner, name) : undefined);
      if (found) return found;
    }
    return undefined;
  }

  /** `SimpleNamespace(**vars(args))`, `EasyDict(vars(args))` */
  function memberOfArgs(call: Call, name: string): Expression | undefined {
    const [first] = call.args;
    if (lastWord(call.callee) !== "vars" || !first) return undefined;
    return attributeOf(first.value, name);
  }

  /** A class among the arguments of a call, or before it: `tyro.cli(Config)`, `Config.load()`. */
  function classNamed({ callee, args }: Call): Frame | undefined {
    const before = callee.type === "attribute" && callee.object.type === "name" ? callee.object.name : "";
    const names = args.flatMap(({ value }) => (value.type === "name" ? value.name : []));
    return [before, ...names].map((name) => outline.classes.get(name)).find(Boolean);
  }

  /** `self.hparams`, `wandb.config`, absl's `flags.FLAGS`. */
  function memberOfAttribute(object: Expression & { type: "attribute" }, name: string) {
    if (object.name === "hparams") {
      const own = ownClass(object.object, contextAt(outline, object.from));
      const init =
        own &&
        [...outline.frames.values()].find(
          ({ parent, statement }) => parent === own && statement?.name === "__init__",
        );
      if (init && parametersIn(init).some((each) => each.name === name)) return given(init, name);
    }
    if (object.name === "trainer" && object.object.type === "name") return ofTrainer(name);
    if (object.name === "FLAGS") return optionDefault(name, outline);
    if (textOf(object) === "wandb.config") {
      const [init, other] = (outline.calls.get("init") ?? []).filter(({ node }) => keyword(node, "config"));
      const config = init && !other ? keyword(init.node, "config") : undefined;
      if (config) return entry(origin(config), name) ?? attributeOf(config, name);
    }
    return undefined;
  }

  /** What the one `Trainer(…)` of Lightning's is constructed with. */
  function ofTrainer(name: string): Expression | undefined {
    const [trainer, another] = outline.calls.get("Trainer") ?? [];
    return trainer && !another ? keyword(trainer.node, name) : undefined;
  }

  /** `args, rest = parser.parse_known_args()`, and HfArgumentParser's tuple of dataclasses. */
  function memberOfElement(object: Expression & { type: "subscript" }, name: string) {
    const call = origin(object.object);
    if (call.type !== "call" || object.index.type !== "number") return undefined;
    if (lastWord(call.callee) === "parse_known_args") return optionDefault(name, outline);
    if (!/^parse_args_into_dataclasses$/.test(lastWord(call.callee))) return undefined;
    const parser = call.callee.type === "attribute" ? origin(call.callee.object) : undefined;
    const classes = parser?.type === "call" ? parser.args[0]?.value : undefined;
    const item =
      classes?.type === "tuple" || classes?.type === "list" ? classes.items[object.index.value] : classes;
    const own = item?.type === "name" ? outline.classes.get(item.name) : undefined;
    return own && member(own, name, undefined);
  }

  /** The class that a parameter without a value is annotated with. */
  function annotated(name: Expression & { type: "name" }): Frame | undefined {
    const { frame } = contextAt(outline, name.from);
    const annotation = parametersIn(frame).find((each) => each.name === name.name)?.annotation;
    return annotation?.type === "name" ? outline.classes.get(annotation.name) : undefined;
  }

  /** `config["lr"]` */
  function item(object: Expression, key: string, at: Expression): Expression | undefined {
    const use = contextAt(outline, object.from);
    for (const quote of ['"', "'"]) {
      const text = `${textOf(object)}[${quote}${key}${quote}]`;
      for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
        const found = assigned(text, frame, use, at, () => true);
        if (found) return valueGiven(found, use, at);
      }
    }
    const own = entry(object, key);
    if (own) return own;
    const given = next(object);
    if (given) return deeper(() => item(given, key, { ...at, from: given.from, to: given.to }));
    if (object.type === "call" && lastWord(object.callee) === "vars") return memberOfArgs(object, key);
    return memberOf(object, key);
  }

  /** What a dict has for a key. */
  function entry(dict: Expression, key: string): Expression | undefined {
    if (dict.type === "call" && dottedName(dict.callee) === "dict") return keyword(dict, key);
    if (dict.type !== "dict") return undefined;
    const own = dict.entries.findLast((each) => each.key?.type === "string" && each.key.value === key);
    if (own) return own.value;
    for (const each of dict.entries) {
      const inner = each.key === undefined ? entry(origin(each.value), key) : undefined;
      if (inner) return inner;
    }
    return undefined;
  }

  /** `pair[0]`, and what is unpacked; `accelerator.prepare(a, b)` gives back its arguments. */
  function element(list: Expression, index: number): Expression | undefined {
    const found = origin(list);
    if (found.type === "list" || found.type === "tuple") {
      if (found.items.some(({ type }) => type === "starred")) return undefined;
      return found.items[index < 0 ? index + found.items.length : index];
    }
    if (found.type !== "call") return undefined;
    const isSame = lastWord(found.callee) === "prepare" || dottedName(found.callee) === "amp.initialize";
    return isSame ? found.args[index]?.value : undefined;
  }

  const number = (value: number, { from, to }: Span): Expression => ({
    from,
    to,
    type: "number",
    value,
    kind: "int",
    exact: true,
  });

  function called(call: Expression & Call): Expression | undefined {
    const said = saidDefault(call);
    if (said) return said;
    const { callee, args } = call;
    if (callee.type === "attribute" && callee.name === "get")
      return got(
        callee.object,
        args.map(({ value }) => value),
        call,
      );
    if (callee.type === "name" && callee.name === "getattr") {
      const [object, name, otherwise] = args.map(({ value }) => value);
      if (object && name?.type === "string") return attribute(object, name.value, call) ?? otherwise;
    }
    const word = dottedName(callee) ?? "";
    const [first] = args;
    if (unchanged.has(word) && first?.kind === "positional") return first.value;
    if (/(^|\.)getenv$/.test(word)) return args[1]?.value;
    const own = functionNamed(callee);
    return own && returned(own);
  }

  /** `config.get("lr", 0.1)`, `os.environ.get("LR", 0.1)` */
  function got(object: Expression, [key, otherwise]: Expression[], at: Expression): Expression | undefined {
    if (key?.type !== "string") return undefined;
    return item(object, key.value, at) ?? otherwise;
  }

  /** What a function gives back, where that is one thing. */
  function returned(statement: FunctionStatement): Expression | undefined {
    const frame = outline.frames.get(statement);
    if (!frame) return undefined;
    const nowhere: Context = { frame, branches: [], loops: [] };
    // the first that is reached ends the function
    const { last, doubtful } = reaching(frame.returns.toReversed(), nowhere, decide);
    const all = [...doubtful, ...(last ? [last] : [])];
    return all.length === 1 ? all[0]?.node.value : undefined;
  }

  return environment;
}

/** What gives back its argument. */
const unchanged: ReadonlySet<string> = new Set([
  "copy.deepcopy",
  "copy.copy",
  "deepcopy",
  "tf.constant",
  "jnp.asarray",
  "OmegaConf.create",
]);

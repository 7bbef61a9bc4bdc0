import { unknown } from "../environment.ts";
import { dottedName } from "../names.ts";
import type { Argument, Call, Expression, Span } from "../syntax.ts";
import { saidOf } from "./assignments.ts";
import { type FunctionStatement, lastWord, type Outline } from "./outline.ts";
import type { ScriptNames } from "./script-names.ts";

/**
 * What a command line that says nothing gives an option; undefined where there is none, or it must be said. Throws an
 * Unknown, of no place, where parsers give it different ones.
 */
export function optionDefault(name: string, { outline, scope, textOf }: ScriptNames): Expression | undefined {
  const all = [set(name, outline), argparseDefaults(name, outline)].find((each) => each.length > 0) ?? [];
  const [last, ...others] = all.toReversed();
  if (last && others.some((each) => textOf(each) !== textOf(last))) {
    throw unknown(scope, last, `is not known: ${saidOf("it has different defaults", all, scope)}`);
  }
  return last ?? abslDefault(name, outline);
}

/** `parser.set_defaults(lr=0.1)` */
const set = (name: string, { calls }: Outline): Expression[] =>
  (calls.get("set_defaults") ?? []).flatMap(({ node }) => keyword(node, name) ?? []);

/** `parser.add_argument("-l", "--learning-rate", dest="lr", type=float, default=0.1)`, of each parser. */
const argparseDefaults = (name: string, { calls }: Outline): Expression[] =>
  (calls.get("add_argument") ?? []).flatMap(({ node }) =>
    destOf(node) === name ? (defaultOf(node) ?? []) : [],
  );

function defaultOf(option: Call & Span): Expression | undefined {
  const said = keyword(option, "default");
  if (said) return said.type === "string" ? cast(keyword(option, "type"), said) : said;
  const span = { from: option.from, to: option.to };
  const action = keyword(option, "action");
  if (action?.type === "string" && /^store_(true|false)$/.test(action.value)) {
    return { ...span, type: "constant", value: action.value === "store_false" };
  }
  const required = keyword(option, "required");
  const isRequired = required?.type === "constant" && required.value === true;
  const isOption = flagsOf(option).some((flag) => flag.startsWith("-"));
  return isRequired || !isOption ? undefined : { ...span, type: "constant", value: null };
}

/** The spellings of an option: `-l`, `--learning-rate`. */
const flagsOf = ({ args }: Call): string[] =>
  args.flatMap(({ kind, value }) => (kind === "positional" && value.type === "string" ? value.value : []));

/**
 * What `parse_args(["--lr", "0.3"])` is given for an option: undefined where it does not say it, or is given the real
 * command line. Throws an Unknown where it is given what nobody knows.
 */
export function optionGiven(name: string, call: Call & Span, names: ScriptNames): Expression | undefined {
  const given = call.args.find(({ kind }) => kind === "positional")?.value ?? keyword(call, "args");
  if (!given) return undefined;
  const words = wordsOf(names.origin(given), names);
  if (!words) return undefined;
  const option = names.outline.calls.get("add_argument")?.findLast(({ node }) => destOf(node) === name)?.node;
  if (!option) return undefined;
  const flags = flagsOf(option);
  for (const [i, { value: word, from, to }] of words.toReversed().entries()) {
    const [flag = "", ...rest] = word.split("=");
    if (!flags.includes(flag)) continue;
    const action = keyword(option, "action");
    if (action?.type === "string" && /^store_(true|false)$/.test(action.value)) {
      return { from, to, type: "constant", value: action.value === "store_true" };
    }
    const next = words[words.length - i];
    const text = rest.length > 0 ? rest.join("=") : next?.value;
    if (action || keyword(option, "nargs") || text === undefined) {
      throw unknown(names.scope, given, "is not known");
    }
    return cast(keyword(option, "type"), { from, to, type: "string", value: text });
  }
  return undefined;
}

/** The words of a command line that a script writes itself; undefined for the real one. */
function wordsOf(
  given: Expression,
  { scope, textOf }: ScriptNames,
): (Span & { readonly value: string })[] | undefined {
  const { from, to } = given;
  if (given.type === "list" || given.type === "tuple") {
    return given.items.map((item) => {
      if (item.type !== "string") throw unknown(scope, item, "is not known");
      return { from: item.from, to: item.to, value: item.value };
    });
  }
  if (given.type === "call" && given.callee.type === "attribute" && given.callee.name === "split") {
    const { object } = given.callee;
    if (object.type === "string" && given.args.length === 0) {
      return object.value
        .split(/\s+/)
        .filter(Boolean)
        .map((value) => ({ from, to, value }));
    }
  }
  if (given.type === "constant" || given.type === "name" || /^sys\.argv/.test(textOf(given)))
    return undefined;
  throw unknown(scope, given, "is not known");
}

/** argparse puts a default that is text through the option's type. */
function cast(type: Expression | undefined, value: Expression): Expression {
  if (type?.type !== "name" || (type.name !== "int" && type.name !== "float")) return value;
  const { from, to } = value;
  return { from, to, type: "call", callee: type, args: [{ from, to, kind: "positional", value }] };
}

function destOf(call: Call): string | undefined {
  const dest = keyword(call, "dest");
  if (dest) return dest.type === "string" ? dest.value : undefined;
  const names = flagsOf(call);
  const name = names.find((each) => each.startsWith("--")) ?? names[0];
  return name?.replace(/^-+/, "").replaceAll("-", "_");
}

/** `flags.DEFINE_float("lr", 0.1, "…")` */
function abslDefault(name: string, { allCalls }: Outline): Expression | undefined {
  const found = allCalls.findLast(({ node: { callee, args } }) => {
    const first = args[0]?.value;
    return (
      /^DEFINE_(?!flag_values)/.test(lastWord(callee)) && first?.type === "string" && first.value === name
    );
  });
  return found && (keyword(found.node, "default") ?? found.node.args[1]?.value);
}

/** `@click.option("--lr", default=0.1)` */
export function clickDefault(name: string, { decorators }: FunctionStatement): Expression | undefined {
  for (const decorator of decorators) {
    if (decorator.type !== "call" || lastWord(decorator.callee) !== "option") continue;
    const own = decorator.args.some(({ value }) => value.type === "string" && value.value === name);
    if (own || destOf(decorator) === name) return keyword(decorator, "default");
  }
  return undefined;
}

/** Field(default=…), field(default_factory=lambda: …), typer.Option(…): the default that such a call says. */
export function saidDefault(call: Call & Span): Expression | undefined {
  const name = dottedName(call.callee)?.split(".").at(-1) ?? "";
  if (!wrappers.has(name)) return undefined;
  const factory = keyword(call, "default_factory");
  if (factory?.type === "lambda") return factory.body;
  const [first] = call.args;
  return (
    keyword(call, "default") ?? (first?.kind === "positional" && name !== "field" ? first.value : undefined)
  );
}

const wrappers: ReadonlySet<string> = new Set(["field", "Field", "Option", "HfArg", "ib"]);

/** The argument of a call by its name. */
export function keyword({ args }: Call, name: string): Expression | undefined {
  return args.find(
    (argument): argument is Argument & { kind: "keyword"; name: string } =>
      argument.kind === "keyword" && argument.name === name,
  )?.value;
}

/** The names that a command line's options have in `args`. */
export function destsOf({ calls }: Outline): string[] {
  return [...new Set((calls.get("add_argument") ?? []).flatMap(({ node }) => destOf(node) ?? []))];
}

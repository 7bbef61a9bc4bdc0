import { dottedName } from "../names.ts";
import type { Argument, Call, Expression, Span } from "../syntax.ts";
import { type FunctionStatement, lastWord, type Outline } from "./outline.ts";

/** What a command line that says nothing gives an option; undefined where there is none, or it must be said. */
export function optionDefault(name: string, outline: Outline): Expression | undefined {
  return set(name, outline) ?? argparseDefault(name, outline) ?? abslDefault(name, outline);
}

/** `parser.set_defaults(lr=0.1)` */
function set(name: string, { calls }: Outline): Expression | undefined {
  const found = calls.get("set_defaults")?.findLast(({ node }) => keyword(node, name));
  return found && keyword(found.node, name);
}

/** `parser.add_argument("-l", "--learning-rate", dest="lr", type=float, default=0.1)` */
function argparseDefault(name: string, { calls }: Outline): Expression | undefined {
  const found = calls.get("add_argument")?.findLast(({ node }) => destOf(node) === name)?.node;
  if (found === undefined) return undefined;
  const said = keyword(found, "default");
  if (said) return said.type === "string" ? cast(keyword(found, "type"), said) : said;
  const span = { from: found.from, to: found.to };
  const action = keyword(found, "action");
  if (action?.type === "string" && /^store_(true|false)$/.test(action.value)) {
    return { ...span, type: "constant", value: action.value === "store_false" };
  }
  const required = keyword(found, "required");
  const isRequired = required?.type === "constant" && required.value === true;
  const first = found.args[0]?.value;
  const isOption = first?.type === "string" && first.value.startsWith("-");
  return isRequired || !isOption ? undefined : { ...span, type: "constant", value: null };
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
  const names = call.args.flatMap(({ kind, value }) =>
    kind === "positional" && value.type === "string" ? value.value : [],
  );
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

import { dottedName } from "../names.ts";
import type { Call, Expression } from "../syntax.ts";
import { initWith, memberOfClass } from "./class-members.ts";
import { ownClass } from "./classes.ts";
import { entryOf } from "./containers.ts";
import { keyword, optionDefault, optionGiven } from "./options.ts";
import { contextAt, type Frame, lastWord, type Outline } from "./outline.ts";
import { annotated, givenFor } from "./parameters.ts";
import type { ScriptNames } from "./script-names.ts";

/** A member of what nothing stands behind: a construction, a class, the options of a command line. */
export function memberOf(object: Expression, name: string, names: ScriptNames): Expression | undefined {
  const { outline } = names;
  switch (object.type) {
    case "name": {
      const own = outline.classes.get(object.name) ?? annotated(object, outline);
      return own && memberOfClass(own, name, undefined, names);
    }
    case "attribute":
      return memberOfAttribute(object, name, names);
    case "subscript":
      return memberOfElement(object, name, names);
    case "call":
      return memberOfCall(object, name, names);
    default:
      return undefined;
  }
}

function memberOfCall(call: Expression & Call, name: string, names: ScriptNames): Expression | undefined {
  const { outline } = names;
  const word = lastWord(call.callee);
  const own = outline.classes.get(dottedName(call.callee) ?? "");
  if (own) return memberOfClass(own, name, call, names);
  if (/^parse(_known)?_args$/.test(word)) return optionGiven(name, call, names) ?? option(name, names);
  if (/^parse_args_/.test(word)) return option(name, names);
  const made = classNamed(call, outline);
  if (made) return memberOfClass(made, name, undefined, names);
  const said = keyword(call, name);
  if (said) return said;
  for (const { kind, value } of call.args) {
    if (kind === "keyword") continue;
    const inner = names.origin(value);
    const found =
      entryOf(inner, name, names) ??
      (inner.type === "call" && word !== "" ? memberOfVars(inner, name, names) : undefined);
    if (found) return found;
  }
  return undefined;
}

const option = (name: string, names: ScriptNames): Expression | undefined =>
  names.byDefault(optionDefault(name, names));

/** `vars(args)`, as in `SimpleNamespace(**vars(args))` and `EasyDict(vars(args))`. */
export function memberOfVars(call: Call, name: string, names: ScriptNames): Expression | undefined {
  const [first] = call.args;
  return lastWord(call.callee) === "vars" && first ? names.attributeOf(first.value, name) : undefined;
}

/** A class among the arguments of a call, or before it: `tyro.cli(Config)`, `Config.load()`. */
function classNamed({ callee, args }: Call, { classes }: Outline): Frame | undefined {
  const before = callee.type === "attribute" && callee.object.type === "name" ? callee.object.name : "";
  const words = args.flatMap(({ value }) => (value.type === "name" ? value.name : []));
  return [before, ...words].map((word) => classes.get(word)).find(Boolean);
}

/** `self.hparams`, `self.trainer`, `wandb.config`, absl's `flags.FLAGS`. */
function memberOfAttribute(
  object: Expression & { type: "attribute" },
  name: string,
  names: ScriptNames,
): Expression | undefined {
  const { outline } = names;
  if (object.name === "hparams") {
    const own = ownClass(object.object, contextAt(outline, object.from));
    const init = own && initWith(own, name, outline);
    if (init) return givenFor(name, init, names);
  }
  if (object.name === "trainer" && object.object.type === "name") return ofTrainer(name, outline);
  if (object.name === "FLAGS") return option(name, names);
  if (names.textOf(object) === "wandb.config") {
    const [init, other] = (outline.calls.get("init") ?? []).filter(({ node }) => keyword(node, "config"));
    const config = init && !other ? keyword(init.node, "config") : undefined;
    if (config) return entryOf(names.origin(config), name, names) ?? names.attributeOf(config, name);
  }
  return undefined;
}

/** What the one `Trainer(…)` of Lightning's is constructed with. */
function ofTrainer(name: string, { calls }: Outline): Expression | undefined {
  const [trainer, another] = calls.get("Trainer") ?? [];
  return trainer && !another ? keyword(trainer.node, name) : undefined;
}

/** `args, rest = parser.parse_known_args()`, and HfArgumentParser's tuple of dataclasses. */
function memberOfElement(
  { object, index }: Expression & { type: "subscript" },
  name: string,
  names: ScriptNames,
): Expression | undefined {
  const { outline } = names;
  const call = names.origin(object);
  if (call.type !== "call" || index.type !== "number") return undefined;
  const word = lastWord(call.callee);
  if (word === "parse_known_args") return optionGiven(name, call, names) ?? option(name, names);
  if (word !== "parse_args_into_dataclasses") return undefined;
  const parser = call.callee.type === "attribute" ? names.origin(call.callee.object) : undefined;
  const classes = parser?.type === "call" ? parser.args[0]?.value : undefined;
  const item = classes?.type === "tuple" || classes?.type === "list" ? classes.items[index.value] : classes;
  const own = item?.type === "name" ? outline.classes.get(item.name) : undefined;
  return own && memberOfClass(own, name, undefined, names);
}

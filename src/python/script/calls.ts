import { dottedName } from "../names.ts";
import type { Call, Expression } from "../syntax.ts";
import { assigned } from "./assignments.ts";
import { valueOfAttribute, valueOfItem } from "./attributes.ts";
import { ownClass } from "./classes.ts";
import { saidDefault } from "./options.ts";
import { contextAt, type Frame, type FunctionStatement } from "./outline.ts";
import { returned } from "./returned.ts";
import type { ScriptNames } from "./script-names.ts";

/** What gives back its argument. */
const unchanged: ReadonlySet<string> = new Set([
  "copy.deepcopy",
  "copy.copy",
  "deepcopy",
  "tf.constant",
  "jnp.asarray",
  "OmegaConf.create",
]);

/** What a call gives back, where the script says it: a default, an argument, what its own function returns. */
export function valueOfCall(call: Expression & Call, names: ScriptNames): Expression | undefined {
  const said = saidDefault(call);
  if (said) return said;
  const { callee, args } = call;
  const [first, second, third] = args.map(({ value }) => value);
  if (callee.type === "attribute" && callee.name === "get") {
    // `config.get("lr", 0.1)`, `os.environ.get("LR", 0.1)`
    if (first?.type !== "string") return undefined;
    return valueOfItem(callee.object, first.value, call, names) ?? names.byDefault(second);
  }
  if (callee.type === "name" && callee.name === "getattr" && first && second?.type === "string") {
    return valueOfAttribute(first, second.value, call, names) ?? names.byDefault(third);
  }
  const word = dottedName(callee) ?? "";
  if (unchanged.has(word) && args[0]?.kind === "positional") return first;
  if (/(^|\.)getenv$/.test(word)) return names.byDefault(second);
  const own = functionNamed(callee, names);
  return own && returned(own, names);
}

/** The function of the script that a name, or a method of `self`, is. */
export function functionNamed(expression: Expression, names: ScriptNames): FunctionStatement | undefined {
  const { outline } = names;
  if (expression.type === "name") {
    const use = contextAt(outline, expression.from);
    for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
      if (frame.kind === "class" && frame !== use.frame) continue;
      const at = { use, at: expression, hasMore: () => false };
      const found = assigned(expression.name, frame, at, names);
      if (found) return found.defined;
    }
    return undefined;
  }
  if (expression.type !== "attribute") return undefined;
  return ownClass(expression.object, contextAt(outline, expression.from))?.functions.get(expression.name);
}

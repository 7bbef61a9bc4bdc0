import { dottedName } from "../names.ts";
import type { Expression } from "../syntax.ts";
import { checkParts } from "./assignments.ts";
import { keyword } from "./options.ts";
import { lastWord } from "./outline.ts";
import type { ScriptNames } from "./script-names.ts";

/** What a dict has for a key, in either spelling, or one that is spread into it. */
export function entryOf(dict: Expression, key: string, names: ScriptNames): Expression | undefined {
  if (dict.type === "call" && dottedName(dict.callee) === "dict") return keyword(dict, key);
  if (dict.type !== "dict") return undefined;
  const own = dict.entries.findLast((each) => each.key?.type === "string" && each.key.value === key);
  if (own) return own.value;
  for (const each of dict.entries) {
    const inner = each.key === undefined ? entryOf(names.origin(each.value), key, names) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** `pair[0]`, and what is unpacked; `accelerator.prepare(a, b)` gives back its arguments. */
export function elementOf(list: Expression, index: number, names: ScriptNames): Expression | undefined {
  const found = names.origin(list);
  if (found !== list) checkParts(list, names);
  if (found.type === "list" || found.type === "tuple") {
    if (found.items.some(({ type }) => type === "starred")) return undefined;
    return found.items[index < 0 ? index + found.items.length : index];
  }
  if (found.type !== "call") return undefined;
  const isSame = lastWord(found.callee) === "prepare" || dottedName(found.callee) === "amp.initialize";
  return isSame ? found.args[index]?.value : undefined;
}

import type { Expression } from "../syntax.ts";
import { assigned, valueGiven } from "./assignments.ts";
import { memberOfSelf } from "./class-members.ts";
import { ownClass } from "./classes.ts";
import { memberOf, memberOfVars } from "./constructed-objects.ts";
import { entryOf } from "./containers.ts";
import { contextAt, type Frame, lastWord } from "./outline.ts";
import type { ScriptNames } from "./script-names.ts";

/** What an attribute was given: `args.lr`, `self.lr`, `config.optim.lr`. */
export function valueOfAttribute(
  object: Expression,
  name: string,
  at: Expression,
  names: ScriptNames,
): Expression | undefined {
  const use = contextAt(names.outline, object.from);
  const text = `${names.textOf(object)}.${name}`;
  const own = ownClass(object, use);
  if (own) return memberOfSelf(own, name, { use, at, text }, names);
  const hasMore = () => memberOf(names.origin(object), name, names) !== undefined;
  for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
    const found = assigned(text, frame, { use, at, hasMore }, names, names.textOf(object));
    if (found) return valueGiven(found, use, at, names);
  }
  const given = names.next(object);
  if (given) return names.deeper(() => names.attributeOf(given, name));
  return memberOf(object, name, names);
}

/** What a key has: `config["lr"]`. */
export function valueOfItem(
  object: Expression,
  key: string,
  at: Expression,
  names: ScriptNames,
): Expression | undefined {
  const use = contextAt(names.outline, object.from);
  for (const quote of ['"', "'"]) {
    const text = `${names.textOf(object)}[${quote}${key}${quote}]`;
    for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
      const found = assigned(text, frame, { use, at, hasMore: () => true }, names, names.textOf(object));
      if (found) return valueGiven(found, use, at, names);
    }
  }
  const own = entryOf(object, key, names);
  if (own) return own;
  const given = names.next(object);
  if (given) {
    const there = { ...at, from: given.from, to: given.to };
    return names.deeper(() => valueOfItem(given, key, there, names));
  }
  if (object.type === "call" && lastWord(object.callee) === "vars") return memberOfVars(object, key, names);
  return memberOf(object, key, names);
}

import type { Expression } from "../syntax.ts";
import { itemsOf } from "./arithmetic.ts";
import type { Context, Frame } from "./code.ts";
import { find } from "./scope.ts";
import type { Value } from "./values.ts";

/** The place of a target that is a name; those that a block assigns to are its own scope's. */
export function slotOf(target: Expression, { scope }: Context): number | undefined {
  if (target.type !== "name") return undefined;
  const found = find(target.name, scope);
  return found?.type === "slot" && found.up === 0 ? found.slot : undefined;
}

/** What gives a value to a target: a name, or names in brackets. Throws a Problem for other targets. */
export function assigning(target: Expression, context: Context): (frame: Frame, value: Value) => void {
  const { program } = context;
  const slot = slotOf(target, context);
  if (slot !== undefined) {
    return (frame, value) => {
      frame.slots[slot] = value;
    };
  }
  if (target.type !== "tuple" && target.type !== "list") {
    const what =
      target.type === "starred" ? "a starred target" : `an assignment to ${KINDS[target.type] ?? "this"}`;
    throw program.refusal(target, what);
  }
  const inner = target.items.map((item) => assigning(item, context));
  return (frame, value) => {
    const items = itemsOf(value, target, program);
    if (items.length !== inner.length) {
      throw program.failure(target, `${items.length} values for ${inner.length} names`);
    }
    inner.forEach((assign, i) => {
      assign(frame, items[i] as Value);
    });
  };
}

/** What a target that is not assigned to is called. */
export const KINDS: Readonly<Record<string, string>> = { attribute: "an attribute", subscript: "an element" };

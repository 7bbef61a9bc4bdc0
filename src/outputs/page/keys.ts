import type { Model } from "./model.ts";
import { endsOf, type View } from "./view.ts";

/** Where a key moves the cursor to from a position, undefined for none yet; undefined where it does not move it. */
export function movedBy(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  position: number | undefined,
  model: Model,
  view: View,
): number | undefined {
  const [first, last] = endsOf(model, view);
  const page = Math.max(1, Math.round((last - first) / 10));
  const one = shiftKey ? page : 1;
  const from = (start: number, by: number) =>
    position === undefined ? start : Math.max(first, Math.min(last, position + by));
  switch (key) {
    case "ArrowRight":
      return from(first, one);
    case "ArrowLeft":
      return from(last, -one);
    case "PageDown":
      return from(first, page);
    case "PageUp":
      return from(last, -page);
    case "Home":
      return first;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** What is left of the span that is seen after a key: less for +, more for −; undefined for other keys. */
export function zoomBy({ key }: Pick<KeyboardEvent, "key">): number | undefined {
  if (key === "+" || key === "=") return 0.5;
  return key === "-" || key === "_" ? 2 : undefined;
}

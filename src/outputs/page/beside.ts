import type { Box } from "../chart/room.ts";
import type { Frame, Panel } from "./frame.ts";

/** Half the height of a line of text, and what it keeps from what it is of, in CSS pixels. */
const [halfLine, off] = [7, 5];

/** Where text may stand in a panel: above the plot, too, where there is nothing else. */
export function boundsOf({ top, bottom }: Panel, { left, right, above }: Frame): Box {
  return { left: left + off, right, top: above ? top : Math.max(0, top - 2 * halfLine), bottom };
}

/** Boxes for the text of a dot: beside it, above and below; further away where it could be no other line's. */
export function* besideDot(
  { x, y }: { readonly x: number; readonly y: number },
  width: number,
  isAlone: boolean,
  bounds: Box,
): Generator<Box> {
  const from = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - halfLine,
    bottom: middle + halfLine,
  });
  const inside = (left: number) => Math.max(bounds.left, Math.min(bounds.right - width, left));
  for (const away of isAlone ? [0, 8, 16, 24, 32] : [0, 8]) {
    yield from(x + 8 + away, y);
    yield from(x - 8 - away - width, y);
    for (const middle of [y - halfLine - off - away / 2, y + halfLine + off + away / 2]) {
      for (const left of [x - width / 2, x + 3 - width, x - 3, x + off, x - off - width]) {
        yield from(inside(left), middle);
      }
    }
  }
}

/** Boxes for the text of a rule: to its right and its left, from above to below. */
export function* besideRule(x: number, width: number, panel: Panel): Generator<Box> {
  for (let top = panel.top + 2; top < panel.bottom; top += halfLine) {
    for (const left of [x + off, x - off - width]) {
      yield { left, right: left + width, top, bottom: top + 2 * halfLine };
    }
  }
}

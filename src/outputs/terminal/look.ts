import type { Pair } from "../../core/comparison.ts";
import type { Curve } from "../../core/curve.ts";
import type { Figure } from "../../core/figure.ts";
import type { Screen } from "../format.ts";
import { hueCount, type Style } from "./style.ts";

/** What tells a curve from the others, in colour and without. */
export interface Look {
  readonly style: Style;
  /** Dots that are drawn and left out by turns. */
  readonly dash: readonly number[];
  /** Stands on its line, where neither colours nor dashes suffice. */
  readonly letter: string | undefined;
  /** Gives way to others where they meet. */
  readonly faint: boolean;
}

const solid = [1, 0];
const dashed = [6, 4];
const dotted = [1, 2];
/** For each time that the colours begin again. */
const dashes = [solid, dashed, dotted, [10, 3, 1, 3], [3, 3], [14, 6]];
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The look of each curve of a figure, in order. */
export function looksOf({ curves, comparison }: Figure, colors: Screen["colors"]): Look[] {
  if (comparison) return curves.map((curve) => comparedLook(curve, comparison.pairs, colors));
  const hues = hueCount(colors);
  // more than two lines of different dashes are a tangle where they cross
  const lettered = colors === 1 && curves.length > 2;
  return curves.map((_, i) => ({
    style: { hue: i % hues },
    dash: lettered ? solid : (dashes[Math.floor(i / hues) % dashes.length] as number[]),
    letter: lettered ? letters[i % letters.length] : undefined,
    faint: false,
  }));
}

/** What was is grey, or where there are several pairs, dotted in the colour that its other side is drawn in. */
function comparedLook(curve: Curve, pairs: readonly Pair[], colors: Screen["colors"]): Look {
  const hue = pairs.findIndex(({ before, after }) => curve === before || curve === after);
  const isBefore = curve.side === "before";
  const isOnlyPair = pairs.length === 1;
  const lettered = colors === 1 && !isOnlyPair;
  return {
    style: isBefore && isOnlyPair ? { grey: true } : { hue },
    dash: isBefore && !(isOnlyPair && colors > 1) ? dotted : solid,
    letter: lettered ? letters[hue % letters.length] : undefined,
    faint: isBefore,
  };
}

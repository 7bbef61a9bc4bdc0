import type { At, Facts } from "./facts.ts";
import type { Figure } from "./figure.ts";
import { numberText } from "./parameter-text.ts";

type Axis = Pick<Figure, "x" | "steps_per_epoch">;

/** One fact for a reader: `{ name: "peak", text: "0.001 at epoch 0" }`. */
export interface Fact {
  readonly name: string;
  readonly text: string;
}

/** A rate with the digits that a reader looks at: `3.736e-6`. */
export function rateText(rate: number): string {
  return numberText(Number(rate.toPrecision(4)));
}

/** A whole number with its thousands parted: `15,000`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A part of a whole, 0 to 1 (or more), as a reader has it: `67 %`; never 0 % of something, nor 100 % of less than all. */
export function percentText(part: number): string {
  if (part > 0 && part < 0.01) return "less than 1 %";
  if (part > 0.99 && part < 1) return "over 99 %";
  return `${Math.round(100 * part)} %`;
}

/** Where an index is: `epoch 30`, or `step 15,000 (epoch 30)`. */
export function placeText(index: number, { x, steps_per_epoch }: Axis): string {
  const place = `${x} ${countText(index)}`;
  return steps_per_epoch > 1 ? `${place} (epoch ${countText(Math.floor(index / steps_per_epoch))})` : place;
}

/**
 * The headline of a curve: peak, final rate, where its warm-up ends and where it restarts, if it does; of another
 * parameter peak, lowest and final value.
 */
export function factTexts(seen: Facts, axis: Axis): Fact[] {
  const { parameter, peak, lowest, final, warmup, restartCount, restarts } = seen;
  const at = ({ rate, index }: At) => `${rateText(rate)} at ${placeText(index, axis)}`;
  const hasLowest = parameter !== "lr" && lowest.rate < peak.rate;
  const facts = [
    { name: "peak", text: at(peak) },
    ...(hasLowest ? [{ name: "lowest", text: at(lowest) }] : []),
    { name: "final", text: rateText(final.rate) },
  ];
  if (warmup !== undefined) facts.push({ name: "warm-up", text: `ends at ${placeText(warmup, axis)}` });
  if (restartCount > 0) facts.push({ name: "restarts", text: restartsText(restartCount, restarts, axis) });
  return facts;
}

/** More of them say no more. */
const listed = 6;

function restartsText(count: number, restarts: readonly number[], { x }: Axis): string {
  const some = restarts.length > listed ? restarts.slice(0, listed - 2) : restarts;
  const last = restarts.length > listed ? ["…", countText(restarts.at(-1) as number)] : [];
  const places = [...some.map(countText), ...last].join(", ");
  return `${countText(count)}, at ${x}${count === 1 ? "" : "s"} ${places}`;
}

import { countText, rateText } from "../facts-text.ts";

/** From this factor on, up or down, a factor says more than percent. */
const much = 10;

/**
 * By how much a number has changed, as a part of what it was: `+20 %`, `× 35.2`, `÷ 1,000`, `< 0.01 %`, `same`. Where it
 * was 0 or has another sign now, the difference: `+0.001`.
 */
export function relativeText(before: number, after: number): string {
  if (before === after) return "same";
  const [times, parts] = [factor(after, before), factor(before, after)];
  if (before === 0 || times < 0 || times === Infinity) return differenceText(before, after);
  if (times >= much) return `× ${digits(times)}`;
  if (parts >= much && parts < Infinity) return `÷ ${digits(parts)}`;
  const percent = Number(((100 * (after - before)) / before).toFixed(2));
  return percent === 0 ? "< 0.01 %" : `${signed(digits(percent))} %`;
}

/** By how much a number has changed, in what it counts: `+0.001`, `−3`. */
export function differenceText(before: number, after: number): string {
  return signed(rateText(after - before));
}

/** Without the error of a division: 10 is much, and so is 9.999999999999998. */
const factor = (number: number, of: number) => Number((number / of).toPrecision(12));

function signed(text: string): string {
  return text.startsWith("-") ? `−${text.slice(1)}` : `+${text}`;
}

/** Three digits of a number, and all before its point if they can be read. */
function digits(value: number): string {
  if (value >= 1e9) return Number(value.toPrecision(3)).toExponential().replace("+", "");
  return value >= 100 ? countText(Math.round(value)) : String(Number(value.toPrecision(3)));
}

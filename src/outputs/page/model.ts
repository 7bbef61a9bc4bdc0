import type { ParameterName } from "../../core/schedule.ts";
import { wholeAxis } from "../../core/window.ts";
import { type Look, lookOf } from "../html/look.ts";
import type { Domain, Marks, Name, PageData } from "./data.ts";

/** A curve, or the difference of two, as the page holds it. */
export interface Line {
  readonly name: Name;
  readonly parameter: ParameterName;
  /** Its entry in the legend. */
  readonly group: number;
  readonly look: Look;
  /** Is it what was, and not what is to be? */
  readonly isBefore: boolean;
  /** How many values it really has. */
  readonly length: number;
  /** Rates at the first of the model's indices, as far as it goes. */
  readonly rates: Float64Array;
  readonly marks?: Marks | undefined;
}

/** What the page shows, whatever part of it is seen. */
export interface Model {
  readonly data: PageData;
  /** The indices whose values are known, rising. */
  readonly indices: Float64Array;
  /** Each curve of the data, in its order. */
  readonly lines: readonly Line[];
  /** After − before, of each group that has both; empty where the page does not compare. */
  readonly differences: readonly Line[];
  /** The ends of the lower axis that show the whole run. */
  readonly whole: Domain;
}

export function modelOf(data: PageData): Model {
  const indices = Float64Array.from(data.indices ?? { length: data.length }, (index, i) => index ?? i);
  const look = (group: number) => lookOf(group, data.sides !== undefined);
  const lines = data.curves.map(({ name, parameter, length, side, marks }, i): Line => {
    const group = data.groups.findIndex(({ curves }) => curves.includes(i));
    const rates = Float64Array.from(data.rates[i] ?? []);
    return { name, parameter, group, look: look(group), isBefore: side === "before", length, rates, marks };
  });
  return { data, indices, lines, differences: differencesOf(data, lines), whole: wholeOf(data) };
}

function wholeOf({ length, line, per }: PageData): Domain {
  const [begin, end] = wholeAxis(length, line);
  return [begin / per, end / per];
}

function differencesOf({ groups, sides, parameters }: PageData, lines: readonly Line[]): Line[] {
  if (!sides) return [];
  const each = groups.flatMap((entry, group) =>
    parameters.map((parameter) => ({ ...entry, group, parameter })),
  );
  return each.flatMap(({ label, curves, group, parameter }) => {
    const sides = curves.map((curve) => lines[curve]).filter((line) => line?.parameter === parameter);
    const [before, after] = sides;
    if (!before || !after) return [];
    const rates = after.rates
      .subarray(0, before.rates.length)
      .map((rate, k) => rate - (before.rates[k] as number));
    const length = Math.min(before.length, after.length);
    const name =
      groups.length === 1 ? { label: "", ending: "difference" } : { label, ending: ", difference" };
    return { name, parameter, group, look: lookOf(group, true), isBefore: false, length, rates };
  });
}

import { functionName, isFunctionText } from "./expression/interpreter.ts";

/** Parameters as Python would spell them in a call: `T_0=30, eta_min=1e-6`. */
export function parameterText(given: Readonly<Record<string, unknown>>): string {
  return Object.entries(given)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(", ");
}

function valueText(value: unknown): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (Array.isArray(value)) return `[${itemsText(value)}]`;
  if (typeof value === "object") {
    const { type, ...params } = value as Record<string, unknown>;
    if (type === undefined) return dictText(params);
    return `${String(type).split(".").at(-1)}(${parameterText(params)})`;
  }
  if (typeof value === "number") return numberText(value);
  // a function with statements is told by its name, as a call does
  const name = typeof value === "string" && isFunctionText(value) ? functionName(value) : undefined;
  return name ?? String(value).replace(/[\s\p{Cc}\p{Cs}]+/gu, " ");
}

/** More items of a list than this are a table, and nobody's to read in a line. */
const mostItems = 50;

function itemsText(items: readonly unknown[]): string {
  if (items.length <= mostItems) return items.map(valueText).join(", ");
  return [...items.slice(0, 3).map(valueText), "…", valueText(items.at(-1))].join(", ");
}

function dictText(entries: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(entries).map(([key, value]) => `${key}: ${valueText(value)}`);
  return `{${texts.join(", ")}}`;
}

/** A number as it is written in code: 1e-6, and not 0.000001. */
export function numberText(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential() : String(value);
}

import { numberText } from "../parameter-text.ts";
import { spelledOut } from "../unprintable.ts";

/** A value of a config for a reader, as a config or a call spells it: `100`, `[30, 60]`, `StepLR(step_size=30)`. */
export function valueText(value: unknown): string {
  if (typeof value === "number") return numberText(value);
  if (value === "") return '""';
  if (typeof value === "string") return spelledOut(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  if (value === null || typeof value !== "object") return String(value);
  const { type, schedule, label, ...rest } = value as Record<string, unknown>;
  if (typeof type === "string") return `${type.split(".").at(-1)}(${pairsText(rest)})`;
  if (schedule !== null && typeof schedule === "object") {
    const named = label === undefined ? "" : `${valueText(label)}: `;
    return `${named}${valueText(schedule)}`;
  }
  return pairsText(value);
}

function pairsText(object: object): string {
  return Object.entries(object)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(", ");
}

/** More characters of a value than this are not read. */
const most = 72;
/** What is shown of a long text before the place where it differs. */
const lead = 24;

/** Two texts, both cut to the same piece around the place where they part if either is long. */
export function excerpts(before: string, after: string): [string, string] {
  if (Math.max(before.length, after.length) <= most) return [before, after];
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const start = same <= lead ? 0 : same - lead;
  return [cut(before, start), cut(after, start)];
}

/** A text cut at its end where it is long. */
export function excerpt(text: string): string {
  return cut(text, 0);
}

function cut(text: string, start: number): string {
  const end = text.length - start > most ? start + most : text.length;
  const piece = text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, ""); // halves of a character
  return `${start > 0 ? "…" : ""}${piece}${end < text.length ? "…" : ""}`;
}

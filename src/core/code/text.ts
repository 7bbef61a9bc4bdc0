/** Code that is written in one line where it fits, else with a line for each item. */
export type Text = string | Bracketed;

export interface Bracketed {
  /** `StepLR(`, `schedulers=[`. */
  readonly open: string;
  readonly items: readonly Text[];
  /** `)`, `]`. */
  readonly close: string;
}

/** What formatters of Python allow. */
export const lineWidth = 88;
const indent = "    ";

/** The lines of a text that begins behind `before`. */
export function linesOf(text: Text, before = "", after = ""): string[] {
  const flat = `${before}${flatText(text)}${after}`;
  const depth = before.length - before.trimStart().length;
  if (flat.length <= lineWidth || typeof text === "string" || text.items.length === 0) return [flat];
  const inner = `${" ".repeat(depth)}${indent}`;
  return [
    `${before}${text.open}`,
    ...text.items.flatMap((item) => linesOf(item, inner, ",")),
    `${" ".repeat(depth)}${text.close}${after}`,
  ];
}

export function flatText(text: Text): string {
  return typeof text === "string" ? text : `${text.open}${text.items.map(flatText).join(", ")}${text.close}`;
}

/** A text with a name before it: `gamma=0.5`. */
export function named(name: string, text: Text): Text {
  return typeof text === "string" ? `${name}${text}` : { ...text, open: `${name}${text.open}` };
}

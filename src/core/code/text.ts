import { tokenize } from "../expression/tokens.ts";
import { expressionLines } from "./expression-lines.ts";

/** Code that is written in one line where it fits, else with a line for each item. */
export type Text = string | Bracketed | Lambda;

export interface Bracketed {
  /** `StepLR(`, `schedulers=[`. */
  readonly open: string;
  readonly items: readonly Text[];
  /** `)`, `]`. */
  readonly close: string;
}

/** Between parentheses it may have lines of its own. */
export interface Lambda {
  /** `lambda step: ` */
  readonly open: string;
  /** An expression of Python's. */
  readonly body: string;
}

/** What formatters of Python allow. */
export const lineWidth = 88;
const indent = "    ";

/** The lines of a text that begins behind `before`. */
export function linesOf(text: Text, before = "", after = ""): string[] {
  const flat = `${before}${flatText(text)}${after}`;
  const depth = before.length - before.trimStart().length;
  if (flat.length <= lineWidth || typeof text === "string") return [flat];
  const inner = `${" ".repeat(depth)}${indent}`;
  if ("body" in text) {
    const lines = expressionLines(text.body, lineWidth - inner.length).map((line) => `${inner}${line}`);
    return [`${before}${text.open}(`, ...lines, `${" ".repeat(depth)})${after}`];
  }
  if (text.items.length === 0) return [flat];
  return [
    `${before}${text.open}`,
    ...text.items.flatMap((item) => linesOf(item, inner, ",")),
    `${" ".repeat(depth)}${text.close}${after}`,
  ];
}

export function flatText(text: Text): string {
  if (typeof text === "string") return text;
  if ("body" in text) return `${text.open}${text.body}`;
  return `${text.open}${text.items.map(flatText).join(", ")}${text.close}`;
}

/** `lambda step: 0.5 ** step`, in the language that expressions have. */
export function lambdaText(text: string): Text {
  const colon = tokenize(text).find((token) => token.text === ":");
  if (colon === undefined) return text;
  const body = text.slice(colon.column).trimStart();
  return { open: text.slice(0, text.length - body.length), body };
}

/** A text with a name before it: `gamma=0.5`. */
export function named(name: string, text: Text): Text {
  return typeof text === "string" ? `${name}${text}` : { ...text, open: `${name}${text.open}` };
}

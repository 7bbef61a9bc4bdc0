/** Text that is HTML already. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in `markup`: nothing, text, which becomes escaped, or markup. */
export type Part = string | number | false | undefined | Markup | readonly Markup[];

/** HTML with parts in it. What is no markup is text, whatever it looks like. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(pieces.map((piece, i) => piece + textOf(parts[i])).join(""));
}

/** Markup one behind the other, with nothing between. */
export const joined = (parts: readonly Markup[]): Markup =>
  new Markup(parts.map(({ text }) => text).join(""));

function textOf(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(({ text }) => text).join("\n");
  return escaped(String(part));
}

const named: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that no HTML or XML may have, not even escaped, and controls. */
const notText = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text that a document can hold: control characters and halves of characters become U+FFFD. */
export function documentText(text: string): string {
  return text.replace(notText, "\ufffd");
}

/** Text as HTML says it, within an element or a quoted attribute. */
export function escaped(text: string): string {
  return documentText(text).replace(/[&<>"']/g, (character) => named[character] as string);
}

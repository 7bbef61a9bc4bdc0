import stringWidth from "string-width";
import { cutNames } from "../cut-names.ts";

/** Text on one line, without what is no text: control characters, halves of characters, marks that turn its direction. */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The beginning of a text that takes no more than `columns` of a terminal; an ellipsis says that there was more. */
export function shortened(text: string, columns: number): string {
  if (text.length <= columns && stringWidth(text) <= columns) return text;
  let short = "";
  let width = 1;
  for (const { segment } of characters.segment(text)) {
    width += stringWidth(segment);
    if (width > columns) return `${short.trimEnd()}…`;
    short += segment;
  }
  return text;
}

/** Names of at most so many columns of a terminal, cut so that they can be told apart. */
export function shortNames(names: readonly string[], columns: number): string[] {
  const shorten = (name: string) => shortened(name, columns);
  return cutNames(names, { ellipsis: "…", fits: (name) => shorten(name) === name, shorten });
}

const replacements: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  // GitHub looks for these after Markdown is done, where a backslash has gone; a space without width is still there.
  "@": "@&#8203;",
  "#": "\\#&#8203;",
  $: "<span>$</span>", // else two of them enclose a formula
};

/**
 * Text as Markdown that shows it as it is, on one line: no markup, link, mention, reference, emoji or formula comes of
 * it, in a table or out of one, but at the very beginning of a line.
 */
export function prose(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]|~<>&@#$]|(?<![^\W_])_|_(?![^\W_])/g, (found) => replacements[found] ?? `\\${found}`)
    .replace(/\bwww(?=\.)|\bGH(?=-\d)|:(?=[\w+\\-]+:|\/\/)/gi, "$&&#8203;");
}

/** Text as code, on one line. */
export function code(text: string): string {
  const plain = oneLine(text);
  return /^[^`|\\]+$/.test(plain) ? `\`${plain}\`` : `<code>${prose(plain)}</code>`;
}

/** Lines of text as a block of code, as they are. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/**
 * Text between the quotes of a mermaid diagram, which knows no escape: what would end it, and what mermaid takes for
 * a comment, an entity or a tag, is written with other characters.
 */
export function quotable(text: string): string {
  return oneLine(text)
    .replace(/["`]/g, "'")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replace(/%(?=%)/g, "% ")
    .replace(/#(?=\w+;)/g, "# ");
}

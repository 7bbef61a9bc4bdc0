import type { Figure } from "../../core/figure.ts";

const longest = 60;

/**
 * A comment that nobody sees, by which a later run finds the comment to put its own in the place of: the same for as
 * long as what is drawn is called the same. That is the last file that the command names (`lrplot lr.json` has
 * `lr-json`), or the title where it names none; a title without Latin letters and digits has its hash.
 */
export function markerOf({ command, title }: Pick<Figure, "command" | "title">): string {
  const file = [...command.matchAll(/[^\s'"=]+\.(?:jsonc?|ya?ml|toml|py)(?=$|[\s'"])/gi)].at(-1)?.[0];
  return `<!-- lrplot:${(file && slug(file, -longest)) || slug(title, 0, longest) || hash(title)} -->`;
}

/** Small letters and digits, one hyphen between words, so that it cannot end a comment. */
function slug(text: string, ...part: [from: number, to?: number]): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return words.slice(...part).replace(/^-|-$/g, "");
}

/** FNV-1a of UTF-16, 32 bits. */
function hash(text: string): string {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  return (bits >>> 0).toString(16).padStart(8, "0");
}

import type { Span } from "../syntax.ts";

/** A piece of a text that is made: of the source, from an offset of it on, or of our own. */
interface Piece {
  readonly text: string;
  readonly from: number | undefined;
}

/** Something else in the place of a span. */
export interface Replacement extends Span {
  readonly text: string;
}

/** A text that is put together from another one, and knows where its pieces were. */
export class Pieces {
  private readonly pieces: Piece[] = [];

  add(text: string): void {
    this.pieces.push({ text, from: undefined });
  }

  /** A span of the source with replacements, its lines moved to the left by `indent` blanks. */
  copy(source: string, { from, to }: Span, replacements: readonly Replacement[], indent: number): void {
    let at = from;
    for (const replacement of [...replacements].sort((one, other) => one.from - other.from)) {
      this.copyPlain(source, at, replacement.from, indent);
      this.pieces.push({ text: replacement.text, from: replacement.from });
      at = replacement.to;
    }
    this.copyPlain(source, at, to, indent);
  }

  get text(): string {
    return this.pieces.map(({ text }) => text).join("");
  }

  /** Where in the source an offset of the text was; undefined for what is our own. */
  sourceOf(offset: number): number | undefined {
    let start = 0;
    for (const { text, from } of this.pieces) {
      if (offset < start + text.length) return from === undefined ? undefined : from + offset - start;
      start += text.length;
    }
    return undefined;
  }

  private copyPlain(source: string, from: number, to: number, indent: number): void {
    const margin = new RegExp(`(?<=\\n)[^\\S\\n]{1,${Math.max(1, indent)}}`, "g");
    let at = from;
    if (indent > 0) {
      for (const { 0: blanks, index } of source.slice(from, to).matchAll(margin)) {
        this.pieces.push({ text: source.slice(at, from + index), from: at });
        at = from + index + blanks.length;
      }
    }
    this.pieces.push({ text: source.slice(at, to), from: at });
  }
}

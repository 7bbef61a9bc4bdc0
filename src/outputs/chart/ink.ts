import type { CreateCanvas } from "./canvas.ts";
import { fonts } from "./theme.ts";

/** More is cut from a word of characters that no font has. */
const named = 4;

/** Does it draw text? Without a font, canvas draws nothing where text should be, and says nothing. */
export function leavesInk(createCanvas: CreateCanvas): boolean {
  const canvas = createCanvas(12, 12);
  const context = canvas.getContext("2d");
  context.font = `12px ${fonts}`;
  context.fillText("0", 1, 11);
  return canvas.toBuffer("raw").some((byte) => byte > 0);
}

/** Those of some characters that are drawn as U+0378 is, which is no character: as a box. */
export function withoutGlyph(createCanvas: CreateCanvas, characters: readonly string[]): string[] {
  if (characters.length === 0) return [];
  const context = createCanvas(1, 1).getContext("2d");
  context.font = `100px ${fonts}`;
  const shape = (character: string) => {
    const measured = context.measureText(character);
    return [
      measured.width,
      measured.actualBoundingBoxLeft,
      measured.actualBoundingBoxRight,
      measured.actualBoundingBoxAscent,
      measured.actualBoundingBoxDescent,
    ].join();
  };
  const boxes = [shape("\u0378"), shape("\u{1fffe}")];
  return characters.filter((character) => boxes.includes(shape(character)));
}

/** What to say of characters that no font has. */
export function noFont(missing: readonly string[]): string {
  const some = missing.slice(0, named).join(", ");
  const cjk = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  const emoji = /\p{Emoji_Presentation}/u;
  const text = missing.join("");
  const font = cjk.test(text) ? "fonts-noto-cjk" : emoji.test(text) ? "fonts-noto-color-emoji" : "fonts-noto";
  return `no installed font has ${some}${missing.length > named ? " …" : ""}: install a font such as ${font}`;
}

import type { Screen } from "../format.ts";
import { shorten, type Writing } from "./text.ts";

/** How text looks: in one of the colours of curves, bold, faint; the terminal's own look where nothing is said. */
export interface Style {
  /** Which of the palette's colours; they begin again behind the last. */
  readonly hue?: number;
  readonly grey?: boolean;
  readonly bold?: boolean;
  readonly dim?: boolean;
}

export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** What stands in one line of the terminal. */
export type Line = readonly Span[];

interface Palette {
  /** The colours of curves, as the parameters of SGR. */
  readonly hues: readonly string[];
  readonly grey: string;
}

/** Of 8 bits for red, green and blue each: readable on black and on white alike, and told apart by the colour-blind. */
export const trueColors = {
  hues: ["#2a80d8", "#d45d0a", "#0f8f62", "#c9569d", "#a07d00", "#8a65d6", "#0e8c9b", "#c8443f"],
  grey: "#808080",
} as const;

/** Of xterm's 256, the colours that come next to those. */
export const indexedColors = { hues: [32, 166, 29, 169, 136, 98, 30, 160], grey: 244 } as const;

/** Of the 16 that every theme sets as it likes; of the two blues the bright one, as the other is lost on black. */
const namedColors = { hues: [94, 31, 32, 35, 36, 33], grey: 2 } as const;

const palettes: Record<4 | 8 | 24, Palette> = {
  4: { hues: namedColors.hues.map(String), grey: String(namedColors.grey) },
  8: { hues: indexedColors.hues.map((index) => `38;5;${index}`), grey: `38;5;${indexedColors.grey}` },
  24: { hues: trueColors.hues.map(trueColor), grey: trueColor(trueColors.grey) },
};

function trueColor(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `38;2;${red};${green};${blue}`;
}

/** How many curves have a colour of their own. */
export function hueCount(colors: Screen["colors"]): number {
  return colors === 1 ? 1 : palettes[colors].hues.length;
}

/** As much of a line as there are columns. */
export function cut(line: Line, columns: number, writing: Writing): Line {
  let left = columns;
  return line.map(({ text, style }) => {
    const kept = shorten(text, left, writing, "");
    left -= writing.widthOf(kept);
    return style ? { text: kept, style } : { text: kept };
  });
}

/** A line as the terminal takes it, without spaces at its end; without colours, the text alone. */
export function painted(line: Line, colors: Screen["colors"]): string {
  return merged(line)
    .map(({ text, style }) => paint(text, style, colors))
    .join("");
}

function paint(text: string, style: Style | undefined, colors: Screen["colors"]): string {
  if (colors === 1 || style === undefined || text.trim() === "") return text;
  const { hues, grey } = palettes[colors];
  const codes = [
    ...(style.bold ? ["1"] : []),
    ...(style.dim ? ["2"] : []),
    ...(style.grey ? [grey] : style.hue === undefined ? [] : [hues[style.hue % hues.length] as string]),
  ];
  return codes.length === 0 ? text : `\u001b[${codes.join(";")}m${text}\u001b[0m`;
}

/** Neighbours of one look as one; a space looks like what stands before it. */
function merged(line: Line): Span[] {
  const spans: { text: string; style: Style | undefined }[] = [];
  for (const { text, style } of line) {
    const last = spans.at(-1);
    if (last && (text.trim() === "" || isSame(last.style, style))) last.text += text;
    else spans.push({ text, style });
  }
  for (let last = spans.at(-1); last; last = spans.at(-1)) {
    last.text = last.text.trimEnd();
    if (last.text !== "") break;
    spans.pop();
  }
  return spans.map(({ text, style }) => (style ? { text, style } : { text }));
}

function isSame(a: Style = {}, b: Style = {}): boolean {
  return a.hue === b.hue && !a.grey === !b.grey && !a.bold === !b.bold && !a.dim === !b.dim;
}

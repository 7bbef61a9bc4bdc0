import stringWidth from "string-width";
import type { Measure } from "./text.ts";

const graphemes = new Intl.Segmenter();

/** Of all of Unicode; to load it takes longer than to draw a chart. */
export const wide: Measure = {
  // an emoji that is joined from several counts as all of them, because not every terminal joins them
  widthOf: (text) => text.split("\u200d").reduce((width, part) => width + stringWidth(part), 0),
  charactersOf: (text) => Array.from(graphemes.segment(text), ({ segment }) => segment),
};

/** Sizes of text in the chart, in CSS pixels. */
export const sizes = { note: 11, label: 12, axisTitle: 13, title: 16, legend: 13 } as const;

const context = document.createElement("canvas").getContext("2d");

/** How wide a line of text is, in CSS pixels, in the font of the chart. */
export function widthOf(text: string, size: number, weight = "normal"): number {
  if (!context) return 0.6 * size * text.length;
  const family = getComputedStyle(document.documentElement).getPropertyValue("--fonts");
  context.font = `${weight} ${size}px ${family}`;
  return context.measureText(text).width;
}

/** A text in lines no wider than `width`, broken at spaces; a word that is wider has a line of its own. */
export function linesOf(text: string, width: number, size: number, weight?: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, size, weight) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

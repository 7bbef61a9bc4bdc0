import { textWidth } from "../../src/outputs/chart/text.ts";

/** An upright line of text in an SVG, with the box that it takes, in CSS pixels. */
export interface SvgText {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every upright line of text in an SVG that Vega wrote. */
export function textsOf(source: string): SvgText[] {
  const origins: { x: number; y: number }[] = [{ x: 0, y: 0 }];
  const found: SvgText[] = [];
  let style = { x: 0, y: 0, size: 0, anchor: "start", bold: false, turned: false };
  for (const [, close, name, attributes = "", content = ""] of source.matchAll(
    /<(\/?)(g|text|tspan)\b([^>]*?)>([^<]*)/g,
  )) {
    const outer = origins.at(-1) as { x: number; y: number };
    if (close) {
      if (name === "g") origins.pop();
      continue;
    }
    const [, x = "0", y = "0"] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(attributes) ?? [];
    const read = (key: string) => new RegExp(`${key}="([^"]*)"`).exec(attributes)?.[1];
    if (name === "g") origins.push({ x: outer.x + Number(x), y: outer.y + Number(y) });
    if (name === "text") {
      style = {
        x: outer.x + Number(x),
        y: outer.y + Number(y),
        size: Number(read("font-size")?.replace("px", "")),
        anchor: read("text-anchor") ?? "start",
        bold: read("font-weight") === "bold",
        turned: attributes.includes("rotate(-90)"),
      };
    }
    if (name === "tspan") style = { ...style, y: style.y + Number(read("dy") ?? 0) };
    if (name === "g" || content === "" || style.turned) continue;
    const width = textWidth(content, style.size, style.bold);
    const left = style.x - { start: 0, middle: width / 2, end: width }[style.anchor as "start"];
    found.push({
      text: content,
      size: style.size,
      left,
      right: left + width,
      top: style.y - style.size,
      bottom: style.y + style.size / 4,
    });
  }
  return found;
}

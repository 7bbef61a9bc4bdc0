import type { ChartOptions } from "../../core/chart.ts";
import { countText } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { most, toldOf } from "../findings/told.ts";
import { rowsData } from "./layers.ts";
import type { Layout } from "./layout.ts";
import { shorten, textWidth, wrap } from "./text.ts";
import { sizes, type Theme } from "./theme.ts";

/** What stands below a chart of its findings. */
export interface Caption {
  readonly lines: readonly CaptionLine[];
  /** What it takes of the picture's height, in CSS pixels. */
  readonly height: number;
}

interface CaptionLine {
  readonly text: string;
  /** The finding's, with the first of its lines. */
  readonly rule?: string;
  readonly severity?: Finding["severity"];
}

const lineHeight = 15;
/** What is free above the first line. */
const gap = 8;
/** The part of the picture's height that it may take, and what it leaves to the first panel and each other one. */
const share = 0.3;
const least = { first: 115, other: 70 };
/** A reader of an SVG may have a font that is wider: see heading.ts. */
const filled = 0.88;
/** From a finding's number to its text. */
const indent = Math.ceil(textWidth("LR000", sizes.note, true) / filled) + 6;

const none: Caption = { lines: [], height: 0 };

/**
 * The findings in words, a line or two each, in as many lines as a low picture has room for; the last says how many
 * more there are. Of several curves each is named.
 */
export function captionOf(findings: readonly Finding[], { chart, curves, parameters }: Figure): Caption {
  const room = Math.floor((roomIn(chart, parameters.length) - gap) / lineHeight);
  const width = (chart.width - 2 * sizes.padding - indent) * filled;
  const nameOf = (curve: string) => shorten(curve, sizes.note, width / 3); // a long one leaves room for what is found
  const told = findings.slice(0, most.findings).map((finding): CaptionLine[] => {
    const { rule, severity } = finding;
    const all = wrap(toldOf(finding, { curves }, nameOf), sizes.note, width);
    const rest = all.slice(most.lines - 1).join(" ");
    const lines = [
      ...all.slice(0, most.lines - 1),
      ...(rest === "" ? [] : [shorten(rest, sizes.note, width)]),
    ];
    return lines.map((text, i) => (i === 0 ? { text, rule, severity } : { text }));
  });
  let count = told.length;
  const linesOf = () => [
    ...told.slice(0, count).flat(),
    ...(count < findings.length ? [{ text: `and ${countText(findings.length - count)} more` }] : []),
  ];
  while (count > 0 && linesOf().length > room) count--;
  return count === 0 ? none : { lines: linesOf(), height: gap + linesOf().length * lineHeight };
}

function roomIn({ height }: ChartOptions, panels: number): number {
  return Math.min(share * height, height - least.first - least.other * (panels - 1));
}

/** The caption, from the left end of the picture, below all that is below the plot. */
export function captionLayers({ lines }: Caption, { margins }: Layout, theme: Theme) {
  const placed = lines.map((line, i) => ({
    ...line,
    y: margins.below + gap + (i + 0.5) * lineHeight,
    color: line.severity && theme.findings[line.severity],
  }));
  const place = (x: number) => ({
    x: { value: x - margins.left },
    y: { value: { expr: "height + datum.y" } },
  });
  const look = { type: "text", align: "left", baseline: "middle", fontSize: sizes.note };
  const named = placed.filter(({ rule }) => rule !== undefined);
  return [
    {
      data: rowsData(placed.map(({ text, y }) => ({ text, y }))),
      mark: { ...look, color: theme.text },
      encoding: { ...place(indent), text: { field: "text" } },
    },
    {
      data: rowsData(named.map(({ rule, y, color }) => ({ text: rule, y, color }))),
      mark: { ...look, fontWeight: "bold", color: { expr: "datum.color" } },
      encoding: { ...place(0), text: { field: "text" } },
    },
  ];
}

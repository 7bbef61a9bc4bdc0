import purify from "dompurify";

// Without a DOM the sanitizer has no methods. What it is for, markup, lrplot does not write.
Object.assign(purify, { addHook() {}, sanitize: (text: string) => text });
const { default: mermaid } = await import("mermaid");

/** A line as mermaid understood it. */
export interface ParsedLine {
  /** "" where it has none. */
  readonly name: string;
  readonly color: string;
  readonly values: readonly number[];
  /** Where on the lower axis mermaid puts the values. */
  readonly at: readonly number[];
}

export interface ParsedChart {
  readonly x: { readonly title: string; readonly min: number; readonly max: number };
  readonly y: { readonly title: string; readonly min: number; readonly max: number };
  readonly lines: readonly ParsedLine[];
}

/** A diagram as the real mermaid reads it. Rejects what it cannot parse, and what is no xychart. */
export async function parsedByMermaid(text: string): Promise<ParsedChart> {
  const { diagramType } = await mermaid.parse(text); // also sets the front matter's configuration
  if (diagramType !== "xychart") throw new Error(`mermaid takes it for a ${diagramType}`);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { xAxis, yAxis, plots } = (db as unknown as Database).getXYChartData();
  const axis = ({ title, min, max }: ParsedChart["x"]) => ({ title, min, max });
  return {
    x: axis(xAxis),
    y: axis(yAxis),
    lines: plots.map(({ title, strokeFill, data }) => ({
      name: title,
      color: strokeFill,
      values: data.map(([, value]) => value),
      at: data.map(([place]) => Number(place)),
    })),
  };
}

/** What of mermaid's own parser of charts is looked at. */
interface Database {
  getXYChartData(): {
    readonly xAxis: ParsedChart["x"];
    readonly yAxis: ParsedChart["y"];
    readonly plots: readonly {
      readonly title: string;
      readonly strokeFill: string;
      readonly data: readonly (readonly [place: string, value: number])[];
    }[];
  };
}

/** What mermaid draws of a block at most. */
export const mostCharacters = 50_000;

import { code } from "./code.ts";
import { config } from "./config.ts";
import { csv } from "./csv.ts";
import type { Format } from "./format.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { jsonl } from "./jsonl.ts";
import { markdown } from "./markdown.ts";
import { mermaid } from "./mermaid.ts";
import { pdf } from "./pdf.ts";
import { png } from "./png.ts";
import { svg } from "./svg.ts";
import { terminal } from "./terminal.ts";
import { text } from "./text.ts";
import { tsv } from "./tsv.ts";
import { vegaLite } from "./vega-lite.ts";

/** Every output format, in the order in which help lists them. */
export const formats: readonly Format[] = [
  png,
  svg,
  pdf,
  html,
  terminal,
  text,
  csv,
  tsv,
  json,
  jsonl,
  vegaLite,
  markdown,
  mermaid,
  code,
  config,
];

/** The format of a file, by the longest ending that fits its name, in any case; undefined for none. */
export function formatOf(fileName: string): Format | undefined {
  const name = fileName.toLowerCase();
  let best: { format: Format; length: number } | undefined;
  for (const format of formats) {
    for (const extension of format.extensions) {
      if (name.endsWith(extension) && extension.length > (best?.length ?? 0)) {
        best = { format, length: extension.length };
      }
    }
  }
  return best?.format;
}

/** The format of that name, or with that ending without its dot, in any case; undefined for none. */
export function formatNamed(name: string): Format | undefined {
  const wanted = name.toLowerCase();
  return (
    formats.find((format) => format.name === wanted) ??
    formats.find((format) => format.extensions.includes(`.${wanted}`))
  );
}

import { Skips } from "../../core/log/skips.ts";
import { addColumns, isObject, ofObjects, rowOf } from "./objects.ts";
import type { LogFormat } from "./table.ts";

/**
 * An object a line, as mmengine, W&B and many scripts write them; other lines between them are left out. LLaMA-Factory's
 * `current_steps` are the Trainer's `global_step`: see trainer-state.ts.
 */
export const jsonl: LogFormat = {
  name: "JSONL",
  read(text) {
    if (!/^\s*\{/m.test(text) || /^\s*\[\s*[{\]]/.test(text)) return undefined;
    const skips = new Skips();
    const columns = new Set<string>();
    let [objects, others] = [0, 0];
    eachLine(text, (value, line) => {
      if (isObject(value)) {
        objects++;
        addColumns(columns, value);
      } else {
        others++;
        skips.add(["that are no JSON objects", "that is no JSON object"], `line ${line}`);
      }
    });
    // an object of several lines may have some in it that look like a row
    if (objects === 0 || (others > objects && /^\s*\{/.test(text))) return undefined;
    return {
      ...ofObjects,
      columns: [...columns],
      each: (visit) =>
        eachLine(text, (value, line) => {
          if (isObject(value)) visit(rowOf({ line, object: value }));
        }),
      skips: skips.list(),
      firstSteps: columns.has("current_steps") ? [1, 0] : [0],
    };
  },
};

/** Calls back with what every line that is not empty says, undefined for what is no JSON, and its number from 1. */
function eachLine(text: string, visit: (value: unknown, line: number) => void): void {
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    const own = text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
    line++;
    if (own.trim() !== "") visit(parsed(own), line);
  }
}

function parsed(line: string): unknown {
  return parsedStrictly(line) ?? parsedStrictly(withNulls(line));
}

function parsedStrictly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Python writes what JSON does not have. */
const withNulls = (line: string) => line.replace(/(?<=[:,[]\s*)(-?Infinity|NaN)(?=\s*[,}\]])/g, "null");

import { Skips } from "../../core/log/skips.ts";
import { type Entry, isObject, tableOf } from "./objects.ts";
import type { LogFormat } from "./table.ts";

/** An object a line, as mmengine, W&B and many scripts write them; other lines between them are left out. */
export const jsonl: LogFormat = {
  name: "JSONL",
  read(text) {
    if (!/^\s*\{/m.test(text)) return undefined;
    const skips = new Skips();
    const entries: Entry[] = [];
    for (const [i, line] of text.split("\n").entries()) {
      if (line.trim() === "") continue;
      const object = parsed(line);
      if (isObject(object)) entries.push({ line: i + 1, object });
      else skips.add(["that are no JSON objects", "that is no JSON object"], `line ${i + 1}`);
    }
    if (entries.length === 0) return undefined;
    return { ...tableOf(entries), skips: skips.list(), firstSteps: [0] };
  },
};

function parsed(line: string): unknown {
  // Python writes what JSON does not have
  const text = line.replace(/(?<=[:,[]\s*)(-?Infinity|NaN)(?=\s*[,}\]])/g, "null");
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

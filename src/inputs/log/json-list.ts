import { isObject, tableOf } from "./objects.ts";
import type { LogFormat } from "./table.ts";

/** A list of objects as one JSON text. */
export const jsonList: LogFormat = {
  name: "JSON",
  read(text) {
    if (!/^\s*\[/.test(text)) return undefined;
    let list: unknown;
    try {
      list = JSON.parse(text);
    } catch {
      return undefined;
    }
    if (!Array.isArray(list)) return undefined;
    const entries = list.flatMap((object, i) => (isObject(object) ? [{ line: i + 1, object }] : []));
    return { ...tableOf(entries), skips: [], firstSteps: [0] };
  },
};

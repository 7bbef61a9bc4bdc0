import { Problem } from "../../core/problem.ts";
import type { LogFormat } from "./table.ts";

/** JSON that none of the formats reads: broken, or without a row. */
export const noLog: LogFormat = {
  name: "JSON",
  read(text, file) {
    if (!/^\s*(\{|\[\s*[{\]])/.test(text)) return undefined;
    try {
      JSON.parse(text);
    } catch (error) {
      throw broken(text, file, (error as Error).message);
    }
    throw new Problem("is JSON, but no log", {
      where: file,
      allowed: "a list of objects, an object a line, or trainer_state.json with its log_history",
    });
  },
};

function broken(text: string, file: string, message: string): Problem {
  // V8 says where, but for the end
  const at = Number(/ position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, at).trimEnd();
  const lines = before.split("\n");
  const line = lines.length;
  const isCut = text.slice(at).trim() === "" || /^Unterminated/.test(message);
  return new Problem("is not whole JSON", {
    where: file,
    allowed: isCut
      ? `it ends in line ${line}, in the middle: it is cut, or still being written`
      : `it breaks off in line ${line}`,
  });
}

import type { Expression } from "../syntax.ts";
import type { Context, FunctionStatement } from "./outline.ts";
import { reaching } from "./reaching.ts";
import type { ScriptNames } from "./script-names.ts";

/** What a function gives back, where that is one thing. */
export function returned(
  statement: FunctionStatement,
  { outline, decide }: ScriptNames,
): Expression | undefined {
  const frame = outline.frames.get(statement);
  if (!frame) return undefined;
  const nowhere: Context = { frame, branches: [], loops: [] };
  // the first that is reached ends the function
  const { last, doubtful } = reaching(frame.returns.toReversed(), nowhere, decide);
  const all = [...doubtful, ...(last ? [last] : [])];
  return all.length === 1 ? all[0]?.node.value : undefined;
}

import type { Parting } from "../mistake.ts";

/** So many places are tried at the most. */
const most = 1000;

/** Indices at which what is seen at the parting may have begun: behind the row that still agrees, a few of many. */
export function beginnings({ agreed, index }: Parting): number[] {
  const first = agreed + 1;
  const stride = Math.max(1, Math.ceil((index - first) / most));
  const found = [];
  for (let begin = index; begin >= first; begin -= stride) found.push(begin);
  return found;
}

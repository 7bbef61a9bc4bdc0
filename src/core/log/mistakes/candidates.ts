/** So many places are tried at the most. */
const most = 1000;

/** Indices from one to another at which something may have begun, the last one first, a few of many. */
export function between(first: number, last: number): number[] {
  const stride = Math.max(1, Math.ceil((last - first) / most));
  const found = [];
  for (let begin = last; begin >= first; begin -= stride) found.push(begin);
  return found;
}

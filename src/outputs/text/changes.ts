import { changeText } from "../../core/compare/figure.ts";
import type { Change } from "../../core/comparison.ts";
import { columns, narrowed } from "./lines.ts";

/** Changes below a title, in columns but for those that are too long for it: they go below their keys. */
export function changeLines(title: string, changes: readonly Change[], width: number): string[] {
  if (changes.length === 0) return [];
  const lines = columns(
    changes.map((change) => [change.path, changeText(change)]),
    2,
  );
  const fitting = changes.flatMap((change, i) => {
    const [line, { path, before = "–", after = "–" }] = [lines[i] as string, change];
    const ways = [[line], [`  ${path}`, `    ${changeText(change)}`]];
    return narrowed([...ways, [`  ${path}`, `    ${before}`, `    → ${after}`]], width);
  });
  return ["", title, ...fitting];
}

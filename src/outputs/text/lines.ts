import stringWidth from "string-width";

/** Cells as lines, each column as wide as its widest cell and two spaces from the next, all lines indented by `indent`. */
export function columns(rows: readonly (readonly string[])[], indent: number): string[] {
  const widths = Array.from({ length: Math.max(0, ...rows.map(({ length }) => length)) }, (_, i) =>
    Math.max(...rows.map((row) => stringWidth(row[i] ?? ""))),
  );
  return rows.map((row) => {
    const cells = row.map((cell, i) => cell + " ".repeat((widths[i] as number) - stringWidth(cell)));
    return `${" ".repeat(indent)}${cells.join("  ")}`.trimEnd();
  });
}

/** Of ways to write the same, from the widest to the narrowest, the first whose lines have no more than `width` columns. */
export function narrowed<T extends readonly (string | readonly string[])[]>(
  ways: readonly T[],
  width: number,
): T {
  const fits = (lines: T) => lines.flat().every((line) => stringWidth(line) <= width);
  return ways.find(fits) ?? (ways.at(-1) as T);
}

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

/** A line in lines of `width` columns at the most, parted at spaces and indented as it is; a longer word stays whole. */
export function wrapped(line: string, width: number): string[] {
  const [, indent = "", text = ""] = /^( *)(.*)$/s.exec(line) ?? [];
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? indent + word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && stringWidth(longer) > width) lines.push(indent + word);
    else lines.splice(-1, 1, longer);
  }
  return lines;
}

/** Of ways to write the same, from the widest to the narrowest, the first whose lines have no more than `width` columns. */
export function narrowed<T extends readonly (string | readonly string[])[]>(
  ways: readonly T[],
  width: number,
): T {
  const fits = (lines: T) => lines.flat().every((line) => stringWidth(line) <= width);
  return ways.find(fits) ?? (ways.at(-1) as T);
}

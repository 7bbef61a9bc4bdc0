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

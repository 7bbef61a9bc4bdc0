/** Lines of aligned columns; the last column goes on, on lines of its own, where it is wider than `width` leaves. */
export function columnsOf(rows: readonly (readonly string[])[], indent = "  ", width = Infinity): string {
  const last = Math.max(...rows.map((row) => row.length)) - 1;
  const wide = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = Array.from({ length: last }, (_, column) => wide(column));
  const begin = indent.length + widths.reduce((sum, each) => sum + each + 2, 0);
  return rows
    .map((row) => {
      const head = widths.map((each, column) => `${(row[column] ?? "").padEnd(each)}  `).join("");
      const text = row[last] ?? "";
      const longest = Math.max(...text.split(" ").map(({ length }) => length));
      if (begin + longest > width) return below(indent + head, text, width);
      const lines = wrapped(text, width - begin);
      return lines.map((line, i) => (i === 0 ? indent + head : " ".repeat(begin)) + line).join("\n");
    })
    .map((text) => text.replace(/ +$/gm, ""))
    .join("\n");
}

/** A text with a word that has no room beside the other columns. */
function below(head: string, text: string, width: number): string {
  const deep = " ".repeat(6);
  return [head, ...wrapped(text, width - deep.length).map((line) => deep + line)].join("\n");
}

/** A text in lines of at most `width` characters, parted at spaces. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) as string;
    if (line === "") lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

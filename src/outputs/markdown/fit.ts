/** As many of the first items as fit into `room` characters, each on a line, and how many of `count` are left out. */
export function fitting(items: Iterable<string>, count: number, room: number) {
  const taken: string[] = [];
  let left = room;
  for (const item of items) {
    left -= item.length + 1;
    if (left < 0) break;
    taken.push(item);
  }
  return { taken, left: count - taken.length };
}

/** The first characters of a text; an ellipsis says that there were more. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${[...text.slice(0, most)].slice(0, -1).join("").trimEnd()}…`;
}

/** A table of rows whose cells are Markdown already, the first of them its head. */
export function table(head: readonly string[], rows: readonly string[]): string {
  return [row(head), row(head.map(() => "---")), ...rows].join("\n");
}

export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

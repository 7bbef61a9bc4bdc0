import { helpWidth } from "./help-text.ts";

/** A command in lines that fit, each but the last with a backslash at its end; a shell reads them as one. */
export function continued(command: string): string {
  const [first = "", ...rest] = command.split(/ (?=--?[a-z]|then@|and |vs )/i);
  const room = helpWidth() - "    ".length; // for the indent and the backslash
  const lines = [first];
  for (const words of rest) {
    const line = `${lines.at(-1)} ${words}`;
    if (line.length <= room) lines[lines.length - 1] = line;
    else lines.push(`    ${words}`);
  }
  return lines.map((line) => brokenJson(line, room)).join(" \\\n");
}

/** A line that is too long, broken within its quoted JSON, where neither shell nor JSON minds a new line. */
function brokenJson(line: string, room: number): string {
  if (line.length <= room || !line.includes("'")) return line;
  const lines = [""];
  for (const piece of line.split(/(?<=,)(?=["{])/)) {
    const longer = lines.at(-1) + piece;
    if (longer.length <= room) lines[lines.length - 1] = longer;
    else lines.push(`    ${piece}`);
  }
  return lines.join("\n");
}

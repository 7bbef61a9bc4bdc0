import type { Argument, CodeStyle } from "../../src/core/code/style.ts";
import { numberText } from "../../src/core/parameter-text.ts";

/** Nobody builds a scheduler of fairseq's by hand: it is named on the command line, with its parameters as flags. */
export function fairseqCode(name: string): CodeStyle {
  return {
    expression: ({ args }) => ({ text: args.map(flagText).join(" "), imports: [] }),
    program({ args }, { groups: [group] }) {
      const rate = args.some((arg) => arg.name === "lr") || !group ? [] : [`--lr ${numberText(group.lr)}`];
      const words = ["fairseq-train data-bin", `--lr-scheduler ${name}`, ...rate, ...args.map(flagText)];
      return { imports: [], lines: inLines(words).map((text) => ({ text })) };
    },
  };
}

function flagText({ name, value }: Argument): string {
  const flag = `--${name.replaceAll("_", "-")}`;
  return value === true ? flag : `${flag} ${valueText(name, value)}`;
}

function valueText(name: string, value: unknown): string {
  if (typeof value === "number") return numberText(value);
  if (!Array.isArray(value)) return quoted(typeof value === "string" ? value : JSON.stringify(value));
  const items = value.map(numberText);
  return name === "lr" ? items.join(",") : quoted(`(${items.join(", ")})`);
}

/** As a shell reads it; Python's dicts have quotes of their own. */
function quoted(text: string): string {
  if (text.includes("'") && !/["$`\\!]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Lines that fit, each but the last with a backslash at its end; a shell reads them as one. */
function inLines(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && line.length <= 86) lines[lines.length - 1] = line;
    else lines.push(lines.length === 0 ? word : `    ${word}`);
  }
  return lines.map((line, i) => (i === lines.length - 1 ? line : `${line} \\`));
}

import { numberCode } from "../../src/core/code/python.ts";
import type { Argument, CodeRun, CodeStyle } from "../../src/core/code/style.ts";
import { lineWidth } from "../../src/core/code/text.ts";

/** Nobody builds a scheduler of fairseq's by hand: it is named on the command line, with its parameters as flags. */
export function fairseqCode(name: string): CodeStyle {
  return {
    expression: ({ args }) => ({ text: args.map(flagText).join(" "), imports: [] }),
    program({ args }, run) {
      const others = args.filter(({ name }) => name !== "lr");
      const value = args.find(({ name }) => name === "lr")?.value ?? run.groups[0]?.lr;
      const schedule = [{ name: "lr_scheduler", value: name }, { name: "lr", value }, ...others];
      const flags = [...optimizerOf(run), ...schedule].map(flagText);
      return { imports: [], lines: inLines(["fairseq-train data-bin", ...flags]).map((text) => ({ text })) };
    },
  };
}

/** Its flags are known where it is named; fairseq's Adam decays weights as AdamW does. */
function optimizerOf({ optimizer: { momentum, betas } = {}, weight_decay }: CodeRun) {
  const said = Object.entries({ momentum, adam_betas: betas, weight_decay }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  const optimizer = { name: "optimizer", value: momentum === undefined ? "adam" : "sgd" };
  return said.length === 0 ? [] : [optimizer, ...said];
}

function flagText({ name, value }: Pick<Argument, "name" | "value">): string {
  const flag = `--${name.replaceAll("_", "-")}`;
  if (value === true) return flag;
  const text = valueText(name, value);
  return text.startsWith("-") ? `${flag}=${text}` : `${flag} ${text}`; // argparse takes -1e-05 for a flag
}

function valueText(name: string, value: unknown): string {
  if (typeof value === "number") return numberCode(value);
  if (typeof value === "string") return quoted(value);
  if (!Array.isArray(value)) return quoted(JSON.stringify(value));
  const items = value.map(numberCode);
  return name === "lr" ? items.join(",") : quoted(`(${items.join(", ")})`);
}

/** As a shell reads it; Python's dicts have quotes of their own. */
function quoted(text: string): string {
  if (/^\w+$/.test(text)) return text;
  if (text.includes("'") && !/["$`\\!]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Lines that fit, each but the last with a backslash at its end; a shell reads them as one. */
function inLines(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && line.length <= lineWidth - 2) lines[lines.length - 1] = line;
    else lines.push(lines.length === 0 ? word : `    ${word}`);
  }
  return lines.map((line, i) => (i === lines.length - 1 ? line : `${line} \\`));
}

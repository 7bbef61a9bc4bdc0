import type { Definition, Example } from "../core/definition.ts";
import { numberText } from "../core/parameter-text.ts";
import { quoted } from "./quote.ts";

/** An example of a definition, the first if none is named, as a command that works. */
export function exampleCommand(
  definition: Definition,
  example: Example = definition.examples[0] as Example,
): string {
  const words = [example.words ?? wordsOf(definition.name, example.params)];
  for (const key of ["lr", "momentum", "epochs", "steps", "steps_per_epoch", "metrics"] as const) {
    const value = example[key];
    if (value !== undefined) words.push(`--${key.replaceAll("_", "-")} ${valueWord(value)}`);
  }
  return `lrplot ${words.join(" ")}`;
}

function wordsOf(name: string, params: Readonly<Record<string, unknown>>): string {
  return [name, ...Object.entries(params).map(([key, value]) => `--${key} ${valueWord(value)}`)].join(" ");
}

function valueWord(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === "number")) return value.join(",");
  if (typeof value === "number") return numberText(value);
  if (isByStep(value)) {
    return Object.entries(value)
      .map(([step, at]) => `${step}=${numberText(at)}`)
      .join(",");
  }
  return quoted(typeof value === "string" ? value : JSON.stringify(value));
}

/** Numbers for steps, `{"300": 0.1}`: a flag takes them without quotes. */
function isByStep(value: unknown): value is Record<string, number> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, at]) => /^\d+$/.test(key) && typeof at === "number");
}

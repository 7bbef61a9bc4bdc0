import { isCode } from "../core/file-name.ts";
import { parameterText } from "../core/parameter-text.ts";
import { isScript } from "./script-word.ts";

/** What an input is written in, by its name: its keys are told as they can be pasted into it. */
export type Language = "JSON" | "YAML" | "TOML" | "Python";

export function languageOf(input = ""): Language {
  if (isScript(input) || isCode(input)) return "Python";
  if (/\.ya?ml$/i.test(input)) return "YAML";
  return /\.toml$/i.test(input) ? "TOML" : "JSON";
}

/** A value under its key, to be pasted: `"T_max": 30`, `T_max: 30`, `T_max = 30`, `T_max=30`. */
export function spelledIn(language: Language, key: string, value: unknown): string {
  const json = JSON.stringify(value);
  if (language === "Python") return parameterText({ [key]: value });
  if (language === "TOML") return `${key} = ${json}`;
  return language === "YAML" ? `${key}: ${json}` : `${JSON.stringify(key)}: ${json}`;
}

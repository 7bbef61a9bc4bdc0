import type { FilledTerm, RawConfig } from "../inputs/filled-term.ts";
import type { Shell } from "./shell.ts";

/** What a config file holds, and where in its text. */
export interface ReadConfig extends Required<Pick<FilledTerm, "locate">> {
  readonly config: RawConfig;
}

/** Read a config file. Throws a Problem where it cannot be read, or is no JSON object. */
export async function readConfig(file: string, { read }: Pick<Shell, "read">): Promise<ReadConfig> {
  const { locator, readJson } = await import("../inputs/json-config.ts"); // a parser that flags alone do without
  const text = await read(file);
  return { config: readJson(text, file), locate: locator(text, file) };
}

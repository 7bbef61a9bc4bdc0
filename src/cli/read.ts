import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { nameOf } from "../core/file-name.ts";
import { Problem } from "../core/problem.ts";
import { isGitName } from "../inputs/git-file.ts";
import { decoded, tooLarge } from "./decoded.ts";
import { reasonOf } from "./reason.ts";
import { isTerminal } from "./screen.ts";

/** What a file is read for. */
export type Purpose = "config" | "log";

/** So many bytes at the most: a config or a column of metrics is never this large, and text has no more room in V8 than twice a log's. */
const limits: Readonly<Record<Purpose, number>> = { config: 16 * 2 ** 20, log: 256 * 2 ** 20 };

/**
 * The text of a file, of standard input for `-`, of a file in git for `git:REV:path`. Throws a Problem where it cannot
 * be read, is too large or no text: what a user names to be read is part of what they say.
 */
export async function readText(file: string, purpose: Purpose = "config"): Promise<string> {
  const name = nameOf(file);
  const most = limits[purpose];
  if (file === "-" && isTerminal(0)) {
    throw new Problem("is a terminal", { where: name, hint: pipeHint[purpose] });
  }
  const bytes = isGitName(file)
    ? (await import("./git.ts")).readGit(file, most)
    : readBytes(file, name, most, purpose === "log");
  return decoded(bytes, name, most);
}

const pipeHint: Readonly<Record<Purpose, string>> = {
  config: "Pipe a config into it: lrplot - < lr.json",
  log: "Pipe a log into it: lrplot check lr.json --log - < metrics.csv",
};

function readBytes(file: string, name: string, most: number, isLog: boolean): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = file === "-" ? 0 : openSync(file, "r");
    const status = fstatSync(descriptor);
    if (status.isDirectory()) throw new Problem("is a folder", { where: name });
    // one that has no end would be read up to what is allowed
    if (status.isCharacterDevice() && file !== "-")
      throw new Problem("is a device, and no file", { where: name });
    if (status.isFile() && status.size > most) throw tooLarge(name, most, isLog);
    // one more byte than a file says that it has, so that it is read into one place; pipes say none
    let bytes = new Uint8Array(Math.max(65_536, Math.min(status.size, most) + 1));
    let total = 0;
    for (;;) {
      const length = readSync(descriptor, bytes, total, bytes.length - total, null);
      if (length === 0) return bytes.subarray(0, total);
      total += length;
      if (total > most) throw tooLarge(name, most, isLog);
      if (total === bytes.length) bytes = withRoom(bytes);
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(reasonOf(error), { where: name });
  } finally {
    if (descriptor !== undefined && descriptor !== 0) closeSync(descriptor);
  }
}

function withRoom(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length);
  larger.set(bytes);
  return larger;
}

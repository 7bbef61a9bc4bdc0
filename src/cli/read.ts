import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { nameOf } from "../core/file-name.ts";
import { Problem } from "../core/problem.ts";
import { isGitName } from "../inputs/git-file.ts";
import { reasonOf } from "./reason.ts";
import { isTerminal } from "./screen.ts";

/** A config or a column of metrics is never this large: 64 MiB. */
const most = 64 * 1024 * 1024;

/**
 * The text of a file, of standard input for `-`, of a file in git for `git:REV:path`. Throws a Problem where it cannot
 * be read, is too large or no UTF-8: what a user names to be read is part of what they say.
 */
export async function readText(file: string): Promise<string> {
  const name = nameOf(file);
  if (file === "-" && isTerminal(0)) {
    throw new Problem("is a terminal", { where: name, hint: "Pipe a config into it: lrplot - < lr.json" });
  }
  const bytes = isGitName(file) ? (await import("./git.ts")).readGit(file, most) : readBytes(file, name);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("is not text", { where: name, allowed: "UTF-8" });
  }
}

function readBytes(file: string, name: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = file === "-" ? 0 : openSync(file, "r");
    if (fstatSync(descriptor).isDirectory()) throw new Problem("is a folder", { where: name });
    const parts: Uint8Array[] = [];
    let total = 0;
    for (;;) {
      const part = new Uint8Array(65_536);
      const length = readSync(descriptor, part);
      if (length === 0) return Buffer.concat(parts);
      parts.push(part.subarray(0, length));
      total += length;
      if (total > most) throw new Problem("is larger than 64 MiB", { where: name });
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(reasonOf(error), { where: name });
  } finally {
    if (descriptor !== undefined && descriptor !== 0) closeSync(descriptor);
  }
}

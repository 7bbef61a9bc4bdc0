import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Failure } from "../core/failure.ts";
import { reasonOf } from "./reason.ts";

type Chunks = Iterable<string | Uint8Array>;

/** The reader of standard output has gone (`| head`): there is nobody left to write to. */
export class ClosedPipe extends Error {}

/** Write to standard output. Throws ClosedPipe when its reader has gone. */
export function writeStandardOutput(chunks: Chunks): void {
  try {
    for (const chunk of chunks) writeAll(1, chunk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") throw new ClosedPipe();
    throw code === undefined ? error : new Failure(`standard output: ${reasonOf(error)}`);
  }
}

/** Write a file whole or not at all: beside it first, then in its place. Throws a Failure where that cannot be. */
export function writeFile(file: string, chunks: Chunks): void {
  const target = resolved(file);
  const replaced = statOf(target);
  if (replaced?.isDirectory()) throw new Failure(`${file}: is a folder`);
  // a device or a pipe has no content to keep, and cannot be renamed over
  const direct = replaced !== undefined && !replaced.isFile();
  const path = direct ? target : join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  let descriptor: number | undefined;
  try {
    if (replaced) accessSync(target, constants.W_OK);
    descriptor = openSync(path, direct ? "w" : "wx", replaced ? replaced.mode & 0o777 : 0o666);
    for (const chunk of chunks) writeAll(descriptor, chunk);
    closeSync(descriptor);
    descriptor = undefined;
    if (!direct) renameSync(path, target);
  } catch (error) {
    if (!direct) rmSync(path, { force: true });
    throw (error as NodeJS.ErrnoException).code === undefined
      ? error
      : new Failure(`${file}: ${reasonOf(error)}`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Where a path leads in the end, so that a link stays a link. */
export function resolved(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function statOf(file: string) {
  return statSync(file, { throwIfNoEntry: false });
}

function writeAll(descriptor: number, chunk: string | Uint8Array): void {
  const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); // a full pipe that does not block
    }
  }
}

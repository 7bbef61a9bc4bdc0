import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import { Failure } from "../core/failure.ts";
import { beforeEnd } from "./before-end.ts";
import { paused } from "./paused.ts";
import { reasonOf } from "./reason.ts";

type Chunks = Iterable<string | Uint8Array>;

/** The reader of standard output has gone (`| head`): there is nobody left to write to. */
export class ClosedPipe extends Error {}

/** Write to standard output. Throws ClosedPipe when its reader has gone. */
export async function writeStandardOutput(chunks: Chunks): Promise<void> {
  try {
    for await (const chunk of paused(chunks)) writeAll(1, chunk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") throw new ClosedPipe();
    throw code === undefined ? error : new Failure(`standard output: ${reasonOf(error)}`);
  }
}

/** Write a file whole or not at all: beside it first, then in its place. Throws a Failure where that cannot be. */
export async function writeFile(file: string, chunks: Chunks): Promise<void> {
  try {
    const { target, mode, isDirect } = placeOf(file);
    if (isDirect) await fill(openSync(target, "w"), chunks);
    else await replace(target, chunks, mode);
  } catch (error) {
    throw failureOf(file, error);
  }
}

/** Throws the Failure that `writeFile` would throw, as far as the system tells before anything is written. */
export function checkWritable(file: string): void {
  try {
    const { target, isDirect } = placeOf(file);
    if (isDirect) return;
    const folder = dirname(target);
    if (/[\\/]$/.test(target) || !statSync(folder).isDirectory()) {
      throw new Failure(`${file}: ${reasonOf({ code: "ENOTDIR" })}`);
    }
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw failureOf(file, error);
  }
}

interface Place {
  readonly target: string;
  /** The permissions of the file that is there, if there is one. */
  readonly mode: number | undefined;
  /**
   * Is it written directly? A device or a pipe has no content to keep, and cannot be renamed over; nor can what is a
   * link even now, such as /dev/stdout to a file without a path.
   */
  readonly isDirect: boolean;
}

function placeOf(file: string): Place {
  const target = resolved(file);
  const replaced = statOf(target);
  if (replaced?.isDirectory()) throw new Failure(`${file}: is a folder`);
  if (replaced) accessSync(target, constants.W_OK);
  return {
    target,
    mode: replaced && replaced.mode & 0o777,
    isDirect: isLink(target) || replaced?.isFile() === false,
  };
}

function failureOf(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new Failure(`${file}: ${reasonOf(error)}`);
}

/** `mode` is that of the file that is there, if there is one. */
async function replace(target: string, chunks: Chunks, mode: number | undefined): Promise<void> {
  // a short name, because the target's may be as long as names can be
  const temporary = join(dirname(target), `.lrplot-${Math.random().toString(36).slice(2, 10)}.tmp`);
  const descriptor = openSync(temporary, "wx", mode); // where it exists, it is another's, and stays
  const forget = beforeEnd(() => rmSync(temporary, { force: true }));
  try {
    await fill(descriptor, chunks, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    forget();
  }
}

/** Writes and closes. */
async function fill(descriptor: number, chunks: Chunks, mode?: number): Promise<void> {
  try {
    // the umask took bits off; asked first, because some file systems know one mode only and refuse to set it
    if (mode !== undefined && (fstatSync(descriptor).mode & 0o777) !== mode) fchmodSync(descriptor, mode);
    for await (const chunk of paused(chunks)) writeAll(descriptor, chunk);
  } finally {
    closeSync(descriptor);
  }
}

/** Where a path leads in the end, so that a link stays a link, also one to a file that is not there yet. */
export function resolved(file: string): string {
  try {
    return statOf(file) ? realpathSync.native(file) : resolvedNew(file);
  } catch {
    return file;
  }
}

/** Ends, because the system has followed all these links and found nothing. */
function resolvedNew(file: string): string {
  const folder = dirname(file);
  if (/[\\/]$/.test(file) || !statOf(folder)?.isDirectory()) return file; // the system says what is wrong with it
  const path = join(realpathSync.native(folder), basename(file));
  if (!isLink(path)) return path;
  const link = readlinkSync(path);
  return resolvedNew(isAbsolute(link) ? link : `${dirname(path)}/${link}`); // `join` would shorten `link/..`
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
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

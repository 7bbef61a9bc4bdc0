import { once } from "node:events";
import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type FSWatcher, watch } from "chokidar";
import { Failure } from "../core/failure.ts";
import { reasonOf } from "./reason.ts";

/** How long a file must be left alone before it is read again, in milliseconds: an editor writes more than once. */
const quiet = 50;
/** How long a file may be missing, or written to all the time, until it is read as it is. */
const patience = 500;

/**
 * Files that were read, and when they are no longer what was read. Their folders are watched, not they themselves:
 * most editors write another file and rename it, or delete the old one first.
 */
export class WatchedFiles {
  /** What each looked like before it was read. */
  #stamps = new Map<string, string>();
  /** What each was called. */
  readonly #names = new Map<string, string>();
  #watcher: FSWatcher | undefined;
  /** What the watcher was made for. */
  #roots = "";
  #failure: unknown;

  /** To be called before a file is read. */
  note(file: string): void {
    const path = resolve(file);
    this.#names.set(path, file);
    if (!this.#stamps.has(path)) this.#stamps.set(path, stampOf(path));
  }

  /** As they were called when they were read. */
  get names(): readonly string[] {
    return this.#paths.map((path) => this.#names.get(path) as string);
  }

  get #paths(): readonly string[] {
    return [...this.#stamps.keys()];
  }

  /** Begin again with no file; returns what there was. */
  forget(): ReadonlyMap<string, string> {
    const before = this.#stamps;
    this.#stamps = new Map();
    return before;
  }

  /** Add files as they were when they were read, but for those that were read again since. */
  keep(files: ReadonlyMap<string, string>): void {
    this.#stamps = new Map([...files, ...this.#stamps]);
  }

  /**
   * Wait until a file is another, and left alone; or until one of `signals` is aborted. Throws a Failure where the system
   * cannot watch.
   */
  async change(...signals: readonly AbortSignal[]): Promise<void> {
    const stop = new AbortController();
    const { signal } = stop;
    for (const each of signals) each.addEventListener("abort", () => stop.abort(), { signal });
    if (signals.some(({ aborted }) => aborted)) stop.abort();
    try {
      const watcher = await this.#follow();
      while (!this.#differs()) {
        if (this.#failure) throw this.#failure;
        await once(watcher, "all", { signal });
      }
      const began = performance.now();
      let before: string;
      do {
        before = this.#now();
        await setTimeout(quiet, undefined, { signal });
      } while (performance.now() - began < patience && (this.#now() !== before || this.#isMissing()));
    } catch (error) {
      if (!signal.aborted) throw new Failure(`watching ${this.names.join(", ")}: ${reasonOf(error)}`);
    } finally {
      stop.abort(); // which takes the listeners away
    }
  }

  async close(): Promise<void> {
    await this.#watcher?.close();
  }

  /** A watcher of all files, ready to tell of them. */
  async #follow(): Promise<FSWatcher> {
    const files = this.#paths.flatMap((file) => [file, realPathOf(file)]);
    const chains = files.map(chainOf);
    const roots = JSON.stringify(chains.map(({ root, paths }) => [root, paths[0]]));
    if (this.#watcher && roots === this.#roots) return this.#watcher;
    await this.close();
    const paths = new Set(chains.flatMap((chain) => chain.paths));
    this.#roots = roots;
    this.#failure = undefined;
    const watcher = watch([...new Set(chains.map(({ root }) => root))], {
      ignoreInitial: true,
      ignored: (path) => !paths.has(resolve(path)),
    });
    this.#watcher = watcher;
    watcher.on("error", (error) => {
      this.#failure = error;
    });
    await once(watcher, "ready");
    return watcher;
  }

  #differs(): boolean {
    return [...this.#stamps].some(([file, stamp]) => stampOf(file) !== stamp);
  }

  #now(): string {
    return this.#paths.map(stampOf).join();
  }

  #isMissing(): boolean {
    return this.#paths.some((file) => stampOf(file) === missing);
  }
}

const missing = "missing";

/** What changes with a file's content. */
function stampOf(file: string): string {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}` : missing;
}

function realPathOf(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}

/** The nearest folder around a file that is there, and the paths from the file to it. */
function chainOf(file: string): { root: string; paths: string[] } {
  const paths = [file];
  let root = dirname(file);
  for (; !existsSync(root) && dirname(root) !== root; root = dirname(root)) paths.push(root);
  return { root, paths: [...paths, root] };
}

import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Problem } from "../../core/problem.ts";
import { beforeEnd } from "../before-end.ts";
import { reasonOf } from "../reason.ts";

/** What the tracer is asked. Spelled as it reads it. */
export interface Request {
  readonly file: string;
  /** What of the file; null for a list of its functions. */
  readonly name: string | null;
  /** Values to read. */
  readonly steps: number;
  readonly steps_per_epoch: number;
  readonly interval: "step" | "epoch" | null;
  readonly metrics: readonly number[] | null;
}

/** Who is asked, and how long that may take, in seconds. */
export interface Asking {
  readonly python: string;
  readonly timeout: number;
  readonly ended?: AbortSignal | undefined;
}

const tracer = join(import.meta.dirname, "tracer.py");
const hasGroups = process.platform !== "win32";

/**
 * Ask a Python to trace; its answers as they come, a JSON text each. What the user's code prints goes to standard error as
 * it is. Ends it, and all that it has started, when the time is over or nobody listens any more. Throws a Problem where
 * Python cannot be started, takes too long, or breaks off.
 */
export async function* answersOf(
  request: Request,
  { python, timeout, ended }: Asking,
): AsyncGenerator<string> {
  const child = spawn(python, ["-u", tracer], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: hasGroups, // a process group of its own, to be ended with all that is in it
    windowsHide: true,
  });
  let failure: Error | undefined;
  let isLate = false;
  const closed = new Promise<number | null>((resolve) => {
    child.on("close", resolve);
    child.on("error", (error) => {
      failure = error;
      resolve(null);
    });
  });
  const kill = () => {
    try {
      if (child.pid === undefined) return;
      if (hasGroups) process.kill(-child.pid, "SIGKILL");
      else child.kill("SIGKILL");
    } catch {
      // it has ended
    }
  };
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, timeout * 1000);
  const forget = beforeEnd(kill);
  ended?.addEventListener("abort", kill, { once: true });
  try {
    child.stdin.on("error", () => {}); // it may end before it has read this
    child.stdin.end(JSON.stringify(request));
    yield* createInterface({ input: child.stdout });
    const code = await closed;
    if (failure) throw notStarted(python, failure);
    if (isLate) {
      throw new Problem(`took longer than ${timeout} s, and was ended`, {
        hint: "Say how long it may take with --timeout, or give it fewer steps",
      });
    }
    if (code !== 0) {
      const how = child.signalCode === null ? `with exit code ${code}` : `by ${child.signalCode}`;
      throw new Problem(`${python} was ended ${how}, and left no rates`);
    }
  } finally {
    kill();
    clearTimeout(timer);
    forget();
    ended?.removeEventListener("abort", kill);
  }
}

function notStarted(python: string, error: Error): Problem {
  const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
  return new Problem(isMissing ? `there is no ${python}` : `${python}: ${reasonOf(error)}`, {
    where: "--python",
    lasting: true,
    hint: "Name the Python that has what your file imports: --python .venv/bin/python",
  });
}

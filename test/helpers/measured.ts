import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const HOOK = join(ROOT, "test/helpers/measure-process.cjs");

/** What a process of its own said, and what it took of the machine. */
export interface Measured {
  readonly status: number | null;
  readonly err: string;
  /** Seconds of a processor, which do not hang on what else the machine does. */
  readonly seconds: number;
  readonly megabytes: number;
}

/** Run the built `lrplot` in `folder` as a process of its own. */
export function measured(folder: string, ...argv: readonly string[]): Measured {
  const report = join(folder, `measured-${process.hrtime.bigint()}.json`);
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--require", HOOK, join(ROOT, "bin/lrplot.cjs"), ...argv],
    {
      cwd: folder,
      encoding: "utf8",
      timeout: 20_000,
      env: { ...process.env, MEASURED: report },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const { cpu, rss } = JSON.parse(readFileSync(report, "utf8"));
  return { status, err: stderr, seconds: cpu / 1e6, megabytes: rss / 1e3 };
}

/**
 * `npm run bench`: what lrplot takes beside its peers, as medians over whole processes that take turns.
 *
 *   --quick  fewer rounds        --long  also 100 million steps
 *
 * The targets are the project's promises; "OVER" says that one is missed on this machine today. Nothing
 * fails for it: a busy machine is no mistake in the code.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { advice } from "./advice.mjs";
import { inputsRead } from "./inputs.mjs";
import { lint } from "./lint.mjs";
import { pictures } from "./pictures.mjs";
import { rows } from "./rows.mjs";
import { steps } from "./steps.mjs";

const lrplot = fileURLToPath(new URL("../bin/lrplot.cjs", import.meta.url));
if (!existsSync(lrplot) || !existsSync(new URL("../dist", import.meta.url))) {
  console.error("There is no dist yet: npm run build, then npm run bench.");
  process.exit(1);
}

const quick = process.argv.includes("--quick");
const long = process.argv.includes("--long");
const scratch = mkdtempSync(join(tmpdir(), "lrplot-bench-"));
try {
  const processor = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`;
  const load = loadavg()[0].toFixed(1);
  console.log(`Node ${process.versions.node}, ${processor}, load ${load} before this began`);
  console.log("Medians over processes that take turns");
  const bench = { command: [process.execPath, lrplot], scratch, quick, long };
  pictures(bench);
  rows(bench);
  inputsRead(bench);
  advice(bench);
  lint(bench);
  await steps(bench);
} finally {
  rmSync(scratch, { recursive: true });
}

// The live comparison with real torch (test/live); plain Node cannot read its TypeScript.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "lrplot-live-"));
const bundle = join(folder, "live.mjs");
try {
  await build({
    entryPoints: [here("../test/live/main.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  const { live } = await import(pathToFileURL(bundle).href);
  process.exitCode = live(process.argv.slice(2), {
    trees: here("../test/live/record.py"),
    functions: here("../test/live/functions.py"),
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}

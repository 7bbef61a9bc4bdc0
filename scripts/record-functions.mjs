// What Python makes of random functions, for test/python/functions.json: node scripts/record-functions.mjs
// Any Python 3.8 or newer gives the same up to the last digit of the C library's functions.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const COUNT = 300;
const SEED = 6;
const STEPS = [0, 1, 2, 7, 30, 999];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "lrplot-functions-"));
const bundle = join(folder, "functions.mjs");
try {
  await build({
    entryPoints: [here("../test/live/compare-functions.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  const { recordFunctions } = await import(pathToFileURL(bundle).href);
  const cases = recordFunctions(
    { count: COUNT, seed: SEED, t: STEPS },
    "python3",
    here("../test/live/functions.py"),
  );
  const lines = cases.map((each) => JSON.stringify(each));
  await writeFile(here("../test/python/functions.json"), `[\n${lines.join(",\n")}\n]\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

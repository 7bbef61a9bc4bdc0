// node scripts/code-cache.cjs <dist>: leave a code cache beside each bundle that a usual run loads. The runs come
// first, because V8 caches those functions that were called.
"use strict";
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { bundles, load, save } = require("../bin/lrplot.cjs");

const dist = path.resolve(process.argv[2]);
const results = fs.mkdtempSync(path.join(os.tmpdir(), "lrplot-"));
process.env.XDG_CACHE_HOME = results;

function hasCanvas() {
  try {
    return Boolean(require("canvas"));
  } catch {
    return false;
  }
}

async function warm() {
  const { main } = load(dist, "main.cjs");
  const run = ["cosine-warm", "--T0", "30", "--epochs", "150"];
  await main(run);
  await main([...run, "-o", path.join(results, "lr.svg")]);
  if (hasCanvas()) await main([...run, "-o", path.join(results, "lr.png")]);
  await main([...run, "-o", path.join(results, "lr.txt")]);
  for (const bundle of bundles.values()) save(bundle, dist);
}

warm()
  .finally(() => fs.rmSync(results, { recursive: true }))
  .catch((error) => {
    fs.writeSync(2, `${error.stack}\n`);
    process.exitCode = 1;
  });

// Bundles src/cli/main.ts into dist/main.cjs, and each module that is imported dynamically into a bundle of its own,
// which bin/lrplot.cjs loads when it is reached.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildFonts } from "./fonts.mjs";
import { bundledText, licenceOf, packagesOf } from "./page.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MAIN = join(ROOT, "src/cli/main.ts");
const VEGA_CANVAS = join(ROOT, "src/outputs/chart/vega-canvas.ts");
const VEGA_SCALE = join(ROOT, "node_modules/vega-scale/index.js");
const VEGA_PALETTES = join(ROOT, "src/outputs/chart/vega-palettes.ts");
/** What `lrplot trace` starts Python with. */
const TRACER = join(ROOT, "src/cli/trace/tracer.py");
const DIST = join(ROOT, "dist");
const FRESH = join(ROOT, `dist.${process.pid}`);
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

/** `src/outputs/chart/png.ts` becomes `outputs-chart-png.cjs`. */
function bundleName(file) {
  if (file === MAIN) return "main.cjs";
  const name = relative(ROOT, file).replace(/^src[\\/]/, "");
  return `${name.replace(/\.\w+$/, "").replaceAll(/[\\/]/g, "-")}.cjs`;
}

/** Leaves `import("./x.ts")` for the loader to resolve, and tells of it. */
const lazily = (found) => ({
  name: "lazily",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import" || resolveDir.includes("node_modules")) return undefined;
      const file = resolve(resolveDir, path);
      found.add(file);
      return { path: `./${bundleName(file)}`, external: true };
    });
  },
});

/** vega-scale from its sources, without the palettes that it would read when it is loaded. */
const withoutPalettes = {
  name: "without-palettes",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/palettes\.js$/ }, ({ importer }) =>
      importer.includes("vega-scale") ? { path: VEGA_PALETTES } : undefined,
    );
  },
};

/** Modules of Node's that take milliseconds to load, and functions of theirs that few runs call. */
const SLOW = { child_process: ["spawn", "spawnSync"], tty: ["isatty"] };

const onDemand = {
  name: "on-demand",
  setup({ onLoad, onResolve }) {
    const namespace = "on-demand";
    onResolve({ filter: new RegExp(`^node:(${Object.keys(SLOW).join("|")})$`) }, (found) =>
      found.namespace === namespace ? undefined : { path: found.path, namespace, sideEffects: false },
    );
    onLoad({ filter: /./, namespace }, ({ path }) => {
      const functions = SLOW[path.slice("node:".length)];
      const lines = functions.map(
        (name) => `exports.${name} = (...args) => require("${path}").${name}(...args);`,
      );
      return { contents: lines.join("\n") };
    });
  },
};

async function bundle(entry, found) {
  const inside = [];
  const built = await build({
    entryPoints: [entry],
    outfile: bundleName(entry),
    absWorkingDir: ROOT,
    write: false,
    metafile: true,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    // A dynamic import becomes a promise of `require`, which the loader answers.
    supported: { "dynamic-import": false },
    define: {
      LRPLOT_VERSION: JSON.stringify(version),
      "import.meta.dirname": "__dirname",
      "import.meta.url": "importMetaUrl",
    },
    external: ["canvas"],
    // It awaits canvas when it is loaded; ours asks for it when there is something to draw.
    alias: { "vega-canvas": VEGA_CANVAS, "vega-scale": VEGA_SCALE },
    plugins: [lazily(found), withoutPalettes, onDemand, bundledText((metafile) => inside.push(metafile))],
  });
  return { ...built, metafiles: [built.metafile, ...inside] };
}

/** The main bundle and all that can be reached from it. */
async function bundles() {
  const built = new Map();
  for (let wave = [MAIN]; wave.length > 0; ) {
    const found = new Set();
    await Promise.all(wave.map(async (entry) => built.set(entry, await bundle(entry, found))));
    wave = [...found].filter((entry) => !built.has(entry));
  }
  return built;
}

/**
 * The loader calls what the file evaluates to, reads it as ASCII (esbuild leaves regular expressions as they are),
 * and tells builds apart by the hash at its end.
 */
function wrapped(text) {
  const ascii = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const url = ascii.includes("importMetaUrl")
    ? 'var importMetaUrl=require("url").pathToFileURL(__filename).href;'
    : "";
  const source = `(function(exports,require,module,__filename,__dirname){${url}${ascii}})`;
  return `${source}\n//${createHash("sha256").update(source).digest("hex").slice(0, 16)}`;
}

/** The licences of what is bundled: its authors ask for them to go with every copy. */
function licences(metafiles) {
  return [...new Set(metafiles.flatMap(packagesOf))].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
    const text = licenceOf(folder);
    return `${name} ${version}: ${license}\n${text && `\n${text}\n`}`;
  });
}

/** What builds that were killed left behind. */
function removeLeftovers() {
  for (const name of readdirSync(ROOT)) {
    const pid = Number(/^dist\.(\d+)(\.stale)?$/.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && !isRunning(pid))) {
      rmSync(join(ROOT, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch ({ code }) {
    return code !== "ESRCH"; // it may be another user's
  }
}

/** Others may be running what is there now: one dist takes the other's place at once. */
function replaceDist() {
  const stale = `${FRESH}.stale`;
  if (existsSync(DIST)) renameSync(DIST, stale);
  renameSync(FRESH, DIST);
  rmSync(stale, { recursive: true, force: true });
}

const started = performance.now();
const built = await bundles();
removeLeftovers();
try {
  mkdirSync(FRESH);
  for (const [entry, { outputFiles }] of built) {
    writeFileSync(join(FRESH, bundleName(entry)), wrapped(outputFiles[0].text));
  }
  const notice = licences([...built.values()].flatMap(({ metafiles }) => metafiles));
  writeFileSync(join(FRESH, "LICENSES.txt"), notice.join(`\n${"-".repeat(80)}\n\n`));
  copyFileSync(TRACER, join(FRESH, "tracer.py"));
  await buildFonts(join(FRESH, "fonts"));
  // A stale environment would make a cache that a plain run refuses.
  const env = { ...process.env, NODE_OPTIONS: "" };
  const script = fileURLToPath(new URL("code-cache.cjs", import.meta.url));
  const warm = spawnSync(process.execPath, [script, FRESH], { env, stdio: ["ignore", "ignore", "pipe"] });
  if (warm.status !== 0) console.warn(`no code cache, the usual run failed:\n${warm.stderr}`);
  replaceDist();
} finally {
  rmSync(FRESH, { recursive: true, force: true });
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`dist: ${[...built.keys()].map(bundleName).join(", ")} in ${seconds} s`);

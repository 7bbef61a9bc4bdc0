import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const loader = fileURLToPath(new URL("../../bin/lrplot.cjs", import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lrplot-"));
  cpSync(loader, join(folder, "bin/lrplot.cjs"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A dist with this `main`, whose bundles end with a hash as the build's do. */
function dist(main: string, others: Record<string, string> = {}) {
  mkdirSync(join(folder, "dist"), { recursive: true });
  for (const [name, body] of Object.entries({ ...others, "main.cjs": `exports.main = ${main};` })) {
    const text = `(function(exports,require,module,__filename,__dirname){${body}})\n//0123456789abcdef`;
    writeFileSync(join(folder, "dist", name), text);
  }
}

function start(env: NodeJS.ProcessEnv = {}) {
  const cache = { XDG_CACHE_HOME: join(folder, "cache"), NODE_OPTIONS: "", LRPLOT_DEBUG: "" };
  return spawnSync(process.execPath, [join(folder, "bin/lrplot.cjs"), "a", "b"], {
    encoding: "utf8",
    env: { ...process.env, ...cache, ...env },
  });
}

test("without a build, says in one line what to run", () => {
  const { status, stderr } = start();
  expect(status).toBe(1);
  expect(stderr).toBe("lrplot: not built yet: run bin/setup first\n");
});

test("ends with the exit code of main, which gets the arguments", () => {
  dist("async (argv) => (require('fs').writeSync(1, argv.join()), 3)");
  const { status, stdout } = start();
  expect(status).toBe(3);
  expect(stdout).toBe("a,b");
});

test.each([
  ["a rejection", "async () => { throw new Error('no such thing') }"],
  ["an exception", "() => { throw new Error('no such thing') }"],
  ["a later exception", "() => new Promise(() => setTimeout(() => { throw new Error('no such thing') }))"],
])("%s is ours to mend: no stack unless asked for", (_, main) => {
  dist(main);
  const { status, stderr } = start();
  expect(status).toBe(1);
  expect(stderr).toMatch(/^lrplot: internal error: no such thing\nPlease report it.*\n$/);
  expect(start({ LRPLOT_DEBUG: "1" }).stderr).toContain("    at ");
});

test("keeps what it compiled in the user's own cache, bundles that were reached only", () => {
  dist("async () => require('./used.cjs').code", { "used.cjs": "exports.code = 0;", "unused.cjs": "" });
  for (let run = 0; run < 2; run++) {
    expect(start().status).toBe(0);
    const names = readdirSync(join(folder, "cache/lrplot")).map((name) => name.split("-")[0]);
    expect(names.sort()).toEqual(["main.cjs", "used.cjs"]);
  }
});

test("runs without a cache where none can be written, or what is there is broken", () => {
  dist("async () => 0");
  writeFileSync(join(folder, "file"), "");
  expect(start({ XDG_CACHE_HOME: join(folder, "file") })).toMatchObject({ status: 0, stderr: "" });
  start();
  const caches = join(folder, "cache/lrplot");
  for (const name of readdirSync(caches)) writeFileSync(join(caches, name), "broken");
  expect(start()).toMatchObject({ status: 0, stderr: "" });
});

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

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

describe("the user's own cache", () => {
  const own = () => join(folder, "cache/lrplot");
  const file = () => join(own(), readdirSync(own())[0] as string);

  /** V8 compares lengths only: what this main leaves in the cache is what the other runs, if it takes the cache. */
  function plant() {
    dist("async () => 7");
    expect(start().status).toBe(7);
    dist("async () => 0");
  }

  function moveAndLink(path: string) {
    renameSync(path, join(folder, "moved"));
    symlinkSync(join(folder, "moved"), path);
  }

  const tampered: [what: string, tamper: () => void, status: number][] = [
    ["of mine", () => {}, 7],
    ["in a folder that the group may write to", () => chmodSync(own(), 0o770), 0],
    ["in a folder that all may write to", () => chmodSync(own(), 0o707), 0],
    ["in a folder that is a link", () => moveAndLink(own()), 0],
    ["that is a link", () => moveAndLink(file()), 0],
  ];
  if (process.geteuid?.() === 0) {
    tampered.push(["in somebody else's folder", () => chownSync(own(), 12345, 12345), 0]);
    tampered.push(["that is somebody else's", () => chownSync(file(), 12345, 12345), 0]);
  }
  test.each(tampered)("%s", (_, tamper, status) => {
    plant();
    tamper();
    expect(start()).toMatchObject({ status, stderr: "" });
  });

  test("a folder that others may write to is not written to", () => {
    dist("async () => 0");
    mkdirSync(own(), { recursive: true });
    chmodSync(own(), 0o777);
    expect(start()).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(own())).toEqual([]);
  });

  test("is used where the one in dist is broken, and not written again", () => {
    plant();
    const { ino } = statSync(file());
    writeFileSync(join(folder, "dist", readdirSync(own())[0] as string), "broken");
    expect(start()).toMatchObject({ status: 7, stderr: "" });
    expect(statSync(file()).ino).toBe(ino);
  });

  test("a save removes what is old, of its bundle only", () => {
    dist("async () => 0");
    mkdirSync(own(), { recursive: true, mode: 0o700 });
    const isOld = { "main.cjs-0-1.cache": true, "1-1.tmp": true, "other.cjs-0-1.cache": true };
    const names = { ...isOld, "main.cjs-0-2.cache": false, "1-2.tmp": false };
    for (const [name, old] of Object.entries(names)) {
      writeFileSync(join(own(), name), "");
      if (old) utimesSync(join(own(), name), 0, 0);
    }
    start();
    const left = readdirSync(own()).filter((name) => name in names);
    expect(left.sort()).toEqual(["1-2.tmp", "main.cjs-0-2.cache", "other.cjs-0-1.cache"]);
    expect(readdirSync(own())).toHaveLength(left.length + 1);
  });
});

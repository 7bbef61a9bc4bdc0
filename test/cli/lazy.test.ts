import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formats } from "../../src/inputs/formats/index.ts";
import { folderWith } from "../helpers/folder.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

describe("what CSV does not load", () => {
  const folder = folderWith({});
  mkdirSync(join(folder, "bin"));
  cpSync(join(ROOT, "bin/lrplot.cjs"), join(folder, "bin/lrplot.cjs"));
  cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
  cpSync(join(ROOT, "dist"), join(folder, "dist"), {
    recursive: true,
    filter: (path) => !/dist\/(outputs|cli|inputs|python)-|\.cache$/.test(path),
  });
  rmSync(join(folder, "dist/fonts"), { recursive: true });
  const line = ["bin/lrplot.cjs", "cosine-warm", "--T0", "30", "--epochs", "150"];
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), NODE_PATH: "" };
  const run = (...more: string[]) =>
    spawnSync(process.execPath, [...line, ...more], { cwd: folder, encoding: "utf8", env });

  test("vega, canvas, and what reads files: without them CSV is written all the same", () => {
    const { status, stdout, stderr } = run();
    expect([status, stderr, stdout.split("\n").length]).toEqual([0, "", 152]);
  });

  test("and the chart is not, so that they are really not there", () => {
    expect(run("--format", "svg").status).toBe(1);
  });

  test.each(["lr.json", "lr.yaml", "lr.toml", "lr.csv", "lr.py", "lr.ipynb", "lr.md"])(
    "nor is what reads %s",
    (file) => {
      writeFileSync(join(folder, file), "");
      const { status, stderr } = spawnSync(process.execPath, ["bin/lrplot.cjs", file], {
        cwd: folder,
        encoding: "utf8",
        env,
      });
      expect([status, stderr]).toEqual([1, expect.stringContaining("inputs-")]);
    },
  );

  /** What only the code of a parser says, and the bundle that it is in. */
  const parsers: readonly (readonly [name: string, itsWord: string, bundle: string])[] = [
    ["momoa", "Unexpected end of input found", "inputs-json-source"],
    ["yaml", "Unresolved alias", "inputs-yaml-source"],
    ["smol-toml", "Invalid TOML document", "inputs-toml-source"],
    ["papaparse", "UndetectableDelimiter", "inputs-recorded-source"],
    ["lezer", "reduceContext", "inputs-script-source"],
    ["the reader of Python", "this is no Python statement", "inputs-script-source"],
    ...formats.map(
      ({ name, looksFor }) =>
        [name, `looksFor:${JSON.stringify(looksFor)}`, "inputs-formats-foreign-source"] as const,
    ),
  ];
  test.each(parsers)("the main bundle has nothing of %s", (_, itsWord, bundle) => {
    const isIn = (name: string) => readFileSync(join(ROOT, `dist/${name}.cjs`), "utf8").includes(itsWord);
    expect([isIn(bundle), isIn("main")]).toEqual([true, false]);
  });

  test("the main bundle has nothing of charts", () => {
    const main = readFileSync(join(ROOT, "dist/main.cjs"), "utf8");
    for (const theirs of [
      "vega.github.io/schema/vega/",
      "mark_group",
      "FONTCONFIG_FILE",
      "Content-Security-Policy",
    ])
      expect(main).not.toContain(theirs);
    expect(readFileSync(join(ROOT, "dist/outputs-chart-render.cjs"), "utf8")).toContain("FONTCONFIG_FILE");
  });
});

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
// @ts-expect-error: a script, plain JavaScript
import { generated } from "../scripts/generate.mjs";
import { folderWith } from "./helpers/folder.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${ROOT}README.md`, "utf8");
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``, "g"))].map(
    ([, text]) => text as string,
  );

/** Run shell lines with the built lrplot, in a folder with the README's config and some metrics. */
function shell(lines: readonly string[]) {
  const folder = folderWith({
    "lr.json": blocks("json")[0] as string,
    "val.csv": "epoch,val_loss\n0,1\n1,0.9\n2,0.8\n",
  });
  const script = ['lrplot() { node "$ROOT/bin/lrplot.cjs" "$@"; }', ...lines].join("\n");
  return spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8", env: { ...process.env, ROOT } });
}

describe("README", () => {
  test.each(Object.entries(generated() as Record<string, string>))(
    "%s is what the definitions say",
    (file, text) => {
      expect(readFileSync(`${ROOT}${file}`, "utf8")).toBe(text);
    },
  );

  test("every command in it works", () => {
    const commands = blocks("sh").flatMap((block) => block.split("\n"));
    const run = commands.flatMap((command) => [
      `echo '# ${command.replaceAll("'", "")}' >&2`,
      `${command} >/dev/null || exit 1`,
    ]);
    const { status, stderr } = shell(run);
    expect(commands.length).toBeGreaterThan(20);
    expect(
      stderr.split("\n").filter((line) => line !== "" && !/^# |the length of .* itself/.test(line)),
    ).toEqual([]);
    expect(status).toBe(0);
  }, 120_000);

  test("every error in it is what is printed", () => {
    const lines = blocks("console").flatMap((block) => block.split("\n"));
    const commands = lines.filter((line) => line.startsWith("$ ")).map((line) => line.slice(2));
    const { stderr } = shell(commands);
    expect(stderr.trimEnd().split("\n")).toEqual(lines.filter((line) => !line.startsWith("$ ")));
  });

  test("its pictures are what their commands draw", () => {
    const captions = [...readme.matchAll(/\((docs\/\w+\.svg)\)[\s\S]*?```sh\n(lrplot .*?) -o/g)];
    expect(captions.length).toBe(2);
    for (const [, picture, command] of captions) {
      const { stdout } = shell([`${command} --format svg`]);
      expect(stdout).toBe(readFileSync(`${ROOT}${picture}`, "utf8"));
    }
  });
});

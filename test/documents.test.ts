import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
// @ts-expect-error: a script, plain JavaScript
import { documents } from "../scripts/documents.mjs";
// @ts-expect-error: a script, plain JavaScript
import { blocks, inExampleFolder } from "../scripts/examples.mjs";
// @ts-expect-error: a script, plain JavaScript
import { generated, strayPictures, whole } from "../scripts/generate.mjs";
// @ts-expect-error: a script, plain JavaScript
import { hashOf, pictures, recorded, sourceOf } from "../scripts/pictures.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const textOf = (file: string) => readFileSync(`${ROOT}${file}`, "utf8");
const linesOf = (file: string, language: string): string[] =>
  blocks(textOf(file), language).flatMap((block: string) => block.split("\n"));

/** Run shell lines with the built lrplot, in a folder with the files of the documents' examples. */
function shell(lines: readonly string[]) {
  const script = ['lrplot() { node "$ROOT/bin/lrplot.cjs" "$@"; }', ...lines].join("\n");
  const env = { ...process.env, ROOT };
  return inExampleFolder((cwd: string) => spawnSync("bash", ["-c", script], { cwd, encoding: "utf8", env }));
}

test("what is generated is what the definitions say", async () => {
  for (const [file, text] of Object.entries(await generated())) expect.soft(textOf(file), file).toBe(text);
});

test("the gallery and the advice are what the definitions and the rules say", async () => {
  const files = await whole();
  const stale = Object.entries(files).filter(
    ([file, text]) => !existsSync(`${ROOT}${file}`) || textOf(file) !== text,
  );
  expect(stale.map(([file]) => file)).toEqual([]);
  expect(strayPictures(files)).toEqual([]);
});

test("pictures are what the commands below them draw", async () => {
  const all: { file: string; format: string }[] = pictures();
  const hashes = recorded();
  expect(all.length).toBeGreaterThan(3);
  await inExampleFolder((folder: string) => {
    for (const picture of all) {
      const { file, format } = picture;
      const source = sourceOf(picture, folder);
      if (format === "svg") expect.soft(textOf(file), file).toBe(source);
      else expect.soft([existsSync(`${ROOT}${file}`), hashes[file]], file).toEqual([true, hashOf(source)]);
    }
  });
});

describe.each(documents as string[])("%s", (file) => {
  test("every command in it works", async () => {
    const commands = linesOf(file, "sh");
    const run = commands.flatMap((command) => [
      `echo '# ${command.replaceAll("'", "")}' >&2`,
      `${command} >/dev/null || exit 1`,
    ]);
    const { status, stderr } = await shell(run);
    expect(commands.length).toBeGreaterThan(2);
    expect(
      stderr
        .split("\n")
        .filter(
          (line: string) =>
            line !== "" &&
            !/^# |^[\w.]+(?::+\w+)?: |the length of .* itself|^[\d,]+ samples, |^[\d,]+ files?: /.test(line),
        ),
    ).toEqual([]);
    expect(status).toBe(0);
  }, 120_000);

  test("every error in it is what is printed", async () => {
    const lines = linesOf(file, "console");
    const commands = lines.filter((line) => line.startsWith("$ ")).map((line) => line.slice(2));
    const { stderr } = await shell(commands);
    expect(stderr.trimEnd().split("\n").filter(Boolean)).toEqual(
      lines.filter((line) => !line.startsWith("$ ")),
    );
  });
});

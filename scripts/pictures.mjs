// The pictures of the documents: each is shown, and below it stands the command that draws it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { documents } from "./documents.mjs";
import { inExampleFolder, lrplot, ROOT } from "./examples.mjs";

/**
 * What binary pictures were made of, by file: the hash of a text that is the same on every machine, where pixels and
 * PDFs change with the version of a library.
 */
const RECORD = join(ROOT, "docs/pictures.json");

/** Every picture of the documents: its file, the words that draw it, and the format that they ask for. */
export function pictures() {
  return documents.flatMap((document) => {
    const text = readFileSync(join(ROOT, document), "utf8");
    return [
      ...text.matchAll(/\]\(([\w/-]+\.(?:svg|png|pdf))\)[\s\S]*?```sh\nlrplot (.*?) -o \S+\.(\w+)/g),
    ].map(([, file, words, format]) => ({ file: join(dirname(document), file), words, format }));
  });
}

/** The text that a picture is made of: an SVG is one itself, a screenshot is of a page. */
export const sourceOf = ({ words, format }, folder) =>
  lrplot(`${words} --format ${format === "html" ? "html" : "svg"}`, folder);

export const hashOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);

export const recorded = () => (existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, "utf8")) : {});

/** Draw those that are stale. */
export async function drawPictures() {
  const before = recorded();
  const now = {};
  await inExampleFolder(async (folder) => {
    for (const picture of pictures()) {
      const { file, words, format } = picture;
      const path = join(ROOT, file);
      const source = sourceOf(picture, folder);
      if (format === "svg") {
        writeFileSync(path, source);
        continue;
      }
      now[file] = hashOf(source);
      if (before[file] === now[file] && existsSync(path)) continue;
      if (format === "html") {
        const { screenshot } = await import("./screenshot.mjs"); // only where a page has changed
        writeFileSync(path, await screenshot(source));
      } else lrplot(`${words} -o '${path}'`, folder);
    }
  });
  writeFileSync(RECORD, `${JSON.stringify(now, null, 2)}\n`);
}

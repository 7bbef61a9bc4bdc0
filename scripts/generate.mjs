// Writes what is derived from the definitions: schema.json, the parts of documents between the comments
// `generated: NAME` and `end`, and the pictures that they show. A test fails when one of them is stale.
// `npm run generate`, after `npm run build`.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { documents, documentText } from "./documents.mjs";
import { inExampleFolder, lrplot, ROOT } from "./examples.mjs";
import { gallery } from "./gallery.mjs";
import { drawPictures } from "./pictures.mjs";

/** Each generated text file and what it should hold. */
export const generated = () =>
  inExampleFolder((folder) => ({
    "schema.json": lrplot("schema", folder),
    ...Object.fromEntries(
      documents.map((file) => [file, documentText(readFileSync(join(ROOT, file), "utf8"), folder)]),
    ),
  }));

/** Pictures of schedules that are there no more. */
export async function strayPictures() {
  const files = await gallery();
  const there = readdirSync(join(ROOT, "docs/schedules")).map((name) => `docs/schedules/${name}`);
  return there.filter((file) => !(file in files));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries({ ...(await generated()), ...(await gallery()) })) {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true });
    writeFileSync(join(ROOT, file), text);
  }
  for (const file of await strayPictures()) rmSync(join(ROOT, file));
  await drawPictures();
}

// Writes what is derived from the definitions: schema.json, the parts of documents between the comments
// `generated: NAME` and `end`, and the pictures that they show. A test fails when one of them is stale.
// `npm run generate`, after `npm run build`.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { advice } from "./advice.mjs";
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

/** The documents that are generated as a whole, with their pictures. */
export const whole = async () => ({ ...(await gallery()), ...(await advice()) });

/** Pictures of schedules and rules that are there no more. */
export function strayPictures(files) {
  const there = ["docs/schedules", "docs/advice"].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  );
  return there.filter((file) => !(file in files));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await whole();
  for (const [file, text] of Object.entries({ ...(await generated()), ...files })) {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true });
    writeFileSync(join(ROOT, file), text);
  }
  for (const file of strayPictures(files)) rmSync(join(ROOT, file));
  await drawPictures();
}

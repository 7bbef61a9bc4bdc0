import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];

// Here and not where a folder is made: within a test, vitest would not heed it.
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, gone after the tests of the file that asks for it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "lrplot-"));
  made.push(folder);
  return folder;
}

/** A folder with these files, gone after the tests of the file that asks for it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = newFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

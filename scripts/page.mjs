// What is imported as `./x.ts?bundle` is the text of that file and all that it imports, for a browser: made by esbuild
// when lrplot is built, and when vitest asks for it.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SUFFIX = "?bundle";

/** The folder below ROOT of each package that a bundle holds. */
export function packagesOf({ inputs }) {
  const folders = Object.keys(inputs).flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [],
  );
  return [...new Set(folders)].sort();
}

/** A package's own text of its licence; "" where it has none. */
export function licenceOf(folder) {
  const file = readdirSync(join(ROOT, folder)).find((name) => /^licen[cs]e/i.test(name));
  return file === undefined ? "" : readFileSync(join(ROOT, folder, file), "utf8").trim();
}

async function bundle(file) {
  const { outputFiles, metafile } = await build({
    entryPoints: [relative(ROOT, file)],
    absWorkingDir: ROOT,
    outfile: "page",
    write: false,
    metafile: true,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: ["es2022", "chrome105", "firefox110", "safari16"],
    minify: true,
    legalComments: "none",
    logLevel: "warning",
  });
  return { text: notice(metafile) + outputFiles[0].text.trimEnd(), metafile };
}

/** Who wrote what is bundled, and each licence once: it goes with every page, as its authors ask. */
function notice(metafile) {
  const licences = new Map();
  for (const folder of packagesOf(metafile)) {
    const { name } = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
    const text = licenceOf(folder);
    const holder = /^Copyright.*$/m.exec(text)?.[0] ?? "";
    const terms = text.replace(holder, "").trim();
    licences.set(terms, [...(licences.get(terms) ?? []), `${name}: ${holder}`]);
  }
  return [...licences].map(([terms, names]) => `/*\n${names.join("\n")}\n\n${terms}\n*/\n`).join("");
}

/** For esbuild; `made` is told of each bundle's metafile. */
export const bundledText = (made) => ({
  name: "bundled-text",
  setup({ onLoad, onResolve }) {
    const namespace = "bundled-text";
    onResolve({ filter: /\?bundle$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice(0, -SUFFIX.length)),
      namespace,
    }));
    onLoad({ filter: /./, namespace }, async ({ path }) => {
      const { text, metafile } = await bundle(path);
      made(metafile);
      return { contents: text, loader: "text" };
    });
  },
});

/** For vitest. */
export function bundledTextInTests() {
  const prefix = "\0bundled-text:";
  const ending = ".js"; // or what is a style sheet would be read as one
  return {
    name: "bundled-text",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return undefined;
      return prefix + resolve(dirname(importer), source.slice(0, -SUFFIX.length)) + ending;
    },
    async load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const { text } = await bundle(id.slice(prefix.length, -ending.length));
      return `export default ${JSON.stringify(text)};`;
    },
  };
}

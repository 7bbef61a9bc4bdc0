// Writes what is derived from the definitions: schema.json, and the parts of README.md between the comments
// `generated: NAME` and `end`. A test fails when one of them is stale. `npm run generate`, after `npm run build`.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const lrplot = (...words) =>
  execFileSync(process.execPath, ["bin/lrplot.cjs", ...words], { cwd: ROOT, encoding: "utf8" });

/** What goes between the comments of each name. */
const parts = {
  schedules() {
    const rows = JSON.parse(lrplot("list", "--json"));
    const lines = rows.map(({ name, source, summary }) => `| \`${name}\` | \`${source}\` | ${summary} |`);
    return ["| command | class | what it does |", "| --- | --- | --- |", ...lines].join("\n");
  },
  help: () => `\`\`\`\n${lrplot("cosine-warm", "--help").trimEnd()}\n\`\`\``,
};

/** README.md as it should be. */
export function readme(text) {
  return text.replace(
    /(<!-- generated: (\w+) -->)[\s\S]*?(<!-- end -->)/g,
    (_, begin, name, end) => `${begin}\n${parts[name]()}\n${end}`,
  );
}

/** Each generated file and what it should hold. */
export const generated = () => ({
  "schema.json": lrplot("schema"),
  "README.md": readme(readFileSync(`${ROOT}README.md`, "utf8")),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries(generated())) writeFileSync(`${ROOT}${file}`, text);
  // the two pictures of the README, as their captions say they were made
  const svg = (name, ...words) => lrplot(...words, "-o", `docs/${name}.svg`);
  for (const [, name, line] of readFileSync(`${ROOT}README.md`, "utf8").matchAll(
    /docs\/(\w+)\.svg[\s\S]*?```sh\nlrplot (.*?) -o/g,
  )) {
    svg(name, ...line.split(" "));
  }
}

// The documents with generated parts.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { anchorOf, severityOf } from "./advice.mjs";
import { lrplot, ROOT } from "./examples.mjs";

export const documents = ["README.md", "docs/outputs.md"];

/** What goes between the comments of each name; `command` is the last one before it in the document. */
const parts = {
  schedules(folder) {
    const schedules = JSON.parse(lrplot("list --json", folder));
    const frameworks = [...new Set(schedules.map(({ framework }) => framework))];
    const lines = frameworks.map((framework) => {
      const own = schedules.filter((schedule) => schedule.framework === framework);
      return `| ${framework} | ${own.map(({ name }) => `[\`${name}\`](docs/schedules.md#${name})`).join(" ")} |`;
    });
    return ["| framework | schedules |", "| --- | --- |", ...lines].join("\n");
  },
  advice(folder) {
    const rules = JSON.parse(lrplot("explain --json", folder));
    const lines = rules.map(
      (rule) => `| [${rule.id}](docs/advice.md#${anchorOf(rule)}) | ${severityOf(rule)} | ${rule.title} |`,
    );
    return ["| rule | severity | what is seen |", "| --- | --- | --- |", ...lines].join("\n");
  },
  /** From a run of the golden tests. */
  conformance: () =>
    execFileSync(process.execPath, [join(ROOT, "scripts/conformance.mjs")], { encoding: "utf8" }).trimEnd(),
  help: (folder) => fenced(lrplot("cosine-warm --help", folder)),
  /** From the overview, which lists name, ending and summary in columns. */
  formats(folder) {
    const rows = lrplot("--help", folder).split("Formats, ")[1].split("\n\n")[0].split("\n").slice(1);
    const lines = rows.map((row) => {
      const [, name, ending, summary] = /^ {2}(\S+) +(\S*) {2,}(.+)$/.exec(row);
      return `| \`${name}\` | ${ending && `\`${ending}\``} | ${summary} |`;
    });
    return ["| `--format` | ending | what it holds |", "| --- | --- | --- |", ...lines].join("\n");
  },
  /** From the overview too: name and keys, of which the longer ones go on in further lines. */
  inputs(folder) {
    const text = lrplot("--help", folder).split("known by its keys:\n")[1].split("\n\n")[0];
    const rows = text.replace(/\n {10,}/g, " ").split("\n");
    const lines = rows.map((row) => {
      const [, name, keys] = /^ {2}(.+?) {2,}(.+)$/.exec(row);
      return `| ${name} | ${keys} |`;
    });
    return ["| config of | known by |", "| --- | --- |", ...lines].join("\n");
  },
  printed: (folder, command) => fenced(lrplot(command, folder)),
};

/** Text in a block whose fence is longer than any in it. */
function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text.trimEnd()}\n${fence}`;
}

/** A document as it should be. */
export function documentText(text, folder) {
  return text.replace(
    /(<!-- generated: (\w+) -->)[\s\S]*?(<!-- end -->)/g,
    (_, begin, name, end, offset) =>
      `${begin}\n${parts[name](folder, lastCommand(text.slice(0, offset)))}\n${end}`,
  );
}

function lastCommand(before) {
  return [...before.matchAll(/^lrplot (.*)$/gm)].at(-1)?.[1];
}

// The gallery: docs/schedules.md and a picture of every schedule, made from the definitions in one process.
import { printed, wordsOf } from "./in-process.mjs";

const size = ["--width", "560", "--height", "260"];

/** Every file of the gallery, by its name, and what it should hold. */
export async function gallery() {
  const schedules = JSON.parse(await printed("list", "--json"));
  const files = { "docs/schedules.md": documentOf(schedules) };
  for (const { name, examples } of schedules) {
    const [, ...words] = wordsOf(examples[0].command);
    files[pictureOf(name, "docs/")] = await printed(...words, ...size, "--format", "svg");
  }
  return files;
}

export const pictureOf = (name, folder = "") => `${folder}schedules/${name}.svg`;

function documentOf(schedules) {
  const frameworks = [...new Set(schedules.map(({ framework }) => framework))];
  const of = (name) => schedules.filter(({ framework }) => framework === name);
  return `${[
    "# Schedules",
    `${schedules.length} schedules of ${frameworks.length} frameworks, each with the names and defaults of its framework. \`lrplot show NAME\` draws one in the terminal, \`lrplot NAME --help\` has its flags, \`lrplot NAME … --code\` prints the code that builds it.`,
    frameworks
      .map(
        (name) =>
          `- [${of(name)[0].title}](#${anchorOf(headingOf(of(name)))}): ${of(name).map(linkOf).join(", ")}`,
      )
      .join("\n"),
    ...frameworks.flatMap((name) => [
      `## ${headingOf(of(name))}`,
      ...of(name).map((each) => sectionOf(each, schedules)),
    ]),
  ].join("\n\n")}\n`;
}

/** With a number, so that no schedule has the same anchor. */
const headingOf = (schedules) =>
  `${schedules[0].title}, ${schedules.length} schedule${schedules.length === 1 ? "" : "s"}`;

/** As GitHub makes it of a heading. */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");

const linkOf = ({ name }) => `[${name}](#${name})`;

function sectionOf(schedule, schedules) {
  const { name, source, summary, formula, reference, parameters, examples, equivalents } = schedule;
  const alike = schedules.filter(({ type }) => equivalents.includes(type));
  const [{ title, command }] = examples;
  return [
    `### ${name}`,
    `[\`${source}\`](${reference.url}), ${reference.version}`,
    summary,
    `![${name}: ${title}](${pictureOf(name)})`,
    `\`\`\`sh\n${command}\n\`\`\``,
    `\`\`\`text\n${formula}\n\`\`\``,
    parametersOf(parameters),
    ...(alike.length > 0 ? [`Alike: ${alike.map(linkOf).join(", ")}`] : []),
  ].join("\n\n");
}

function parametersOf(parameters) {
  if (parameters.length === 0) return "No parameters.";
  const rows = parameters.map(
    ({ name, takes, default: fallback, description }) =>
      `| \`${name}\` | ${cell(takes)} | ${cell(fallback)} | ${cell(description)} |`,
  );
  return ["| parameter | takes | default | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

const cell = (text) =>
  text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("*", "\\*").replaceAll("_", "\\_");

// docs/advice.md and two pictures of every rule, made from the rules in one process.
import { printed, wordsOf } from "./in-process.mjs";

const size = ["--width", "560", "--height", "260"];

/** Every file of the advice, by its name, and what it should hold. */
export async function advice() {
  const rules = JSON.parse(await printed("explain", "--json"));
  const files = { "docs/advice.md": documentOf(rules) };
  for (const { id, wrong, right, refusal } of rules) {
    const drawn = { ...(refusal === undefined && { wrong }), right };
    for (const [kind, command] of Object.entries(drawn)) {
      const [, ...words] = wordsOf(command);
      const picture = await printed(...words, ...size, "--mark-findings", "--format", "svg");
      files[`docs/${pictureOf(id, kind)}`] = picture;
    }
  }
  return files;
}

const pictureOf = (id, kind) => `advice/${id}-${kind}.svg`;

/** As GitHub makes it of the rule's heading. */
export const anchorOf = ({ id, name }) => `${id}-${name}`.toLowerCase();

function documentOf(rules) {
  return `${[
    "# Advice",
    `Every drawing looks for ${rules.length} mistakes that people have made and reported, and says on standard error what it finds. \`lrplot explain RULE\` shows one in the terminal, \`--mark-findings\` marks them in the picture, \`--strict\` makes the exit code 3 where there is an error or a warning. \`--ignore RULE\`, or \`"ignore": ["RULE"]\` in a config, silences one.`,
    "An error is a run that fails or is wasted, a warning one that is worse than it could be, a note is worth knowing.",
    ["| rule | | |", "| --- | --- | --- |", ...rules.map(rowOf)].join("\n"),
    ...rules.map(sectionOf),
  ].join("\n\n")}\n`;
}

const rowOf = (rule) =>
  `| [${rule.id} ${rule.name}](#${anchorOf(rule)}) | ${severityOf(rule)} | ${rule.title} |`;

/** `error, warning or note`. */
export const severityOf = ({ severities }) =>
  [severities.slice(0, -1).join(", "), severities.at(-1)].filter((text) => text !== "").join(" or ");

function sectionOf(rule) {
  const { id, name, title, why, wrong, right, says, refusal, reported } = rule;
  const said = says.map(({ message, advice }) => `${message}; ${advice}`);
  return [
    `## ${id} ${name}`,
    `**${severityOf(rule)}: ${title}.** ${prose(why)}`,
    ...(refusal === undefined ? [`![Wrong: ${prose(title)}](${pictureOf(id, "wrong")})`] : []),
    `\`\`\`sh\n${wrong}\n\`\`\``,
    ...[...said, ...(refusal === undefined ? [] : [refusal])].map((text) => `> ${prose(text)}`),
    "As it is meant:",
    `![Right: ${id} has nothing to say](${pictureOf(id, "right")})`,
    `\`\`\`sh\n${right}\n\`\`\``,
    ...(reported.length > 0
      ? [`Reported: ${reported.map(({ issue, url }) => `[${issue}](${url})`).join(", ")}`]
      : []),
  ].join("\n\n");
}

/** Text as Markdown that shows it as it is. */
const prose = (text) => text.replace(/[\\`*_[\]<>|]/g, (found) => (found === "<" ? "&lt;" : `\\${found}`));

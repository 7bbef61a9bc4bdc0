import { parseArgs } from "node:util";
import { ruleNamed } from "../../advice/ignored.ts";
import { rules } from "../../advice/index.ts";
import type { Rule } from "../../advice/rule.ts";
import { severitiesOf, severitiesText } from "../../advice/severities.ts";
import { ofWords, Problem } from "../../core/problem.ts";
import { didYouMean } from "../../core/suggest.ts";
import { columnsOf, wrapped } from "../columns.ts";
import { continued } from "../continued.ts";
import { exampleOfRule, type RuleExample } from "../example-of-rule.ts";
import { exitCode } from "../exit-code.ts";
import type { Shell } from "../shell.ts";

/** `lrplot explain [RULE] [--json]`: every rule in a line, or all that there is to say of one. */
export async function explain(words: readonly string[], shell: Shell): Promise<number> {
  const { rule, json } = ofWords(() => asked(words));
  const text = json
    ? await jsonOf(rule ? [rule] : rules, shell)
    : rule
      ? await textOf(rule, shell)
      : listText(shell);
  await shell.write([`${text}\n`]);
  return exitCode.done;
}

function asked(words: readonly string[]): { rule: Rule | undefined; json: boolean } {
  const options = { json: { type: "boolean" } } as const;
  const read = parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of read.tokens) {
    if (token.kind === "option" && token.name !== "json") {
      throw new Problem("lrplot explain has no such flag", {
        where: token.rawName,
        allowed: "it takes a rule and --json",
      });
    }
  }
  const [word, next] = read.positionals;
  const rule = word === undefined ? undefined : ruleOf(word);
  if (next !== undefined) {
    throw new Problem("lrplot explain takes one rule", { where: next, hint: `Try lrplot explain ${word}` });
  }
  return { rule, json: read.values.json === true };
}

function ruleOf(word: string): Rule {
  const found = ruleNamed(word, rules);
  if (found !== undefined) return found;
  const names = rules.flatMap(({ id, name }) => [id, name]);
  throw new Problem(`there is no rule ${JSON.stringify(word)}`, {
    where: "lrplot explain",
    hint: didYouMean(word, names) ?? "lrplot explain lists them",
  });
}

/** In a pipe a line each, for grep; on a terminal as wide as that. */
function listText({ isTerminal, screen }: Shell): string {
  const rows = rules.map((rule) => [rule.id, rule.name, severitiesText(rule), rule.title]);
  return columnsOf(rows, "", isTerminal() ? screen("never").columns : Infinity);
}

/** As wide as a reader likes, even where the terminal has more. */
const widest = 100;
/** Lines of a picture, of which there are two. */
const lines = 14;

/** All that there is to say of a rule, in lines that fit. */
export async function textOf(rule: Rule, shell: Pick<Shell, "read" | "screen">): Promise<string> {
  const { id, name, title, why, reported } = rule;
  const screen = shell.screen("auto");
  const width = Math.min(widest, screen.columns);
  const small = { ...screen, columns: width, rows: lines };
  const wrong = await exampleOfRule(rule, rule.wrong, small, shell);
  const right = await exampleOfRule(rule, rule.right, small, shell);
  return [
    [`${id} ${name} · ${severitiesText(rule)}`, ...wrapped(title, width)].join("\n"),
    wrapped(why, width).join("\n"),
    `Wrong\n${shown(wrong)}`,
    said(wrong, width),
    `Right\n${shown(right)}`,
    ...(reported.length > 0 ? [`Reported\n${indented(reported.map(addressOf))}`] : []),
    `To silence it\n${indented([`--ignore ${id}`, `"ignore": ["${id}"] in a config`])}`,
  ].join("\n\n");
}

function shown({ picture, command }: RuleExample): string {
  return [...(picture === undefined ? [] : [picture]), `  ${continued(command)}`].join("\n");
}

/** What lrplot says of the wrong one, its findings or its error; a flag and its value stay on one line. */
function said({ found, refusal }: RuleExample, width: number): string {
  const sentences = found.flatMap(({ severity, message, advice }) => [`${severity}: ${message}`, advice]);
  return indented(
    [...sentences, ...(refusal === undefined ? [] : [refusal])]
      .map((sentence) => sentence.replace(/(--\S+) (?=\S)/g, "$1\u00a0"))
      .flatMap((sentence) => wrapped(sentence, width - 2))
      .map((line) => line.replaceAll("\u00a0", " ")),
  );
}

const indented = (texts: readonly string[]) => texts.map((text) => `  ${text}`).join("\n");

/** `pytorch/pytorch#65417`, where it can be read. */
function addressOf(issue: string): string {
  const [repository, number] = issue.split("#");
  return number === undefined ? issue : `https://github.com/${repository}/issues/${number}`;
}

async function jsonOf(some: readonly Rule[], shell: Shell): Promise<string> {
  const rows = [];
  for (const rule of some) {
    const { id, name, severity, title, why, reported, right } = rule;
    const screen = { columns: widest, rows: lines, colors: 1 } as const;
    const { command, found, refusal } = await exampleOfRule(rule, rule.wrong, screen, shell);
    rows.push({
      id,
      name,
      severity,
      severities: severitiesOf(rule),
      title,
      why,
      reported: reported.map((issue) => ({ issue, url: addressOf(issue) })),
      wrong: command,
      right: `lrplot ${right}`,
      says: found.map(({ message, advice }) => ({ message, advice })),
      ...(refusal !== undefined && { refusal }),
    });
  }
  return JSON.stringify(rows, null, 2);
}

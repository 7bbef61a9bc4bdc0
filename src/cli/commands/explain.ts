import { registry } from "../../../schedules/index.ts";
import { advise } from "../../advice/advise.ts";
import { ruleNamed } from "../../advice/ignored.ts";
import { rules } from "../../advice/index.ts";
import type { Rule } from "../../advice/rule.ts";
import { attended } from "../../advice/sight.ts";
import { figureOf } from "../../core/figure-of.ts";
import { once } from "../../core/once.ts";
import { plan } from "../../core/plan.ts";
import { isProblem, ofWords, Problem } from "../../core/problem.ts";
import { ratesOf, run } from "../../core/run.ts";
import { didYouMean } from "../../core/suggest.ts";
import { flagsOf } from "../../inputs/all-flags.ts";
import { draftOfTerms } from "../../inputs/compose.ts";
import type { Format } from "../../outputs/format.ts";
import { formatNamed } from "../../outputs/index.ts";
import { columnsOf, wrapped } from "../columns.ts";
import { continued } from "../continued.ts";
import { exitCode } from "../exit-code.ts";
import { readInput } from "../input.ts";
import { wordsOf } from "../quote.ts";
import { placed, problemText } from "../report.ts";
import type { Shell } from "../shell.ts";

/** `lrplot explain [RULE]`: every rule in a line, or all that there is to say of one. */
export async function explain(words: readonly string[], shell: Shell): Promise<number> {
  const [word, ...rest] = words;
  const text = await ofWords(() =>
    word === undefined ? listText(shell) : textOf(ruleOf(word, rest), shell),
  );
  await shell.write([`${text}\n`]);
  return exitCode.done;
}

function ruleOf(word: string, [next]: readonly string[]): Rule {
  const found = ruleNamed(word, rules);
  if (found === undefined) {
    const names = rules.flatMap(({ id, name }) => [id, name]);
    throw new Problem(word.startsWith("-") ? "is no rule" : `there is no rule ${JSON.stringify(word)}`, {
      where: word.startsWith("-") ? word : "lrplot explain",
      hint: didYouMean(word, names) ?? "lrplot explain lists them",
    });
  }
  if (next !== undefined) {
    throw new Problem("lrplot explain takes one rule", {
      where: next,
      hint: `Try lrplot explain ${found.id}`,
    });
  }
  return found;
}

/** In a pipe a line each, for grep; on a terminal as wide as that. */
function listText({ isTerminal, screen }: Shell): string {
  const rows = rules.map(({ id, name, severity, title }) => [id, name, severity, title]);
  return columnsOf(rows, "", isTerminal() ? screen("never").columns : Infinity);
}

/** As wide as a reader likes, even where the terminal has more. */
const widest = 100;
/** Lines of a picture, of which there are two. */
const lines = 14;

async function textOf(rule: Rule, shell: Shell): Promise<string> {
  const { id, name, severity, title, why, reported } = rule;
  const width = Math.min(widest, shell.screen("never").columns);
  const [wrong, right] = [await seenOf(rule.wrong, shell), await seenOf(rule.right, shell)];
  const said = wrong.said.find((one) => one.rule === id)?.sentences ?? [];
  return [
    [`${id} ${name} · ${severity}`, ...wrapped(title, width)].join("\n"),
    wrapped(why, width).join("\n"),
    example("Not meant", rule.wrong, wrong.picture),
    indented(said.flatMap((sentence) => wrapped(sentence, width - 2))),
    example("Meant", rule.right, right.picture),
    ...(reported.length > 0 ? [`Reported\n${indented(reported.map(addressOf))}`] : []),
    `To silence it\n${indented([`--ignore ${id}`, `"ignore": ["${id}"] in a config`])}`,
  ]
    .filter((section) => section !== "")
    .join("\n\n");
}

function example(heading: string, line: string, picture: string): string {
  return [heading, ...(picture === "" ? [] : [picture]), `  ${continued(`lrplot ${line}`)}`].join("\n");
}

/** `pytorch/pytorch#65417`, where it can be read. */
function addressOf(issue: string): string {
  const [repository, number] = issue.split("#");
  return number === undefined ? issue : `https://github.com/${repository}/issues/${number}`;
}

/** What lrplot shows and says of a command line. */
interface Seen {
  /** "" where there is none. */
  readonly picture: string;
  readonly said: readonly { readonly rule: string | undefined; readonly sentences: readonly string[] }[];
}

async function seenOf(line: string, shell: Shell): Promise<Seen> {
  const draft = draftOfTerms(await readInput(wordsOf(line), registry, flagsOf, shell));
  const marking = { ...draft, config: { ...draft.config, chart: { mark_findings: true } } };
  try {
    return await placed(marking, async () => {
      const planned = plan(marking, registry);
      const curves = attended(run(planned), planned);
      const findings = once(() => advise(planned, ratesOf(curves, planned), marking));
      const command = `lrplot ${line}`;
      const figure = figureOf(planned, curves, findings, { command, code: undefined, precision: undefined });
      const write = await (formatNamed("terminal") as Format).load();
      const screen = shell.screen("auto");
      const small = { ...screen, columns: Math.min(widest, screen.columns), rows: lines };
      const picture = [...(await write(figure, shell.say, small))].join("").trimEnd();
      const said = findings().map(({ rule, severity, message, advice }) => ({
        rule,
        sentences: [`${severity}: ${message}`, advice],
      }));
      return { picture, said };
    });
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { picture: "", said: [{ rule: error.rule, sentences: [problemText(error)] }] };
  }
}

const indented = (texts: readonly string[]) => texts.map((text) => `  ${text}`).join("\n");

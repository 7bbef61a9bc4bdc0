import { registry } from "../../schedules/index.ts";
import { advise } from "../advice/advise.ts";
import type { Rule } from "../advice/rule.ts";
import { attended } from "../advice/sight.ts";
import { figureOf } from "../core/figure-of.ts";
import type { Finding } from "../core/finding.ts";
import { once } from "../core/once.ts";
import { plan } from "../core/plan.ts";
import { isProblem } from "../core/problem.ts";
import { ratesOf, run } from "../core/run.ts";
import { flagsOf } from "../inputs/all-flags.ts";
import { draftOfTerms } from "../inputs/compose.ts";
import type { Format, Screen } from "../outputs/format.ts";
import { formatNamed } from "../outputs/index.ts";
import { readInput } from "./input.ts";
import { withInterpreter } from "./interpreter.ts";
import { wordsOf } from "./quote.ts";
import { placed, problemText } from "./report.ts";
import type { Shell } from "./shell.ts";

/** What lrplot makes of a command line that a rule shows. */
export interface RuleExample {
  readonly command: string;
  /** The terminal's chart with its findings marked; undefined where it is refused. */
  readonly picture: string | undefined;
  /** What is found of the rule. */
  readonly found: readonly Finding[];
  /** The error with which it is refused. */
  readonly refusal: string | undefined;
}

/** The words of a command line that a rule shows, `wrong` or `right`, drawn on a screen. Throws Failures. */
export async function exampleOfRule(
  { id }: Pick<Rule, "id">,
  line: string,
  screen: Screen,
  shell: Pick<Shell, "read">,
): Promise<RuleExample> {
  const command = `lrplot ${line}`;
  try {
    const terms = await readInput(wordsOf(line), registry, flagsOf, shell);
    const words = draftOfTerms(terms);
    await withInterpreter(words.config);
    const chart = { ...(words.config.chart ?? {}), mark_findings: true };
    const draft = { ...words, config: { ...words.config, chart } };
    return await placed(draft, async () => {
      const planned = plan(draft, registry);
      const curves = attended(run(planned), planned);
      const findings = once(() => advise(planned, ratesOf(curves, planned), draft));
      const figure = figureOf(planned, curves, findings, { command, code: undefined, precision: undefined });
      const write = await (formatNamed("terminal") as Format).load();
      const picture = [...(await write(figure, () => {}, screen))].join("").trimEnd();
      const found = findings().filter(({ rule }) => rule === id);
      return { command, picture, found, refusal: undefined };
    });
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { command, picture: undefined, found: [], refusal: problemText(error) };
  }
}

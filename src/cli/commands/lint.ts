import { resolve } from "node:path";
import { checkIgnored } from "../../advice/ignored.ts";
import { rules } from "../../advice/index.ts";
import { configSchema, optimizerSchema } from "../../core/config.ts";
import { dataSchema } from "../../core/data.ts";
import { countText } from "../../core/facts-text.ts";
import { severities } from "../../core/finding.ts";
import { isProblem, ofWords, Problem } from "../../core/problem.ts";
import { type FilledTerm, isSame, unlike } from "../../inputs/filled-term.ts";
import { isGitName } from "../../inputs/git-file.ts";
import { lintFlags } from "../../inputs/lint-flags.ts";
import { outputSchema } from "../../inputs/output-flags.ts";
import { type Term, termsOf } from "../../inputs/words.ts";
import { findingsTexts } from "../../outputs/findings/format.ts";
import { reportLines } from "../../outputs/findings/lines.ts";
import type { Report } from "../../outputs/findings/report.ts";
import { exitCode } from "../exit-code.ts";
import { flagsSaid } from "../flags-said.ts";
import { type Linted, lintFile } from "../lint-file.ts";
import { isFound } from "../report.ts";
import type { Shell } from "../shell.ts";
import { version } from "../version.ts";

/**
 * `lrplot lint FILE…`: what may not be meant in each config. Returns the exit code, 2 where one is refused, else 3 where
 * something is found; throws a Problem of the words, or a Failure.
 */
export async function lint(argv: readonly string[], shell: Shell): Promise<number> {
  const terms = await termsOf(argv, {
    registry: [],
    flagsOf: lintFlags,
    scheduleIn: async () => undefined,
    unjoined,
    filesOf: "lrplot lint",
  });
  const output = flagsSaid("output", outputSchema(), terms);
  if (output.version || output.help) {
    await shell.write([output.version ? `${version}\n` : await helpText()]);
    return exitCode.done;
  }
  const files = ofWords(() => filesIn(terms));
  const given = ofWords(() => givenIn(terms));
  checkGiven(terms);

  const all: Linted[] = [];
  for (const file of files) {
    const linted = await lintFile(file, given, shell);
    all.push(linted);
    if (output.findings === "text") await print(reportLines(linted.reports), shell);
  }
  const reports = all.flatMap((linted) => linted.reports);
  if (output.findings === "json" || output.findings === "github") {
    await print(findingsTexts[output.findings](reports), shell);
  }
  shell.say(summary(files.length, reports));
  if (all.some(({ isRefused }) => isRefused)) return exitCode.wrong;
  return isFound(() => reports, output.strict ?? "warning") ? exitCode.found : exitCode.done;
}

/** Files have nothing between them. */
const unjoined = { kind: "vs" } as const;

/** The files that are named, each once. Throws a Problem where there is none, or a word that joins schedules. */
function filesIn(terms: readonly Term[]): string[] {
  const joined = terms.find(({ joint }) => joint && joint !== unjoined);
  if (joined) {
    throw new Problem("joins what is drawn together, and lint looks at each file on its own", {
      where: joined.words[0] as string,
    });
  }
  const named = terms.flatMap(({ file }) => file ?? []);
  const files = [...new Map(named.toReversed().map((file) => [pathOf(file), file])).values()].toReversed();
  if (files.length > 0) return files;
  throw new Problem("no file is given", {
    where: "lrplot lint",
    allowed: "it takes configs, - for standard input, git:REV:path",
    hint: "Try lrplot lint lr.json",
  });
}

/** What a file is, however it is named: `a.json` and `./a.json` are one. */
const pathOf = (file: string) => (file === "-" || isGitName(file) ? file : resolve(file));

/** The flags, which count for every file wherever they stand. */
function givenIn(terms: readonly Term[]): FilledTerm["given"] {
  const given = new Map<Parameters<typeof unlike>[0], readonly string[]>();
  for (const term of terms) {
    for (const [flag, texts] of term.given) {
      if (flag.scope === "output") continue;
      if (!isSame(given.get(flag) ?? texts, texts)) throw unlike(flag);
      given.set(flag, texts);
    }
  }
  return given;
}

/** Throws the Problem of a flag once, and not of every file. */
function checkGiven(terms: readonly Term[]): void {
  const { ignore = [] } = flagsSaid("run", configSchema(), terms);
  ofWords(() => {
    try {
      checkIgnored(ignore, rules);
    } catch (error) {
      throw isProblem(error) ? error.at("--ignore") : error;
    }
  });
  flagsSaid("optimizer", optimizerSchema(), terms);
  flagsSaid("data", dataSchema().partial(), terms);
}

async function print(text: string, { write }: Shell): Promise<void> {
  if (text !== "") await write([text]);
}

/** `1,000 files: 3 errors, 2 warnings`. */
function summary(files: number, reports: readonly Report[]): string {
  const counts = severities.flatMap((severity) => {
    const { length } = reports.filter((report) => report.severity === severity);
    return length === 0 ? [] : [`${countText(length)} ${severity}${length === 1 ? "" : "s"}`];
  });
  const found = counts.length === 0 ? "no findings" : counts.join(", ");
  return `${countText(files)} file${files === 1 ? "" : "s"}: ${found}`;
}

async function helpText(): Promise<string> {
  const { lintHelp } = await import("./lint-help.ts");
  return lintHelp([...lintFlags()]);
}

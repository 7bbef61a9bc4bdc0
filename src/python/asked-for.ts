import { isProblem, Problem } from "../core/problem.ts";
import { type Environment, Unknown } from "./environment.ts";

/** More than these are asked for one after another. */
const MOST = 20;

/**
 * Do `work` with what is known. What it finds unknown is given a value for the moment, so that it goes on and all that
 * is missing is found at once. Throws the Problem that the work ends in where everything before it is known.
 */
export function collected<T>(
  environment: Environment,
  work: (environment: Environment) => T,
  missing: Unknown[],
): T | undefined {
  const texts = new Set<string>();
  for (let i = 0; i <= MOST; i++) {
    try {
      return work(i === 0 ? environment : supposing(environment, texts));
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (!(error instanceof Unknown) || texts.has(error.text)) {
        if (i === 0) throw error;
        return undefined; // it may come of the value of the moment
      }
      texts.add(error.text);
      missing.push(error);
    }
  }
  return undefined;
}

/** An environment in which these have a value. */
const supposing = (environment: Environment, texts: ReadonlySet<string>): Environment => ({
  ...environment,
  lookUp: (text, expression) => (texts.has(text) ? { value: 1 } : environment.lookUp(text, expression)),
});

/** The Problem that asks for all that is missing, at the place of the first. */
export function askFor(missing: readonly Unknown[], hint?: string): Problem {
  const all = [...new Map(missing.map((each) => [each.text, each])).values()];
  const [first] = all as [Unknown, ...Unknown[]];
  const names = all.map(({ text }) => shortened(text));
  const sets = all
    .map(({ text }) => `--set ${settingText(text, /\blen\b/.test(text) ? "1000" : "VALUE")}`)
    .join(" ");
  const message =
    all.length === 1 ? first.message : `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are not known`;
  return new Problem(message, {
    where: first.where,
    position: first.position,
    allowed: `give ${all.length === 1 ? "it" : "them"} with ${sets}`,
    hint,
  });
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** A setting as a shell takes it: `args.lr=…` bare, what has other signs between quotes. */
export function settingText(text: string, value: string): string {
  const setting = `${text}=${value}`;
  if (/^[\w.=]+$/.test(setting)) return setting;
  return /["$`\\!]/.test(setting) ? `'${setting.replaceAll("'", "'\\''")}'` : `"${setting}"`;
}

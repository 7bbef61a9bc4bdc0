import { Problem } from "../core/problem.ts";
import { didYouMean } from "../core/suggest.ts";
import type { Rule } from "./rule.ts";

/** The rules that are not to speak, given by id or by name, several with commas between. Throws a Problem for one that there is not. */
export function checkIgnored(ignored: readonly string[], rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(
    ignored
      .flatMap((words, i) => words.split(",").map((word) => [word.trim(), i] as const))
      .map(([word, i]) => {
        const rule = ruleNamed(word, rules);
        if (rule) return rule.id;
        throw new Problem(`there is no rule ${JSON.stringify(word)}`, {
          path: ["ignore", i],
          hint:
            didYouMean(
              word,
              rules.flatMap(({ id, name }) => [id, name]),
            ) ?? "lrplot explain lists them",
        });
      }),
  );
}

/** The rule of an id or a name, in whatever case: `LR004`, `never-anneals`. */
export function ruleNamed(word: string, rules: readonly Rule[]): Rule | undefined {
  const wanted = word.toLowerCase();
  return rules.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted);
}

import { className, type Definition, type Registry, typeName } from "../core/definition.ts";
import { Problem } from "../core/problem.ts";
import { didYouMean, fold } from "../core/suggest.ts";
import { ownFlags } from "./comparison-flags.ts";
import { findFlag, ownerOf } from "./flag.ts";
import { ownLogFlags } from "./log-flags.ts";
import { resumeFlags } from "./resume-flag.ts";
import type { Term, Vocabulary } from "./words.ts";

/** "Did you mean mmengine.LinearLR?" where another framework's schedule of the same name has the flag. */
function namesakeWith(
  flag: string,
  schedule: Definition | undefined,
  registry: Registry,
  flagsOf: Vocabulary["flagsOf"],
): string | undefined {
  if (schedule === undefined || !flag.startsWith("--")) return undefined;
  const own = [schedule.name, className(schedule)].map(fold);
  const found = registry.find(
    (other) =>
      other !== schedule &&
      own.includes(fold(className(other))) &&
      findFlag(flagsOf(other), flag) !== undefined,
  );
  return found && `Did you mean ${typeName(found)}, which has it?`;
}

/** Why a flag cannot stand where it does, and what is near. */
export function unknownFlag(
  word: string,
  term: Pick<Term, "definition" | "file" | "flags"> & { readonly schedule: Definition | undefined },
  { registry, flagsOf, filesOf, refusalOf }: Vocabulary,
): Problem {
  const [name = word] = word.split("=");
  const spellings = [...term.flags].map(({ spelling }) => spelling.slice(2));
  if (filesOf !== undefined) {
    const hint = didYouMean(name, spellings, "--") ?? `See ${filesOf} --help`;
    return new Problem(`is no flag of ${filesOf}'s`, { where: name, hint });
  }
  if (findFlag(ownFlags, name)) {
    return new Problem("belongs to lrplot diff", { where: name, hint: "Try lrplot diff old.json new.json" });
  }
  if (findFlag(ownLogFlags, name)) {
    return new Problem("belongs to lrplot check", {
      where: name,
      hint: "Try lrplot check plan.json --log metrics.csv",
    });
  }
  if (findFlag(resumeFlags(), name)) {
    return new Problem("joins two plans to be drawn as one run, which lrplot check does not", {
      where: name,
      hint: "Try lrplot old.json vs new.json --resume-at 50",
    });
  }
  const owner = ownerOf(term.schedule);
  if (term.definition === undefined && term.file === undefined) {
    return new Problem("is no flag of lrplot's", {
      where: name,
      hint: didYouMean(name, spellings, "--") ?? "A schedule's parameters come after its name",
    });
  }
  const namesake = namesakeWith(name, term.schedule, registry, flagsOf);
  // a config may come to hold a schedule that has it
  const isAnothers = registry.some((definition) => findFlag(flagsOf(definition), name) !== undefined);
  const refusal = isAnothers && term.file !== undefined ? refusalOf?.(term.file) : undefined;
  if (refusal) return refusal;
  return new Problem(`${owner} has no such parameter`, {
    where: name,
    lasting: !(term.file !== undefined && isAnothers),
    hint:
      namesake ??
      didYouMean(name, spellings, "--") ??
      `See lrplot ${term.schedule ? `${term.schedule.name} ` : ""}--help`,
  });
}

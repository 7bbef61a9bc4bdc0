import type { Part } from "../../src/core/definition.ts";
import type { Path } from "../../src/core/problem.ts";
import type { Told } from "../../src/core/schedule.ts";
import type { Course, Section } from "../../src/core/stage.ts";
import type { Entry } from "./list-entry.ts";
import type { Window } from "./window.ts";

/** A list, or a single dict. */
export type Given = Entry | readonly Entry[];

export const listOf = (given: Given): readonly Entry[] => (Array.isArray(given) ? given : [given as Entry]);

export const pathTo = (given: Given, i: number): Path => [
  "param_scheduler",
  ...(Array.isArray(given) ? [i] : []),
];

/** How many iterations what a scheduler counts has; undefined for one that the run never steps. */
function clockOf({ countsEpochs, by_epoch, fed }: Entry, { steps_per_epoch = 1, ...run }: Clocks) {
  // a run that is counted in iterations is one long epoch
  if (by_epoch && !fed && !run.by_epoch) return undefined;
  return countsEpochs ? steps_per_epoch : 1;
}

type Clocks = Pick<Course, "by_epoch" | "steps_per_epoch">;

const clocksOf = ({ steps, steps_per_epoch }: Told): Clocks => ({
  by_epoch: steps === undefined || steps_per_epoch !== undefined,
  steps_per_epoch,
});

/** The windows of those that write the rate, the first to begin first. All of them count from the run's first step on. */
export function sectionsOf(given: Given, course: Course): Section[] {
  return listOf(given)
    .flatMap((each, i): Section[] => {
      const every = clockOf(each, course);
      if (every === undefined || !each.writes.includes("lr")) return [];
      const part = each.part();
      const { begin, end } = part.params as Window;
      const [from, to] = [Math.max(0, begin) * every, Math.min(end * every, course.steps)];
      return [{ part, path: pathTo(given, i), from, to, origin: 0, every }];
    })
    .sort((a, b) => a.from - b.from);
}

/**
 * Iterations until the last of those that write the rate (or of all, where none does) is over, warm-ups of others left
 * out; undefined where one of them goes on with the run, or some count epochs and others iterations, and nobody said
 * how many an epoch has.
 */
export function endOfList(given: Given, told: Told): number | undefined {
  const all = listOf(given);
  const rates = all.filter(({ writes }) => writes.includes("lr"));
  const stepped = stepPartsOf(rates.length > 0 ? rates : all, told);
  if (told.steps_per_epoch === undefined && new Set(stepped.map(({ entry }) => entry.countsEpochs)).size > 1)
    return undefined;
  const lasting = stepped.filter(({ part }) => stepped.length === 1 || !isWarmup(part));
  const ends = lasting.flatMap(({ part: { end }, every }) => (end === undefined ? [] : end * every));
  return ends.length < lasting.length || ends.length === 0 ? undefined : Math.max(...ends);
}

const isWarmup = ({ definition: { shapes }, params }: Part) =>
  shapes.includes("warmup") && params.start_factor < params.end_factor;

/** The iterations at which those that write the rate were told to change. */
export const milestonesOfList = (given: Given, told: Told): number[] =>
  stepPartsOf(listOf(given), told)
    .filter(({ entry }) => entry.writes.includes("lr"))
    .flatMap(({ part, every }) => part.milestones.map((at) => at * every));

interface Stepped {
  readonly entry: Entry;
  readonly part: Part;
  readonly every: number;
}

const stepPartsOf = (entries: readonly Entry[], told: Told): Stepped[] =>
  entries.flatMap((entry) => {
    const every = clockOf(entry, clocksOf(told));
    return every === undefined ? [] : [{ entry, part: entry.part(), every }];
  });

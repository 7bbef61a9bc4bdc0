import { countText } from "./facts-text.ts";
import type { Pitfall, Setting } from "./pitfall.ts";

/**
 * What of a list of milestones is likely not meant, where the framework looks each step up in it (a Counter of
 * Python's): one that no step is equal to, one given twice, all of them in optimizer steps of a scheduler that is
 * stepped at epochs. `name` is the parameter's.
 */
export function milestonePitfalls(name: string, milestones: readonly number[], setting: Setting): Pitfall[] {
  return [
    ...notWhole(name, milestones, setting),
    ...inSteps(name, milestones, setting),
    ...givenTwice(name, milestones),
  ];
}

function notWhole(name: string, milestones: readonly number[], { steps, interval }: Setting): Pitfall[] {
  const broken = milestones.filter((milestone) => !Number.isInteger(milestone));
  if (broken.length === 0) return [];
  const [which, are] =
    broken.length === 1
      ? [`the milestone ${broken[0]}`, "is"]
      : [`the milestones ${broken.join(", ")}`, "are"];
  return [
    {
      rule: "LR016",
      severity: "error",
      message: `${which} ${are} not whole, and no step is ever equal to that: the rate does not change there`,
      path: [name, milestones.indexOf(broken[0] as number)],
      ...(milestones.every(isShare)
        ? {
            advice: `if shares of the run are meant, say the ${interval}s of its ${countText(steps)}`,
            changes: { [name]: milestones.map((share) => Math.round(share * steps)) },
          }
        : {
            advice: "if that is not meant, round",
            changes: { [name]: milestones.map(Math.trunc) },
          }),
    },
  ];
}

const isShare = (milestone: number) => milestone > 0 && milestone < 1;

/** In an epoch of fewer steps than this any milestone may be a multiple of them. */
const dividing = 10;
/** The last milestone most often comes behind this part of the run. */
const early = 0.25;

/** Milestones behind the run's end, all of them, that lie in it as steps. */
function inSteps(
  name: string,
  milestones: readonly number[],
  { interval, steps_per_epoch, steps }: Setting,
): Pitfall[] {
  const [last, size] = [Math.max(...milestones), steps_per_epoch ?? 1];
  if (interval !== "epoch" || size < dividing || last / size >= steps || last / size < early * steps)
    return [];
  if (milestones.some((milestone) => milestone < steps || milestone % size !== 0)) return [];
  return [
    {
      rule: "LR016",
      message: `the milestones ${milestones.map(countText).join(", ")} are optimizer steps, of which an epoch has ${countText(size)}; the scheduler is stepped at epochs, of which the run has ${countText(steps)}`,
      advice: "if that is not meant, count epochs",
      path: [name, 0],
      changes: { [name]: milestones.map((milestone) => milestone / size) },
      at: last,
    },
  ];
}

function givenTwice(name: string, milestones: readonly number[]): Pitfall[] {
  const isAgain = (milestone: number, i: number) => milestones.indexOf(milestone) < i;
  const twice = new Set(milestones.filter(isAgain));
  if (twice.size === 0) return [];
  return [
    {
      rule: "LR016",
      severity: "note",
      message: `the rate changes more than once at ${[...twice].map(countText).join(", ")}, a milestone that is given more than once`,
      advice: "if that is not meant, give it once",
      path: [name, milestones.findIndex(isAgain)],
      changes: { [name]: milestones.filter((milestone, i) => !isAgain(milestone, i)) },
    },
  ];
}

/**
 * Milestones that come at `end` or behind it, `changes` the steps at which they do; but not the end itself, as some
 * write it behind those that come before.
 */
export function missedOf(milestones: readonly number[], changes: readonly number[], end: number): number[] {
  const isMany = changes.some((at) => at < end);
  return milestones.filter((milestone, i) => {
    const at = changes[i] as number;
    return at > end ? !(isMany && milestone === end) : at === end && !isMany;
  });
}

/** Milestones out of order, where the framework searches them as if they were sorted. */
export function unsortedPitfall(name: string, milestones: readonly number[]): Pitfall[] {
  const falling = milestones.findIndex((milestone, i) => milestone < (milestones[i - 1] ?? milestone));
  if (falling < 0) return [];
  return [
    {
      rule: "LR016",
      message: `${name} ${milestones.join(", ")} does not rise, and is searched as if it did: some of it may never come, or come early`,
      advice: "if that is not meant, sort it",
      path: [name, falling],
      changes: { [name]: milestones.toSorted((a, b) => a - b) },
    },
  ];
}

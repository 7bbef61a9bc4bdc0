import { className } from "./definition.ts";
import { parameterText } from "./parameter-text.ts";
import type { PlannedCurve } from "./plan.ts";

/**
 * What the legend and the CSV's header call each curve and param group: what the user called it, else its
 * class, else with as much more as tells it from the others. No two are the same.
 */
export function labelsOf(curves: readonly PlannedCurve[]): string[][] {
  const names = namesOf(curves);
  const taken = new Set(["epoch", "step"]); // what the CSV's first columns are called
  const alone = curves.length === 1 && curves[0]?.label === undefined;
  return curves.map(({ groups }, i) =>
    groups.map(({ name }) => {
      const group = typeof name === "number" ? `group ${name}` : name;
      const label = group === null ? (names[i] as string) : alone ? group : `${names[i]} ${group}`;
      const free = unused(label, taken);
      taken.add(free);
      return free;
    }),
  );
}

/** What each curve is called, by which it can be told from the others where anything can. */
export function namesOf(curves: readonly PlannedCurve[]): string[] {
  const candidates = curves.map((curve) => {
    const params = parameterText(curve.part.given);
    const full = `${className(curve.part.definition)}(${params})`;
    const rates = curve.groups.map(({ lr }) => lr).join(", ");
    return curve.label === undefined ? [briefName(curve), full, `${full}, lr=${rates}`] : [curve.label];
  });
  return candidates.map((choices) => {
    const distinct = choices.find(
      (choice) => candidates.filter((other) => other.includes(choice)).length === 1,
    );
    return distinct ?? (choices.at(-1) as string);
  });
}

/** The class of a curve's schedule, or what was recorded where that is known. */
export function briefName({ recordedAs, part }: Pick<PlannedCurve, "recordedAs" | "part">): string {
  return recordedAs ?? className(part.definition);
}

function unused(label: string, taken: ReadonlySet<string>): string {
  if (!taken.has(label)) return label;
  let i = 2;
  while (taken.has(`${label} #${i}`)) i++;
  return `${label} #${i}`;
}

import { show } from "../../core/check.ts";
import { type Path, Problem } from "../../core/problem.ts";
import { isObject, valueAt } from "./object.ts";

/** Where configs keep what Lightning's LRSchedulerConfig has, beside the scheduler. */
const holders = ["lightning_args", "pl_lrs_cfg", "scheduler_config", "lr_scheduler_config"];

/** What a scheduler is stepped at, as something beside it in the file says; undefined where nothing does. */
export function intervalBeside(values: unknown, schedule: Path): { value: unknown; path: Path } | undefined {
  const places = [schedule, schedule.slice(0, -1)].flatMap((path) => [
    path,
    ...holders.map((key) => [...path, key]),
  ]);
  for (const path of places) {
    const place = valueAt(values, path);
    if (!isObject(place) || place.interval === undefined) continue;
    checkFrequency(place.frequency, path);
    return { value: place.interval, path: [...path, "interval"] };
  }
  return undefined;
}

function checkFrequency(frequency: unknown, path: Path): void {
  if (frequency === undefined || frequency === 1) return;
  throw new Problem(`${show(frequency)}: a scheduler that is stepped more seldom is not read`, {
    path: [...path, "frequency"],
    allowed: "1",
    hint: "Multiply what its parameters count",
  });
}

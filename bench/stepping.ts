/**
 * `stepping list` prints the command names of all schedules; `stepping NAME STEPS` how many million steps of
 * NAME are computed in a second of the processor's time: the best of three readings of one curve. Each
 * schedule has a process of its own, as on the command line, because V8 compiles the loop for the schedules
 * that it has seen.
 */
import { registry } from "../schedules/index.ts";
import { draftOf } from "../src/core/draft.ts";
import { partOf } from "../src/core/part.ts";
import { plan } from "../src/core/plan.ts";
import { run } from "../src/core/run.ts";

/** Parameters for a run of `steps`, where the definition's own example is too short for one. */
const whole = (steps: number): Record<string, object> => ({
  onecycle: { max_lr: 0.1, total_steps: steps },
  "mmengine-onecycle": { eta_max: 0.1, total_steps: steps },
});

const [name = "list", count = "10000000"] = process.argv.slice(2);
if (name === "list") console.log(registry.map((definition) => definition.name).join("\n"));
else console.log((Math.max(...[1, 2, 3].map(() => stepsPerSecond(name, Number(count)))) / 1e6).toFixed(1));

function stepsPerSecond(name: string, steps: number): number {
  const definition = registry.find((each) => each.name === name);
  const params = whole(steps)[name] ?? definition?.examples[0]?.params;
  const schedule = { type: definition?.source, ...params };
  const isFed = partOf(schedule, registry).fed !== undefined;
  const metrics = Array.from({ length: isFed ? steps : 0 }, (_, i) => 1 / (1 + (i % 1000)));
  const config = {
    // a framework that steps at every update is measured so: an epoch of one update is work that no run has
    [definition?.interval === "step" ? "steps" : "epochs"]: steps,
    optimizer: { lr: 0.1, momentum: 0.9 },
    schedule,
    ...(isFed && { metrics }),
  };
  const [curve] = run(plan(draftOf(config), registry));
  const before = process.cpuUsage().user;
  let values = 0;
  for (const { length } of curve?.chunks() ?? []) values += length;
  return values / ((process.cpuUsage().user - before) / 1e6);
}

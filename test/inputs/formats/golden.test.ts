import { describe, expect, it } from "vitest";
import { registry } from "../../../schedules/index.ts";
import { findDefinition } from "../../../src/core/registry.ts";
import type { Format } from "../../../src/inputs/formats/format.ts";
import { hydra } from "../../../src/inputs/formats/hydra.ts";
import { keras } from "../../../src/inputs/formats/keras.ts";
import { lightningCli } from "../../../src/inputs/formats/lightning-cli.ts";
import { mmengine } from "../../../src/inputs/formats/mmengine.ts";
import { type Case, casesOf, config, distance, groups } from "../../golden/cases.ts";
import { compute } from "../../helpers/compute.ts";
import { translated } from "../../helpers/read-format.ts";

type Schedule = Record<string, unknown> & { type: string };

/** A schedule, and those in it, as another program writes them: its Python path and its parameters. */
function written(schedule: Schedule, write: (path: string, params: object) => object): object {
  const { type, ...params } = schedule;
  const { source } = findDefinition(registry, type) as { source: string };
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    return isSchedule(value) ? written(value, write) : value;
  };
  return write(source, Object.fromEntries(Object.entries(params).map(([key, value]) => [key, inner(value)])));
}

const isSchedule = (value: unknown): value is Schedule =>
  value !== null && typeof value === "object" && "type" in value && typeof value.type === "string";

const inHydra = (schedule: Schedule) => ({
  scheduler: written(schedule, (_target_, params) => ({ _target_, _partial_: true, ...params })),
});
const inLightning = (schedule: Schedule) => ({
  lr_scheduler: written(schedule, (class_path, init_args) => ({ class_path, init_args })),
});
const inKeras = (schedule: Schedule) =>
  written(schedule, (path, params) => ({
    module: "keras.optimizers.schedules",
    class_name: path.slice(path.lastIndexOf(".") + 1),
    config: { ...params, name: "schedule" },
    registered_name: null,
  }));
const inMMEngine = ({ param_scheduler }: Schedule) => ({ param_scheduler });

/** The rates of a recorded case whose schedule went through the text of a file. */
function ratesThrough(format: Format, recorded: Case, write: (schedule: Schedule) => object) {
  const { schedule, ...run } = config(recorded) as Record<string, unknown> & { schedule: Schedule };
  const { config: read } = translated(format, JSON.stringify(write(schedule)), { steps_per_epoch: 1 });
  return compute({ ...run, schedule: read.schedule }).map(({ lr }) => lr);
}

const chosen = (framework: string, more: (recorded: Case) => boolean = () => true) =>
  casesOf(framework).filter(more);
const isList = (recorded: Case) => "param_scheduler" in (config(recorded).schedule as object);
const built = ["torch", "katsura", "bolts", "timm", "transformers"].flatMap((framework) => chosen(framework));

describe.each([
  ["Hydra", hydra, built, inHydra],
  ["Lightning's CLI", lightningCli, built, inLightning],
  ["Keras", keras, chosen("keras"), inKeras],
  ["OpenMMLab", mmengine, chosen("mmengine", isList), inMMEngine],
] as const)("through a file of %s", (_, format, cases, write) => {
  it.each(cases.map((recorded) => [recorded.id, recorded] as const))("%s", (_, recorded) => {
    const rates = ratesThrough(format, recorded, write);
    const wanted = groups(recorded.lr);
    expect(rates.length).toBe(wanted.length);
    rates.forEach((rate, i) => {
      expect(distance(recorded)(rate, wanted[i] as number[])).toBeLessThanOrEqual(1);
    });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { dataNote } from "../../src/cli/data-note.ts";
import {
  accelerateCounting,
  epochCount,
  type Loading,
  loopCounting,
  runCount,
} from "../../src/core/counting.ts";
import type { RunData } from "../../src/core/data.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { run } from "../../src/core/run.ts";
import { lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const planned = (config: Record<string, unknown>) => plan(draftOf(config), registry);
const valuesOf = (config: Record<string, unknown>) =>
  run(planned(config)).flatMap((curve) =>
    [...curve.chunks()].flatMap(({ values, length }) => [...values.slice(0, length)]),
  );

const schedules: Readonly<Record<string, object>> = {
  torch: { type: "torch.StepLR", step_size: 30 },
  transformers: { type: "transformers.get_constant_schedule" },
  bolts: { type: "bolts.LinearWarmupCosineAnnealingLR", warmup_epochs: 1, max_epochs: 3 },
  timm: { type: "timm.CosineLRScheduler", t_initial: 3 },
  deepspeed: { type: "deepspeed.WarmupLR" },
  fairseq: { type: "fairseq.FixedLRSchedule", lr: [0.1] },
  fastai: { type: "fastai.SchedNo", start: 1, end: 1 },
  keras: { type: "keras.ExponentialDecay", initial_learning_rate: 1, decay_steps: 1, decay_rate: 1 },
  mmengine: { type: "mmengine.StepLR", step_size: 3 },
  optax: { type: "optax.constant_schedule", value: 1 },
  megatron: { type: "megatron.OptimizerParamScheduler", max_lr: 1, lr_decay_steps: 10 },
};

describe("each framework's own rounding, in three epochs", () => {
  // framework: N b W A drop_last: B, optimizer steps, steps of the schedule, those of the run
  test.each([
    ["torch", [1000, 10, 3, 4], undefined, [34, 9, 9, 27]],
    ["torch", [1000, 10, 3, 4], true, [33, 9, 9, 27]],
    ["torch", [50000, 64, 1, 1], undefined, [782, 782, 782, 2346]],
    ["torch", [50175, 64, 4, 1], true, [196, 196, 196, 588]], // 12544 of each process are 196 whole batches
    ["torch", [15, 4, 4, 1], true, [1, 1, 1, 3]],
    ["torch", [299, 100, 3, 1], true, [1, 1, 1, 3]],
    ["torch", [297, 100, 3, 1], true, [0, 0, 0, 0]],
    ["transformers", [1000, 10, 3, 4], undefined, [34, 9, 9, 27]],
    ["transformers", [50175, 64, 4, 1], undefined, [196, 196, 196, 588]],
    ["transformers", [50175, 64, 4, 1], true, [195, 195, 195, 585]], // 783 batches: 3 for no process
    ["transformers", [299, 100, 3, 1], true, [0, 0, 0, 0]],
    ["bolts", [1000, 10, 3, 4], undefined, [34, 9, 9, 27]],
    ["bolts", [299, 100, 3, 1], true, [1, 1, 1, 3]], // each process has its 100 filled up
    ["timm", [1000, 10, 3, 4], undefined, [33, 9, 9, 27]],
    ["timm", [1000, 10, 3, 4], false, [34, 9, 9, 27]],
    ["timm", [299, 100, 3, 1], undefined, [1, 1, 1, 3]],
    ["deepspeed", [1000, 10, 3, 4], undefined, [34, 8, 8, 25]],
    ["deepspeed", [1000, 10, 3, 4], true, [33, 8, 8, 24]],
    ["optax", [1000, 10, 1, 3], undefined, [100, 33, 33, 100]],
    ["megatron", [1000, 10, 3, 4], undefined, [33, 8, 8, 25]],
    ["megatron", [100, 30, 1, 1], undefined, [3, 3, 3, 10]], // 300 samples: ten batches
    ["keras", [1000, 10, 3, 4], undefined, [34, 8, 34, 102]],
    ["mmengine", [1000, 10, 3, 4], undefined, [34, 8, 34, 102]],
    ["mmengine", [299, 100, 3, 2], true, [1, 0, 1, 3]],
    ["fastai", [1000, 10, 3, 4], undefined, [33, 8, 33, 99]],
    ["fastai", [50000, 64, 1, 1], undefined, [781, 781, 781, 2343]],
    ["fastai", [50000, 64, 4, 1], undefined, [195, 195, 195, 585]], // 12500 of each, and 20 left out
    ["fastai", [50000, 64, 4, 1], false, [196, 196, 196, 588]],
    ["fastai", [1005, 10, 1, 1], undefined, [100, 100, 100, 300]],
    ["fastai", [1005, 10, 1, 1], false, [101, 101, 101, 303]],
    ["fairseq", [1000, 16, 3, 4], undefined, [21, 6, 6, 18]], // 62 batches, and the 8 that are left are one
    ["fairseq", [1000, 16, 3, 4], true, [20, 5, 5, 15]],
    ["fairseq", [999, 16, 1, 1], undefined, [62, 62, 62, 186]], // 7 that are left are dropped
    ["fairseq", [1000, 20, 1, 1], undefined, [63, 63, 63, 189]], // 16 is a multiple of 8
    ["fairseq", [1000, 4, 1, 1], undefined, [249, 249, 249, 747]], // the last has no multiple of 8
  ] as const)(
    "%s %j drop_last %s",
    (framework, [dataset_size, batch_size, gpus, accumulate], drop_last, wanted) => {
      const data = {
        dataset_size,
        batch_size,
        gpus,
        accumulate,
        ...(drop_last === undefined ? {} : { drop_last }),
      };
      const config = { epochs: 3, data, schedule: schedules[framework] };
      if (wanted[0] === 0) {
        expect(() => planned(config)).toThrow("has no batch");
        return;
      }
      const { values, steps_per_epoch, data: found } = planned(config);
      expect([found?.batches, found?.optimizer_steps, found?.steps_per_epoch, found?.steps_in_run]).toEqual(
        wanted,
      );
      expect([steps_per_epoch, values]).toEqual(wanted.slice(2));
    },
  );
});

describe("batches of a process are as many as the frameworks' samplers deal out", () => {
  const chunks = (count: number, size: number, drop_last: boolean) => {
    const sizes = Array.from({ length: Math.ceil(count / size) }, (_, i) => Math.min(size, count - i * size));
    return drop_last ? sizes.filter((each) => each === size) : sizes;
  };

  /** DistributedSampler, DefaultSampler and DistributedDL: samples are repeated till each process has as many. */
  function ofSamplesDealt({ dataset_size, batch_size, gpus, drop_last }: Loading): number {
    let padded = dataset_size;
    while (padded % gpus !== 0) padded++;
    return chunks(padded / gpus, batch_size, drop_last).length;
  }

  /** BatchSamplerShard: rounds of a whole batch for each process, the last one filled up or left out. */
  function ofBatchesDealt({ dataset_size, batch_size, gpus, drop_last }: Loading): number {
    const dealt = chunks(dataset_size, batch_size, drop_last);
    let rounds = 0;
    while (dealt.length >= gpus) {
      dealt.splice(0, gpus);
      rounds++;
    }
    return dealt.length > 0 && !drop_last ? rounds + 1 : rounds;
  }

  const countingOf = (framework: string) =>
    registry.find((definition) => definition.framework === framework)?.counting ?? loopCounting;
  const small = fc.record({
    dataset_size: fc.integer({ min: 1, max: 2000 }),
    batch_size: fc.integer({ min: 1, max: 40 }),
    gpus: fc.integer({ min: 1, max: 9 }),
    accumulate: fc.constant(1),
    drop_last: fc.boolean(),
  });

  test.each([
    ["torch", loopCounting, ofSamplesDealt],
    ["bolts", countingOf("bolts"), ofSamplesDealt],
    ["timm", countingOf("timm"), ofSamplesDealt],
    ["fastai", countingOf("fastai"), ofSamplesDealt],
    ["mmengine", countingOf("mmengine"), ofSamplesDealt],
    ["deepspeed", countingOf("deepspeed"), ofSamplesDealt],
    ["transformers", countingOf("transformers"), ofBatchesDealt],
    ["accelerate", accelerateCounting, ofBatchesDealt],
  ] as const)("%s", (_, counting, dealt) => {
    fc.assert(
      fc.property(small, (loading) => {
        expect(epochCount(counting, loading).batches).toBe(dealt(loading));
      }),
    );
  });

  test("accelerate deals out batches for a schedule of torch, too", () => {
    const data = { dataset_size: 50175, batch_size: 64, gpus: 4, drop_last: true };
    const batches = (more: object) =>
      planned({ epochs: 1, data: { ...data, ...more }, schedule: schedules.torch }).data?.batches;
    expect([batches({}), batches({ launcher: "accelerate" })]).toEqual([196, 195]);
  });
});

test("every framework has its own counting in all of its schedules, or in none", () => {
  for (const framework of new Set(registry.map((definition) => definition.framework))) {
    const own = registry.filter((definition) => definition.framework === framework);
    expect([framework, new Set(own.map(({ counting }) => counting)).size]).toEqual([framework, 1]);
  }
});

const countings = [...new Set(registry.map(({ counting }) => counting ?? loopCounting))];
const loadings: fc.Arbitrary<Loading> = fc.record({
  dataset_size: fc.integer({ min: 1, max: 1e6 }),
  batch_size: fc.integer({ min: 1, max: 512 }),
  gpus: fc.integer({ min: 1, max: 16 }),
  accumulate: fc.integer({ min: 1, max: 16 }),
  drop_last: fc.boolean(),
});

describe("laws of counting", () => {
  test("optimizer steps hold all batches but what is carried or dropped", () => {
    fc.assert(
      fc.property(fc.constantFrom(...countings), loadings, (counting, loading) => {
        const { batches, steps } = epochCount(counting, loading);
        const A = loading.accumulate;
        if (steps * A >= batches) expect((steps - 1) * A).toBeLessThan(Math.max(1, batches));
        else expect(batches - steps * A).toBeLessThan(A);
      }),
    );
  });

  test("a loop that begins every epoch anew steps at all batches: S·A ≥ B > (S−1)·A", () => {
    fc.assert(
      fc.property(loadings, (loading) => {
        const { batches, steps } = epochCount(loopCounting, loading);
        expect(steps * loading.accumulate).toBeGreaterThanOrEqual(batches);
        if (batches > 0) expect((steps - 1) * loading.accumulate).toBeLessThan(batches);
      }),
    );
  });

  test("epochs together make no fewer steps than each alone, but for samples that run on, and what is carried makes less than one for each", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countings),
        loadings,
        fc.integer({ min: 1, max: 50 }),
        (counting, loading, epochs) => {
          const [epoch, all] = [epochCount(counting, loading), runCount(counting, loading, epochs)];
          // samples that run on fill the batch that an epoch of its own would leave part empty
          if (counting.carries !== "samples") expect(all.steps).toBeGreaterThanOrEqual(epochs * epoch.steps);
          expect(all.steps).toBeLessThanOrEqual(epochs * (epoch.steps + 1));
          if (counting.carries === undefined) expect(all.steps).toBe(epochs * epoch.steps);
        },
      ),
    );
  });
});

const line = "--dataset-size 50000 --batch-size 64";

describe("what is wrong", () => {
  test.each([
    ["step --step-size 3 --epochs 9 --dataset-size 100", "--batch-size: missing"],
    ["step --step-size 3 --epochs 9 --gpus 4", "--dataset-size: missing"],
    [`step --step-size 3 --epochs 9 ${line} --steps-per-epoch 5`, "--steps-per-epoch: 5, but 782 follow"],
    [`step --step-size 3 --epochs 9 --steps 9 ${line}`, "steps and epochs are both given"],
    [
      "step --step-size 3 --epochs 9 --dataset-size 100 --batch-size 128 --drop-last",
      "--drop-last: an epoch of 100",
    ],
    ["timm-cosine --epochs 9 --dataset-size 100 --batch-size 128", "--dataset-size: an epoch of 100"],
    [
      "optax-constant --value 1 --epochs 9 --dataset-size 100 --batch-size 50 --accumulate 3",
      "--accumulate: an epoch has 2",
    ],
    [`step --step-size 3 --epochs 9 ${line} --split-batches`, "--split-batches: only accelerate"],
    [
      `step --step-size 3 --epochs 9 ${line} --gpus 3 --launcher accelerate --split-batches`,
      "--batch-size: 64 cannot be split",
    ],
    [`timm-cosine --epochs 9 ${line} --launcher accelerate`, "--launcher: accelerate prepares"],
    [
      `step --step-size 3 --epochs 9 ${line} --launcher slurm`,
      '--launcher: "slurm" is not one of accelerate',
    ],
    [`step --step-size 3 --epochs 9 ${line} --gpus 0`, "--gpus: 0 is not"],
    [
      "step --step-size 3 --epochs 9 vs timm-cosine --epochs 9 --dataset-size 1000 --batch-size 64",
      "timm's train.py, for CosineLRScheduler, counts 15 steps",
    ],
    [
      "step --step-size 3 --epochs 9 --gpus 2 vs step --step-size 4 --gpus 3",
      "--gpus: given twice, and not alike",
    ],
  ])("%s", async (command, message) => {
    const { code, err, out } = await lrplot(...words(command));
    expect(err).toContain(message);
    expect([code, out]).toEqual([2, ""]);
  });
});

describe("what is said of the run", () => {
  test.each([
    [
      `step --step-size 30 --epochs 90 ${line} --gpus 4 --accumulate 4`,
      "50,000 samples, 196 batches of 256 (4 × 64) an epoch, 49 optimizer steps an epoch (4 batches each), 4,410 in 90 epochs",
    ],
    [
      "step --step-size 30 --epochs 2 --dataset-size 300 --batch-size 100 --accumulate 100",
      "300 samples, 3 batches of 100 an epoch, 1 optimizer step an epoch (3 batches each), 2 in 2 epochs",
    ],
    [
      `step --step-size 30 --epochs 1 ${line} --drop-last`,
      "50,000 samples, 781 batches of 64 and 16 samples left out an epoch, an optimizer step each",
    ],
    [
      `optax-constant --value 1 --epochs 3 ${line} --accumulate 5`,
      "50,000 samples, 782 batches of 64 an epoch, 156 optimizer steps an epoch (5 batches each) and 2 batches that the next goes on with, 469 in 3 epochs",
    ],
    [
      `mmengine-step --step_size 2 --epochs 3 ${line} --accumulate 2`,
      "50,000 samples, 782 batches of 64 an epoch, a step of the schedule at each, one of the optimizer at every 2nd, 2,346 in 3 epochs",
    ],
    [
      `step --step-size 30 --steps 1955 ${line}`,
      "50,000 samples, 782 batches of 64 an epoch, an optimizer step each, 1,955 steps are 2.5 epochs",
    ],
    [
      `step --step-size 30 --epochs 2 ${line} --gpus 2 --launcher accelerate`,
      "50,000 samples, 391 batches of 128 (2 × 64) an epoch, an optimizer step each, 782 in 2 epochs, accelerate steps the scheduler 2 times at each",
    ],
  ])("%s", async (command, note) => {
    const { err, code } = await lrplot(...words(command));
    expect([code, err.split("\n")[0]]).toEqual([0, note]);
  });

  test("ordinals", () => {
    const of = (accumulate: number) =>
      dataNote(
        {
          ...(planned({
            epochs: 1,
            data: { dataset_size: 1e6, batch_size: 1, accumulate },
            schedule: schedules.keras,
          }).data as RunData),
        },
        {},
      );
    expect([2, 3, 4, 11, 12, 21, 112].map((count) => /every (\S+),?$/.exec(of(count))?.[1])).toEqual([
      "2nd",
      "3rd",
      "4th",
      "11th",
      "12th",
      "21st",
      "112th",
    ]);
  });

  test("nothing where nobody speaks of data", async () => {
    expect((await lrplot(...words("step --step-size 3 --epochs 9"))).err).toBe("");
  });

  test("diff says it once where both sides are alike, and by name where not", async () => {
    const both = await lrplot(...words(`diff step --step-size 3 --epochs 2 ${line} vs step --step-size 4`));
    expect(both.err.match(/50,000 samples/g)).toHaveLength(1);
    const apart = await lrplot(
      ...words(`diff step --step-size 3 --epochs 2 ${line} vs step --step-size 3 --batch-size 32`),
    );
    expect(apart.err.match(/50,000 samples/g)).toHaveLength(2);
    expect(apart.out).toContain("data.batch_size");
    const direct = await lrplot(
      ...words(`diff step --step-size 3 --epochs 2 ${line} vs step --step-size 3 --steps-per-epoch 5`),
    );
    expect([direct.code, direct.err.match(/50,000 samples/g)?.length]).toEqual([0, 1]);
  });
});

test("flags win over files", async () => {
  const schedule = { type: "torch.StepLR", step_size: 30 };
  const configs = {
    "lr.json": { epochs: 2, data: { dataset_size: 100, batch_size: 10 }, schedule },
    "direct.json": { epochs: 2, steps_per_epoch: 7, schedule },
  };
  const folder = folderWith(
    Object.fromEntries(Object.entries(configs).map(([name, config]) => [name, JSON.stringify(config)])),
  );
  const [file, direct] = [`${folder}/lr.json`, `${folder}/direct.json`];
  const first = async (...argv: string[]) => (await lrplot(...argv)).err.split("\n")[0];
  expect(await first(file, "--batch-size", "20")).toContain(
    "5 batches of 20 an epoch, an optimizer step each, 10 in 2",
  );
  expect(await first(direct, "--dataset-size", "100", "--batch-size", "25")).toContain("4 batches of 25");
  expect(await first(file, "--steps-per-epoch", "3")).toContain("3, but 10 follow from dataset and batch");
});

describe("parameters that the run fills", () => {
  test.each([
    ["onecycle --max-lr 0.1", "onecycle --max-lr 0.1 --total-steps 27"],
    ["hf-linear --num_warmup_steps 5", "hf-linear --num_warmup_steps 5 --num_training_steps 27"],
  ])("%s", async (command, explicit) => {
    const data = "--epochs 3 --dataset-size 1000 --batch-size 10 --gpus 3 --accumulate 4";
    const { out, err } = await lrplot(...words(`${command} ${data}`));
    const wanted = await lrplot(...words(`${explicit} --epochs 3 --steps-per-epoch 9`));
    expect([err.split("\n")[0]?.endsWith("27 in 3 epochs"), out]).toEqual([true, wanted.out]);
  });
});

describe("accelerate", () => {
  const launched = (gpus: number, schedule: object, more: object = {}) => ({
    epochs: 5,
    optimizer: { lr: 0.1, momentum: 0.9 },
    schedule,
    data: { dataset_size: 40 * gpus, batch_size: 2, gpus, launcher: "accelerate", ...more },
  });

  test.each([
    [{ type: "torch.StepLR", step_size: 30 }],
    [{ type: "torch.CosineAnnealingLR", T_max: 100 }],
    [{ type: "transformers.get_linear_schedule_with_warmup", num_warmup_steps: 10, num_training_steps: 300 }],
    [
      {
        type: "torch.SequentialLR",
        milestones: [50],
        schedulers: [{ type: "torch.LinearLR" }, { type: "torch.ExponentialLR", gamma: 0.99 }],
      },
    ],
  ])("value i is that of the schedule's step W·i: %j", (schedule) => {
    const W = 4;
    const found = valuesOf(launched(W, schedule));
    const wanted = valuesOf({ steps: 100 * W, optimizer: { lr: 0.1 }, schedule });
    expect(found).toEqual(wanted.filter((_, i) => i % W === 0));
  });

  test("with split batches, or one process, it steps once", () => {
    const schedule = { type: "torch.StepLR", step_size: 30 };
    const once = valuesOf({ steps: 100, optimizer: { lr: 0.1 }, schedule });
    const split = launched(4, schedule, { split_batches: true, batch_size: 8 });
    expect(valuesOf(split)).toEqual(once);
    expect(valuesOf(launched(1, schedule))).toEqual(once);
  });

  test("once an epoch it steps W times, too", () => {
    const found = valuesOf({ ...launched(4, { type: "torch.StepLR", step_size: 8 }), interval: "epoch" });
    expect([found[39], found[40]].map((rate) => rate?.toFixed(6))).toEqual(["0.100000", "0.010000"]);
  });

  test("OneCycleLR stays at its last step, where it would raise", () => {
    const found = valuesOf(launched(4, { type: "torch.OneCycleLR", max_lr: 0.1, total_steps: 100 }));
    expect(found).toHaveLength(100);
    expect(found.slice(25).every((rate) => rate === found[25])).toBe(true);
    expect(() =>
      valuesOf({
        steps: 200,
        optimizer: { lr: 0.1, momentum: 0.9 },
        schedule: { type: "torch.OneCycleLR", max_lr: 0.1, total_steps: 100 },
      }),
    ).toThrow(/100/);
  });

  test("milestones and ends are where the run has them", () => {
    const [curve] = run(planned(launched(4, { type: "torch.MultiStepLR", milestones: [10, 40] })));
    expect(curve?.milestones).toEqual([3, 10]);
    const { epochs: _, ...own } = launched(4, { type: "torch.CosineAnnealingLR", T_max: 100 });
    expect(planned(own).values).toBe(Math.ceil(planned({ schedule: own.schedule }).values / 4));
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { torchState } from "../../../src/inputs/formats/torch-state.ts";
import { compute } from "../../helpers/compute.ts";
import { ratesOf, refusal, translated, valuesOfText } from "../../helpers/read-format.ts";

/** What scripts/record-torch-states.py recorded of a scheduler that torch stepped. */
interface Recorded {
  readonly call: string;
  readonly version: string;
  readonly metrics: number[] | null;
  /** The rates of each param group, from the run's begin to the state. */
  readonly lr: number[][];
  /** The texts of both `state_dict()`s. */
  readonly scheduler: string;
  readonly optimizer: string;
}

const recorded: Recorded[] = JSON.parse(readFileSync(new URL("torch-states.json", import.meta.url), "utf8"));
const isFunction = ({ call }: Recorded) => call.includes("lambda");
const of = (call: string, at = 0) => recorded.filter((each) => each.call.startsWith(call))[at] as Recorded;
const checkpoint = ({ scheduler, optimizer }: Recorded) =>
  `{"epoch": 3, "optimizer": ${optimizer}, "scheduler": ${scheduler}}`;
const needsOptimizer = [
  "SWALR",
  "ReduceLROnPlateau",
  "OneCycleLR(optimizer, max_lr=0.1, total_steps=100, div_factor=10",
];

describe("a recorded state draws the rates that torch had on the way to it", () => {
  const ratesFrom = (text: string, { lr, metrics }: Recorded) => {
    const steps = lr[0]?.length as number;
    const { config } = translated(torchState, text);
    const { optimizer, ...rest } = config as { optimizer: object };
    const first = metrics === null ? {} : { lr: lr.map(([rate]) => rate) };
    const run = { ...rest, optimizer: { ...optimizer, ...first }, steps, ...(metrics && { metrics }) };
    return compute(run).map((curve) => curve.lr);
  };
  const agree = (got: number[][], want: number[][]) => {
    expect(got.length).toBe(want.length);
    got.flat().forEach((rate, i) => {
      const wanted = want.flat()[i] as number;
      expect(Math.abs(rate - wanted)).toBeLessThanOrEqual(1e-11 * wanted);
    });
  };
  const known = recorded.filter((each) => !isFunction(each));

  it.each(known.map((each) => [each.call, each] as const))("in a checkpoint: %s", (_, each) => {
    agree(ratesFrom(checkpoint(each), each), each.lr);
  });

  const alone = known.filter(({ call }) => !needsOptimizer.some((name) => call.startsWith(name)));
  it.each(alone.map((each) => [each.call, each] as const))("alone: %s", (_, each) => {
    agree(ratesFrom(each.scheduler, each), each.lr);
  });
});

describe("a state becomes the config of its class", () => {
  it.each([
    ["MultiStepLR", { type: "torch.MultiStepLR", milestones: [30, 80, 80], gamma: 0.5 }],
    ["CosineAnnealingLR", { type: "torch.CosineAnnealingLR", T_max: 100, eta_min: 1e-5 }],
    ["CosineAnnealingWarm", { type: "torch.CosineAnnealingWarmRestarts", T_0: 10, T_mult: 2, eta_min: 1e-6 }],
    [
      "SequentialLR",
      {
        type: "torch.SequentialLR",
        schedulers: [
          { type: "torch.LinearLR", start_factor: 0.01, end_factor: 1, total_iters: 5 },
          { type: "torch.CosineAnnealingLR", T_max: 45, eta_min: 0 },
        ],
        milestones: [5],
      },
    ],
    [
      "ChainedScheduler",
      {
        type: "torch.ChainedScheduler",
        schedulers: [
          { type: "torch.LinearLR", start_factor: 0.25, end_factor: 1, total_iters: 10 },
          { type: "torch.StepLR", step_size: 20, gamma: 0.5 },
        ],
      },
    ],
    [
      "ReduceLROnPlateau",
      {
        type: "torch.ReduceLROnPlateau",
        mode: "max",
        factor: 0.5,
        patience: 3,
        threshold: 1e-4,
        threshold_mode: "rel",
        cooldown: 0,
        eps: 1e-8,
        min_lr: 1e-4,
      },
    ],
  ])("%s", (call, schedule) => {
    expect(translated(torchState, of(call).scheduler).config.schedule).toEqual(schedule);
  });

  it("OneCycleLR, of a checkpoint with all that it was made with", () => {
    const { config, notes } = translated(torchState, checkpoint(of("OneCycleLR", 2)));
    expect(config).toEqual({
      schedule: {
        type: "torch.OneCycleLR",
        max_lr: [0.01, 0.002],
        total_steps: 150,
        pct_start: 0.2,
        anneal_strategy: "linear",
        cycle_momentum: true,
        base_momentum: 0.8,
        max_momentum: 0.95,
        div_factor: 25,
        final_div_factor: 1e4,
        three_phase: true,
      },
      optimizer: { lr: [0.0004, 0.00008], betas: [0.8827586206896552, 0.999] },
    });
    expect(notes).toEqual(["drawn from the run's begin; the state is that after 45 steps of the scheduler"]);
  });

  it("OneCycleLR of torch 2, whose largest rate follows from the last", () => {
    const text = `{"total_steps": 10, "_schedule_phases": [{"end_step": 4.0}, {"end_step": 9}], "_anneal_func_type": "linear",
      "cycle_momentum": false, "base_lrs": [0.1], "last_epoch": 2, "_step_count": 3, "_is_initial": false,
      "_get_lr_called_within_step": false, "_last_lr": [0.55]}`;
    const { config, notes } = translated(torchState, text);
    expect(config.schedule).toMatchObject({
      max_lr: 1,
      pct_start: 0.5,
      div_factor: 10,
      anneal_strategy: "linear",
    });
    expect(notes?.at(-1)).toBe("final_div_factor of OneCycleLR not in the state: torch's default");
  });

  it.each([
    // as torch 2.6 gives the rates of OneCycleLR(max_lr=0.1, total_steps=100), final_div_factor 1e4 and 10
    [95, 0.0008039173559862364, 1e4],
    [95, 0.0012003064877882427, 10],
    [30, 0.09994965286984474, undefined],
    [17, 0.0648413602494026, undefined],
  ])("OneCycleLR after %i steps, whose lowest rate follows from the last, %f", (last_epoch, last, factor) => {
    const text = JSON.stringify({
      ...JSON.parse(of("OneCycleLR").scheduler),
      max_lr: 0.1,
      total_steps: 100,
      _schedule_phases: [{ end_step: 29 }, { end_step: 99 }],
      _anneal_func_type: "cos",
      base_lrs: [0.004],
      last_epoch,
      _last_lr: [last],
    });
    const schedule = translated(torchState, text).config.schedule as { final_div_factor?: number };
    if (factor === undefined) expect(schedule.final_div_factor).toBeUndefined();
    else expect(schedule.final_div_factor).toBeCloseTo(factor, 3);
  });

  it("OneCycleLR whose largest rate --set says", () => {
    const text = of("OneCycleLR", 1).scheduler.replace("{", '{"max_lr": 0.1, "final_div_factor": 1000, ');
    const { config } = translated(torchState, text);
    expect(config.schedule).toMatchObject({ max_lr: 0.1, div_factor: 10, final_div_factor: 1000 });
  });

  it("another's class that is one of torch's", () => {
    const text = `{"first_cycle_steps": 20, "cycle_mult": 1.0, "base_max_lr": 0.1, "max_lr": 0.05, "min_lr": 0.001,
      "warmup_steps": 5, "gamma": 0.5, "cur_cycle_steps": 20, "cycle": 1, "step_in_cycle": 3, "base_lrs": [0.001],
      "last_epoch": 23, "_step_count": 24}`;
    expect(translated(torchState, text).config.schedule).toEqual({
      type: "katsura.CosineAnnealingWarmupRestarts",
      first_cycle_steps: 20,
      cycle_mult: 1,
      max_lr: 0.1,
      min_lr: 0.001,
      warmup_steps: 5,
      gamma: 0.5,
    });
    expect(ratesOf(torchState, text, { steps: 41 })[0]?.[5]).toBeCloseTo(0.1, 12);
  });
});

it.each([
  ["StepLR", [0.1], {}, []],
  ["StepLR", [0.1], { optimizer: { lr: 1 } }, []],
  ["StepLR", [0.01], {}, ["_last_lr is 0.01 in the state, and drawn is 0.1 there"]],
  ["StepLR", [0.01], { optimizer: { lr: 1 } }, []],
])("%s whose last rate is %j, with %j: %j", (_, _last_lr, flags, says) => {
  const text = JSON.stringify({ step_size: 30, gamma: 0.1, base_lrs: [0.1], last_epoch: 7, _last_lr });
  expect(translated(torchState, text, flags).notes?.slice(1)).toEqual(says);
});

describe("an optimizer of the state", () => {
  it.each([
    ["one rate", of("StepLR").scheduler, { lr: 0.1 }],
    ["one of each group", of("CosineAnnealingLR").scheduler, { lr: [0.1, 0.01] }],
    ["in a sequence", of("SequentialLR").scheduler, { lr: 0.1 }],
    ["a momentum to cycle", of("CyclicLR").scheduler, { lr: 0.001, momentum: 0.9 }],
    ["of a checkpoint", checkpoint(of("CyclicLR", 1)), { lr: [0.001, 0.002], betas: [0.9, 0.999] }],
    [
      "of Lightning's checkpoint",
      `{"optimizer_states": [${of("StepLR").optimizer}], "lr_schedulers": [${of("StepLR").scheduler}]}`,
      { lr: 0.1, momentum: 0.9 },
    ],
  ])("%s", (_, text, optimizer) => {
    expect(translated(torchState, text).config.optimizer).toEqual(optimizer);
  });

  it("says that a plateau scheduler's first rate is not there", () => {
    expect(translated(torchState, of("ReduceLROnPlateau").scheduler).notes).toEqual([
      "drawn from the run's begin; the state is that after 8 steps of the scheduler",
      "the rate of the run's begin is not in the state: drawn from its last one, 0.05 (--lr says another)",
    ]);
  });
});

it("knows where in the file its values stand", () => {
  const { origins } = translated(torchState, checkpoint(of("SequentialLR")));
  expect(origins).toContainEqual([
    ["schedule", "schedulers", 1, "T_max"],
    ["scheduler", "_schedulers", 1, "T_max"],
  ]);
  expect(origins).toContainEqual([
    ["optimizer", "lr"],
    ["scheduler", "_schedulers", 0, "base_lrs", 0],
  ]);
});

const functions =
  "torch saves no functions; every schedule of transformers' is one of them; Name the schedule with its parameters, such as lrplot hf-cosine --num-warmup-steps 500";

it.each([
  [
    "LambdaLR",
    of("LambdaLR").scheduler,
    `lr_lambdas: what lr_lambdas compute is not in the state; ${functions}`,
  ],
  [
    "MultiplicativeLR in a checkpoint",
    checkpoint(of("MultiplicativeLR")),
    `scheduler.lr_lambdas: what lr_lambdas compute is not in the state; ${functions}`,
  ],
  [
    "a scale_fn",
    of("CyclicLR", 2).scheduler,
    "_scale_fn_custom: what scale_fn computes is not in the state; torch saves no functions",
  ],
  [
    "a largest rate that cannot be known",
    of("OneCycleLR", 1).scheduler,
    ': max_lr of OneCycleLR is not in the state; torch keeps it in the optimizer: save {"optimizer": optimizer.state_dict(), "scheduler": …}; Add --set max_lr=RATE',
  ],
  [
    "a rate to anneal to",
    of("SWALR").scheduler,
    ": swa_lr is not in the state of SWALR; Add --set swa_lr=RATE",
  ],
  [
    "a class of one's own",
    '{"gamma": 0.5, "warmup_epochs": 5, "base_lrs": [0.1], "last_epoch": 3}',
    ": no scheduler of torch's has gamma, warmup_epochs; a state has no class in it: it is known by its keys",
  ],
  [
    "a state in which nothing is",
    '{"base_lrs": [0.1], "last_epoch": 3}',
    ": no key says which scheduler it is of; a state has no class in it: it is known by its keys",
  ],
  [
    "a counter that counts nothing",
    '{"milestones": {"30": -1}, "gamma": 0.5, "base_lrs": [0.1], "last_epoch": 3}',
    "milestones.30: -1 is not how often a milestone was given; a whole number from 1 on",
  ],
  [
    "a plateau scheduler without any rate",
    of("ReduceLROnPlateau").scheduler.replace(/"_last_lr": \[[^\]]*\]/, '"_last_lr": null'),
    ": the rate of the run's begin is not in the state; Add --set base_lrs=[RATE]",
  ],
  [
    "a scheduler in a list that is none",
    '{"_schedulers": [3]}',
    "_schedulers[0]: is no state of a scheduler; an object, as state_dict() makes it",
  ],
])("refuses %s", (_, text, said) => {
  expect(refusal(torchState, text)).toBe(said);
});

it.each(["{}", '{"last_epoch": 3}', '{"base_lrs": [0.1]}', '{"scheduler": {"type": "WarmupLR"}}'])(
  "is not told by %s",
  (text) => {
    expect(torchState.isIt(valuesOfText(text))).toBe(false);
  },
);

import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { isProblem, type Problem } from "../../src/core/problem.ts";
import { placeOf } from "../../src/python/constructor.ts";
import { knows, Unknown, type Value } from "../../src/python/environment.ts";
import { constructorOfText } from "../../src/python/pasted.ts";
import { type Case, casesOf, config, distance, groups, type Refusal, refusalsOf } from "../golden/cases.ts";
import { compute } from "../helpers/compute.ts";

const read = (text: string, known: Readonly<Record<string, Value>> = {}) =>
  constructorOfText(text, registry, knows(new Map(Object.entries(known))));

/** The Problem that reading the text ends in. */
function problem(text: string, known?: Readonly<Record<string, Value>>): Problem {
  try {
    read(text, known);
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error(`${text} was not refused`);
}

/** The schedule of a call on an `optimizer`. */
const schedule = (call: string, known?: Readonly<Record<string, Value>>) => read(call, known).schedule;

describe("the calls that curves were recorded of give these curves", () => {
  const frameworks = [
    "torch",
    "katsura",
    "timm",
    "transformers",
    "keras",
    "optax",
    "deepspeed",
    "bolts",
    "megatron",
    "mmengine",
    "fastai",
  ];
  const cases = frameworks.flatMap((framework) => casesOf(framework)) as (Case & {
    call: string;
    params: object;
    increment?: number;
  })[];

  test.each(cases.map((recorded) => [recorded.id, recorded] as const))("%s", (_, recorded) => {
    const { call, framework, increment = 1 } = recorded;
    // a class of several frameworks is the one whose module is named
    const text = call.replace(/(?<![.\w])(?=[A-Z]\w+\(optimizer)/g, `${framework}.`);
    const own = read(framework === "mmengine" ? text : call).schedule;
    // Megatron is told this at each step
    const said = { ...own, ...(increment === 1 ? {} : { increment }) };
    const curves = compute({ ...config(recorded), schedule: said });
    groups(recorded.lr).forEach((want, group) => {
      expect(distance(recorded)(curves[group]?.lr as number[], want)).toBeLessThanOrEqual(1);
    });
  });
});

describe("what people paste", () => {
  const cosine = { type: "torch.CosineAnnealingLR", T_max: 100 };

  test.each<[string, object]>([
    // arithmetic, and what Python has for numbers
    [
      "OneCycleLR(optimizer, max_lr=5e-4, total_steps=10 * 90, pct_start=1/3)",
      { type: "torch.OneCycleLR", max_lr: 5e-4, total_steps: 900, pct_start: 1 / 3 },
    ],
    [
      "ExponentialLR(optimizer, 1 - .05, last_epoch=-1)",
      { type: "torch.ExponentialLR", gamma: 0.95, last_epoch: -1 },
    ],
    [
      "CosineAnnealingLR(optimizer, int(math.ceil(1000 / 3)), np.exp(-7) * 0.)",
      { type: "torch.CosineAnnealingLR", T_max: 334, eta_min: 0 },
    ],
    [
      "PolynomialLR(optimizer, round(2.5e2), power=math.pi)",
      { type: "torch.PolynomialLR", total_iters: 250, power: Math.PI },
    ],
    [
      "MultiStepLR(optimizer, milestones=(30, 60) + (90,), gamma=0.1)",
      { type: "torch.MultiStepLR", milestones: [30, 60, 90], gamma: 0.1 },
    ],
    [
      "MultiStepLR(optimizer, list(range(10, 40, 10)))",
      { type: "torch.MultiStepLR", milestones: [10, 20, 30] },
    ],
    // functions
    [
      "LambdaLR(optimizer, lambda epoch: 0.95 ** epoch)",
      { type: "torch.LambdaLR", lr_lambda: "lambda epoch: 0.95 ** epoch" },
    ],
    [
      "LambdaLR(optimizer, [lambda e: min(1., e / 5), (lambda e: 1 if e < 3 else 0.1)])",
      { type: "torch.LambdaLR", lr_lambda: ["lambda e: min(1., e / 5)", "lambda e: 1 if e < 3 else 0.1"] },
    ],
    [
      "warm = 5\nlow = -0.5\nLambdaLR(optimizer, lambda e, w=warm: max(low, e / w) * (1 if e < warm else math.cos(warm)))",
      {
        type: "torch.LambdaLR",
        lr_lambda: "lambda e, w=5: max((-0.5), e / w) * (1 if e < 5 else math.cos(5))",
      },
    ],
    [
      "LambdaLR(optimizer, lambda e: [1, .5, .25][e // 40])",
      { type: "torch.LambdaLR", lr_lambda: "schedule = lambda e: [1, .5, .25][e // 40]\n" },
    ],
    [
      "a = 10\nLambdaLR(optimizer, (lambda e: np.clip(e / a, 0.05, 1)))",
      { type: "torch.LambdaLR", lr_lambda: "a = 10\nschedule = lambda e: np.clip(e / a, 0.05, 1)\n" },
    ],
    [
      "f = lambda step: 1 / (step + 1)\nLambdaLR(optimizer, lr_lambda=f)",
      { type: "torch.LambdaLR", lr_lambda: "lambda step: 1 / (step + 1)" },
    ],
    // lines and comments
    [
      "StepLR(  # every 30 epochs\n    optimizer,\n\n    step_size=30,  # epochs\n)",
      { type: "torch.StepLR", step_size: 30 },
    ],
    ["scheduler = StepLR(optimizer, \\\n  30)", { type: "torch.StepLR", step_size: 30 }],
    [
      "    scheduler = StepLR(optimizer, 30)\n    scheduler.step()\n",
      { type: "torch.StepLR", step_size: 30 },
    ],
    // module prefixes
    ["lr_scheduler.CosineAnnealingLR(optimizer, 100)", cosine],
    ["torch.optim.lr_scheduler.CosineAnnealingLR(self.optimizer, T_max=100)", cosine],
    ["optim.lr_scheduler.CosineAnnealingLR(T_max=100, optimizer=opt)", cosine],
    ["CosineAnnealingLR(build(cfg)[0], 100)", cosine],
    ["from torch.optim import lr_scheduler as s\ns.CosineAnnealingLR(optimizer, 100)", cosine],
    ["from torch.optim.lr_scheduler import CosineAnnealingLR as C\nC(optimizer, 100)", cosine],
    ["mmengine.optim.CosineAnnealingLR(optimizer, 100)", { type: "mmengine.CosineAnnealingLR", T_max: 100 }],
    [
      "tf.keras.optimizers.schedules.CosineDecay(0.1, decay_steps=1000, name='x')",
      { type: "keras.CosineDecay", initial_learning_rate: 0.1, decay_steps: 1000 },
    ],
    [
      "transformers.optimization.get_cosine_schedule_with_warmup(optimizer, 10, 100)",
      { type: "transformers.get_cosine_schedule_with_warmup", num_warmup_steps: 10, num_training_steps: 100 },
    ],
    [
      "timm.scheduler.CosineLRScheduler(optimizer, 300, lr_min=1e-5)",
      { type: "timm.CosineLRScheduler", t_initial: 300, lr_min: 1e-5 },
    ],
    [
      "deepspeed.runtime.lr_schedules.WarmupLR(optimizer, warmup_num_steps=10)",
      { type: "deepspeed.WarmupLR", warmup_num_steps: 10 },
    ],
    [
      "optax.exponential_decay(0.1, 20, 0.5)",
      { type: "optax.exponential_decay", init_value: 0.1, transition_steps: 20, decay_rate: 0.5 },
    ],
    // where the optimizer is not first
    [
      "get_scheduler('cosine', optimizer, 10, 100)",
      { type: "transformers.get_scheduler", name: "cosine", num_warmup_steps: 10, num_training_steps: 100 },
    ],
    // another library's, with parameters of single schedules
    [
      "get_scheduler('linear', optimizer=o, num_warmup_steps=1, num_training_steps=9, num_cycles=1, power=1.0)",
      { type: "transformers.get_scheduler", name: "linear", num_warmup_steps: 1, num_training_steps: 9 },
    ],
    [
      "get_scheduler('cosine_with_restarts', o, num_training_steps=9, num_warmup_steps=1, num_cycles=3, power=2)",
      {
        type: "transformers.get_scheduler",
        name: "cosine_with_restarts",
        num_warmup_steps: 1,
        num_training_steps: 9,
        scheduler_specific_kwargs: { num_cycles: 3 },
      },
    ],
    [
      "diffusers.optimization.get_scheduler('polynomial', o, None, 1, 9, 1, 2.0, -1)",
      {
        type: "transformers.get_scheduler",
        name: "polynomial",
        num_warmup_steps: 1,
        num_training_steps: 9,
        scheduler_specific_kwargs: { power: 2 },
      },
    ],
    [
      "ChainedScheduler([ExponentialLR(optimizer, 0.9)], optimizer)",
      { type: "torch.ChainedScheduler", schedulers: [{ type: "torch.ExponentialLR", gamma: 0.9 }] },
    ],
    // schedules in schedules
    [
      "SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=5), CosineAnnealingLR(optimizer, 100)], milestones=[5])",
      {
        type: "torch.SequentialLR",
        schedulers: [{ type: "torch.LinearLR", start_factor: 0.1, total_iters: 5 }, cosine],
        milestones: [5],
      },
    ],
    [
      "a = LinearLR(optimizer, 0.1)\nb = [a, CosineAnnealingLR(optimizer, 100)]\nSequentialLR(optimizer, b, [5])",
      {
        type: "torch.SequentialLR",
        schedulers: [{ type: "torch.LinearLR", start_factor: 0.1 }, cosine],
        milestones: [5],
      },
    ],
    [
      "combine_scheds([0.3, 0.7], [SchedCos(0.01, slice(1e-3, 0.1)), SchedNo(0.1, 0.1)])",
      {
        type: "fastai.combine_scheds",
        pcts: [0.3, 0.7],
        scheds: [
          { type: "fastai.SchedCos", start: 0.01, end: { slice: [1e-3, 0.1] } },
          { type: "fastai.SchedNo", start: 0.1, end: 0.1 },
        ],
      },
    ],
    [
      "param_scheduler = dict(type='StepLR', step_size=3)",
      { type: "mmengine.param_scheduler", param_scheduler: { type: "StepLR", step_size: 3 } },
    ],
    [
      "optax.chain(optax.clip(1.0), optax.adamw(optax.linear_schedule(0.1, 0.0, 10)))",
      { type: "optax.linear_schedule", init_value: 0.1, end_value: 0, transition_steps: 10 },
    ],
    // arguments that say nothing, and those that are spread
    [
      "OneCycleLR(optimizer, 0.1, total_steps=None, epochs=3, steps_per_epoch=10, verbose=True)",
      { type: "torch.OneCycleLR", max_lr: 0.1, total_steps: null, epochs: 3, steps_per_epoch: 10 },
    ],
    [
      "args = [30]\nmore = dict(gamma=0.5)\nStepLR(optimizer, *args, **more)",
      { type: "torch.StepLR", step_size: 30, gamma: 0.5 },
    ],
  ])("%s", (text, want) => {
    expect(schedule(text)).toEqual(want);
  });

  test.each<[string, object | undefined]>([
    ["StepLR(optimizer, 30)", undefined],
    ["StepLR(torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9), 30)", { lr: 0.1, momentum: 0.9 }],
    [
      "StepLR(optim.SGD(model.parameters(), 0.1, 0.9, weight_decay=1e-4), 30)",
      { lr: 0.1, momentum: 0.9, weight_decay: 1e-4 },
    ],
    [
      "optimizer = torch.optim.AdamW(params, lr=2 * 1e-3)\nStepLR(optimizer, 30)",
      { lr: 2e-3, betas: [0.9, 0.999] },
    ],
    ["StepLR(Adam(model.parameters(), betas=(0.9, 0.95)), 30)", { betas: [0.9, 0.95] }],
    ["StepLR(SGD([{'params': a, 'lr': 0.1}, {'params': b}], lr=0.01), 30)", { lr: [0.1, 0.01], momentum: 0 }],
    ["ChainedScheduler([StepLR(SGD(p, 0.1), 30)])", { lr: 0.1, momentum: 0 }],
    ["keras.optimizers.SGD(learning_rate=CosineDecay(0.1, 100), momentum=0.9)", { momentum: 0.9 }],
  ])("the optimizer of %s", (text, want) => {
    expect(read(text).optimizer).toEqual(want);
  });

  test("what of the optimizer is not known is told, and no reason to refuse", () => {
    const { optimizer: said, missing } = read("StepLR(SGD(p, lr=args.lr, momentum=0.9), 30)");
    expect(said).toEqual({ momentum: 0.9 });
    expect(missing.map(({ unknown: { text, where } }) => [text, where])).toEqual([["args.lr", "column 18"]]);
  });
});

describe("what does not fit is refused at its place", () => {
  test.each([
    ["SteppLR(optimizer, 30)", "column 1", "there is no schedule SteppLR", "Did you mean StepLR?"],
    [
      "steplr(optimizer, 30)",
      "column 1",
      "there is no schedule steplr",
      "Did you mean torch.optim.lr_scheduler.StepLR?",
    ],
    [
      "keras.StepLR(optimizer, 30)",
      "column 1",
      "there is no schedule keras.StepLR",
      "Did you mean torch.optim.lr_scheduler.StepLR?",
    ],
    [
      "StepLR(optimizer, step_sise=30)",
      "column 19",
      "StepLR has no parameter step_sise",
      "Did you mean step_size?",
    ],
    ["StepLR(optimizer, 30, step_size=30)", "column 23", "StepLR is given step_size twice", undefined],
    ["StepLR(optimizer, gamma=1, gamma=1)", "column 28", "StepLR is given gamma twice", undefined],
    ["StepLR(optimizer, 30, 0.1, -1, 5)", "column 32", "StepLR takes no more than 4 arguments", undefined],
    ["StepLR(optimizer, 1 / 0)", "column 19", "division by zero", undefined],
    ["StepLR(optimizer,\n  9**9**9)", "line 2, column 3", "the power is too large for a float", undefined],
    ["StepLR(optimizer, 10 * len(loader))", "column 24", "len(loader) is not known", undefined],
    ["LambdaLR(optimizer, lambda e: rate ** e)", "column 31", "rate is not known", undefined],
    ["LambdaLR(optimizer, lambda e: table[e])", "column 31", "table is not known", undefined],
    [
      "LambdaLR(optimizer, lambda e: f(e))",
      "column 31",
      "f is a function that is not known",
      "Let your own Python run it: lrplot trace",
    ],
    [
      "LambdaLR(optimizer, lambda e: torch.sigmoid(e))",
      "column 31",
      "torch.sigmoid is a function that is not known",
      "Let your own Python run it: lrplot trace",
    ],
    ["StepLR(optimizer, 30", "column 7", "this ( is not closed", undefined],
    ["SequentialLR(optimizer, [StepLR(optimizer, x)], [3])", "column 44", "x is not known", undefined],
    ["5", "column 1", "this constructs no schedule", undefined],
    ["import os", "column 1", "there is no constructor of a schedule here", undefined],
    ["get_lr(3)", "column 1", "there is no schedule get_lr", undefined],
  ])("%s", (text, where, message, hint) => {
    const found = problem(text);
    expect([found.where, found.message]).toEqual([where, message]);
    if (hint !== undefined) expect(found.hint).toBe(hint);
  });

  test("values that are given are used", () => {
    expect(schedule("StepLR(optimizer, 2 * len( loader ))", { "len(loader)": 50 })).toEqual({
      type: "torch.StepLR",
      step_size: 100,
    });
    expect(problem("StepLR(optimizer, n)")).toBeInstanceOf(Unknown);
  });

  test("a path of the schedule has a place in the text", () => {
    const text = "SequentialLR(optimizer, [LinearLR(optimizer, 0.1), StepLR(optimizer, 3)], milestones=[5])";
    const made = read(text);
    const at = (...path: (string | number)[]) => {
      const place = placeOf(made, path);
      return place?.source.text.slice(place.from, place.to);
    };
    expect(at()).toBe(text);
    expect(at("schedulers", 1, "step_size")).toBe("3");
    expect(at("schedulers", 1, "gamma")).toBe("StepLR(optimizer, 3)");
    expect(at("milestones", 0)).toBe("5");
    expect(at("milestones")).toBe("milestones=[5]");
  });
});

describe("hostile texts", () => {
  const doubled = (first: string, next: (i: number) => string) =>
    [first, ...Array.from({ length: 60 }, (_, i) => next(i))].join("\n");

  test.each([
    [
      "schedules of schedules",
      doubled("a0 = StepLR(optimizer, 3)", (i) => `a${i + 1} = ChainedScheduler([a${i}, a${i}])`),
      "too much in it",
    ],
    [
      "lists of lists",
      `${doubled("a0 = [1]", (i) => `a${i + 1} = [a${i}, a${i}]`)}\nMultiStepLR(optimizer, a60)`,
      "too much in it",
    ],
    ["a schedule of itself", "a = ChainedScheduler([a])\na", "nested too deep"],
    ["a list of itself", "a = [a]\nMultiStepLR(optimizer, a)", "nested too deep"],
    ["an optimizer of itself", "a = SGD(a)\na", "there is no schedule SGD"],
    ["a name of itself", "a = b\nb = a\na", "refers to itself"],
    [
      "a lambda of a large power",
      "LambdaLR(optimizer, lambda e: e * x)\nx = 9 ** 9 ** 9",
      "the power is too large for a float",
    ],
    ["a prototype", "StepLR(optimizer, **{'__proto__': 1})", "StepLR has no parameter __proto__"],
  ])("%s", (_, text, message) => {
    const start = performance.now();
    expect(problem(text).message).toMatch(message);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("what the frameworks refuse is refused as it is called", () => {
  const frameworks = ["torch", "timm", "transformers", "keras", "optax", "deepspeed"];
  // a config has one kind of number, and 10.0 is 10 in it
  const taken = new Set(["torch/CosineAnnealingWarmRestarts/error-T_0-float"]);
  const refusals = frameworks
    .flatMap((framework) => refusalsOf(framework))
    .filter(({ id }) => !taken.has(id)) as (Refusal & { call: string })[];

  test.each(refusals.map((refusal) => [refusal.id, refusal] as const))("%s", (_, refusal) => {
    expect(() => compute({ ...config(refusal), schedule: schedule(refusal.call) })).toThrowError(
      expect.objectContaining({ name: "Problem" }),
    );
  });
});

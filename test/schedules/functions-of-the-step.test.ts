import { describe, expect, test } from "vitest";
import { words } from "../helpers/command-line.ts";
import { compute, curveOfLine, values } from "../helpers/compute.ts";

type Row = readonly [params: Record<string, unknown>, from: number, lr: readonly number[]];

const constant = (value: number) => ({ type: "optax.constant_schedule", value });

/** What the frameworks' own code gives from a step on, where no recording has it. */
const rows: readonly Row[] = [
  // glibc's log(243) / log(3) is below 5, and that of 729 is 6
  [
    {
      type: "keras.CosineDecayRestarts",
      initial_learning_rate: 0.1,
      first_decay_steps: 1,
      t_mul: 3,
      m_mul: 0.5,
    },
    120,
    [2.3501484242811206e-6, 0, 0.0031248694216491207],
  ],
  [
    {
      type: "keras.CosineDecayRestarts",
      initial_learning_rate: 0.1,
      first_decay_steps: 1,
      t_mul: 3,
      m_mul: 0.5,
    },
    364,
    [0.0015625, 0.0015624927455573571],
  ],
  [{ type: "keras.PiecewiseConstantDecay", boundaries: [5, 2], values: [1, 2, 3] }, 0, [1, 1, 1, 4, 4, 4, 3]],
  [{ type: "keras.PiecewiseConstantDecay", boundaries: [2.9, 5], values: [1, 2, 3] }, 2, [1, 2, 2, 2, 3]],
  [
    {
      type: "keras.ExponentialDecay",
      initial_learning_rate: 0.1,
      decay_steps: 2,
      decay_rate: -0.5,
      staircase: true,
    },
    0,
    [0.1, 0.1, -0.05, -0.05, 0.025],
  ],
  [
    {
      type: "keras.PolynomialDecay",
      initial_learning_rate: 0.1,
      decay_steps: 2.5,
      end_learning_rate: 0.02,
      cycle: true,
    },
    0,
    [0.1, 0.068, 0.036, 0.052, 0.036, 0.02, 0.036, 0.025333333333333333],
  ],
  [
    {
      type: "keras.CosineDecay",
      initial_learning_rate: 0.1,
      decay_steps: 4,
      alpha: 2,
      warmup_target: 0.2,
      warmup_steps: -2,
    },
    0,
    [0.3, 0.37071067811865477, 0.4, 0.4],
  ],
  [
    {
      type: "optax.linear_onecycle_schedule",
      transition_steps: 4,
      peak_value: 1,
      pct_start: 0.5,
      pct_final: 0.6,
      div_factor: 4,
      final_div_factor: 2,
    },
    0,
    [0.25, 0.15625, 0.0625, 0.046875, 0.03125, 0.03125],
  ],
  [
    {
      type: "optax.cosine_onecycle_schedule",
      transition_steps: 4.5,
      peak_value: 1,
      pct_start: 0.5,
      div_factor: 4,
      final_div_factor: 2,
    },
    0,
    [0.25, 0.625, 1, 0.5625, 0.125, 0.125],
  ],
  [
    {
      type: "optax.piecewise_interpolate_schedule",
      interpolate_type: "linear",
      init_value: 1,
      boundaries_and_scales: { "-2": 0.5, 2: 4, 4: 0.25 },
    },
    0,
    [1.25, 1.625, 2, 1.25, 0.5, 0.5],
  ],
  [
    {
      type: "optax.piecewise_constant_schedule",
      init_value: 1,
      boundaries_and_scales: { 5: 0.5, "-3": 2, 0: 3 },
    },
    3,
    [6, 6, 3],
  ],
  [
    {
      type: "optax.exponential_decay",
      init_value: 1,
      transition_steps: 2,
      decay_rate: 2,
      transition_begin: 1,
      end_value: 3,
    },
    0,
    [1, 1, Math.SQRT2, 2, 2 * Math.SQRT2, 3],
  ],
  [
    {
      type: "optax.warmup_cosine_decay_schedule",
      init_value: 0,
      peak_value: 1,
      warmup_steps: -2,
      decay_steps: 4,
    },
    0,
    [0.75, 0.5, 0.25, 0.06698729810778065, 0],
  ],
  // of the schedules whose boundary is over, the last in the list
  [
    { type: "optax.join_schedules", schedules: [1, 2, 3].map(constant), boundaries: [4, 2] },
    0,
    [1, 1, 3, 3, 3, 3],
  ],
  [{ type: "optax.join_schedules", schedules: [1, 2, 3].map(constant), boundaries: [2] }, 0, [1, 1, 2, 2]],
  [{ type: "optax.join_schedules", schedules: [1, 2].map(constant), boundaries: [2, 4] }, 0, [1, 1, 2, 2, 2]],
  [
    {
      type: "optax.join_schedules",
      schedules: [
        constant(1),
        { type: "keras.PolynomialDecay", initial_learning_rate: 0, decay_steps: 4, end_learning_rate: 1 },
      ],
      boundaries: [2.5],
    },
    2,
    [1, 0.125, 0.375, 0.625, 0.875, 1],
  ],
];

test.each(rows)("%j from step %i on", (schedule, from, want) => {
  const lr = compute({ steps: from + want.length, schedule })[0]?.lr.slice(from) ?? [];
  expect(lr.length).toBe(want.length);
  want.forEach((rate, i) => {
    expect(lr[i]).toBeCloseTo(rate, 14);
  });
});

describe("what is refused", () => {
  const restarts = {
    type: "keras.CosineDecayRestarts",
    initial_learning_rate: 0.1,
    first_decay_steps: 10,
    t_mul: 0.5,
  };
  const cycle = { init_value: 0, peak_value: 1, warmup_steps: 5, decay_steps: 5 };
  const refused: readonly (readonly [
    schedule: Record<string, unknown>,
    message: RegExp,
    path: readonly unknown[],
  ])[] = [
    [restarts, /not a number at step 20$/, ["schedule"]],
    [
      { type: "optax.sgdr_schedule", cosine_kwargs: [{ ...cycle, warmup_steps: 1 }, cycle] },
      /warm-up must be shorter/,
      ["schedule", "cosine_kwargs", 1, "decay_steps"],
    ],
    [
      { type: "optax.join_schedules", schedules: [{ type: "torch.StepLR", step_size: 3 }], boundaries: [] },
      /cannot hold torch\.optim\.lr_scheduler\.StepLR/,
      ["schedule", "schedules", 0],
    ],
    ...["10.0", "010", "1_000", "-0", "__proto__x", ""].map(
      (key) =>
        [
          {
            type: "optax.piecewise_constant_schedule",
            init_value: 1,
            boundaries_and_scales: { [key]: 0.5 },
          },
          /is not a step/,
          ["schedule", "boundaries_and_scales", key],
        ] as const,
    ),
  ];
  test.each(refused)("%j", (schedule, message, path) => {
    expect(() => compute({ steps: 30, schedule })).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), path }),
    );
  });
});

describe("join_schedules", () => {
  const scaled = {
    type: "optax.piecewise_constant_schedule",
    init_value: 1,
    boundaries_and_scales: { 3: 0.5, 20: 0.5 },
  };
  const curve = (schedules: unknown[], boundaries: number[]) =>
    compute({ steps: 40, schedule: { type: "optax.join_schedules", schedules, boundaries } })[0];

  test("has its boundaries and the parts' as milestones, those that come too late left out", () => {
    expect(curve([scaled, scaled], [10])?.milestones).toEqual([10, 3, 13, 30]);
  });

  test("says which part never has a turn, and what inside one", () => {
    const inner = { type: "optax.join_schedules", schedules: [constant(1), scaled], boundaries: [0] };
    expect(curve([scaled, constant(1), inner], [20, 10])?.idle).toEqual([
      { name: "constant_schedule", from: 20, to: 10 },
      { name: "constant_schedule", from: 10, to: 10 },
    ]);
  });

  test("ends with its last part", () => {
    const linear = { type: "optax.linear_schedule", init_value: 0, end_value: 1, transition_steps: 5 };
    expect(curve([scaled, linear], [10])?.end).toBe(15);
    expect(curve([linear, constant(1)], [5])?.end).toBeUndefined();
  });
});

/** Parameters that the run's flags fill, and what is drawn. */
const lines = [
  ["keras-cosine-decay --initial_learning_rate 1 --steps 4", "--decay_steps 4"],
  [
    "keras-cosine-decay --initial_learning_rate 0 --warmup_target 1 --warmup_steps 2 --epochs 3 --steps-per-epoch 2",
    "--decay_steps 4",
  ],
  ["optax-linear --init_value 1 --end_value 0 --transition_begin 2 --steps 6", "--transition_steps 4"],
  ["optax-linear --init_value 1 --end_value 0 --transition_begin -2 --steps 6", "--transition_steps 6"],
  ["optax-cosine-onecycle --peak_value 1 --steps 9", "--transition_steps 9"],
  ["optax-warmup-cosine-decay --init_value 0 --peak_value 1 --warmup_steps 2 --steps 9", "--decay_steps 9"],
];
test.each(lines)("%s is with %s", async (line, said) => {
  const [short, long] = [await curveOfLine(words(line)), await curveOfLine(words(`${line} ${said}`))];
  expect(values(short)).toEqual(values(long));
});

test("a flag takes scales by step in any of three spellings", async () => {
  const spelled = ["2=0.5,4=0.1", `'{"2": 0.5, "4": 0.1}'`, "4=0.1 --boundaries_and_scales 2=0.5"];
  const curves = spelled.map((text) =>
    curveOfLine(words(`optax-piecewise-constant --init_value 1 --boundaries_and_scales ${text} --steps 5`)),
  );
  for (const curve of await Promise.all(curves)) expect(values(curve).lr).toEqual([1, 1, 0.5, 0.5, 0.05]);
});

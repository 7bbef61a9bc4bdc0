import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { codeOf } from "../../src/core/code/code.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { Problem } from "../../src/core/problem.ts";
import { words } from "../helpers/command-line.ts";
import { compute, curveOfLine, values } from "../helpers/compute.ts";

// What no recorded case has; the numbers are transformers' own.

const curvesOf = (type: string, params: object, run: object) =>
  compute({ ...run, schedule: { type: `transformers.${type}`, ...params } }).map(({ lr }) => lr);

const lrOf = (type: string, params: object, run: object) => curvesOf(type, params, run)[0] ?? [];

function problemOf(type: string, params: object, run: object): Problem {
  try {
    curvesOf(type, params, run);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("accepted");
}

const near = (got: readonly number[], want: readonly number[]) => {
  expect(got.length).toBe(want.length);
  for (const [i, value] of want.entries()) expect(got[i]).toBeCloseTo(value, 15);
};

describe("GreedyLR", () => {
  test("resets no group before all are at min_lr", () => {
    const [body, head] = curvesOf(
      "get_greedy_schedule",
      { factor: 0.5, patience: 0, min_lr: 0.001, reset_start: 1 },
      { optimizer: { lr: [0.008, 0.002] }, metrics: Array(11).fill(1), steps: 12 },
    );
    near(body ?? [], [0.008, 0.016, 0.008, 0.004, 0.002, 0.008, 0.016, 0.008, 0.004, 0.002, 0.008, 0.016]);
    near(head ?? [], [0.002, 0.004, 0.002, 0.001, 0.001, 0.002, 0.004, 0.002, 0.001, 0.001, 0.002, 0.004]);
  });

  test("judges the mean of the last metrics, and waits after a raise", () => {
    const lr = lrOf(
      "get_greedy_schedule",
      { factor: 0.5, patience: 1, min_lr: 1e-3, smooth: true, window_size: 2, warmup: 1, max_lr: 0.03 },
      { optimizer: { lr: 0.01 }, metrics: [3, 2, 1, 1, 1, 2, 3, 3, 2, 1, 0, 0, 0, 0], steps: 14 },
    );
    const want = [0.01, 0.01, 0.02, 0.02, 0.02, 0.02, 0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025, 0.005, 0.005];
    near(lr, want);
  });

  test("a window of none has no mean", () => {
    const problem = problemOf("get_greedy_schedule", { smooth: true, window_size: 0 }, { metrics: [1, 1] });
    expect(problem.message).toBe("division by zero (epoch 1)");
  });
});

test("a negative number of hard restarts runs backwards, as Python's % is never negative", () => {
  const params = { num_warmup_steps: 1, num_training_steps: 6, num_cycles: -2 };
  near(
    lrOf("get_cosine_with_hard_restarts_schedule_with_warmup", params, { optimizer: { lr: 0.01 }, steps: 6 }),
    [0, 0.01, 0.003454915028125263, 0.009045084971874737, 0.0009549150281252633, 0.006545084971874738],
  );
});

test("a WSD longer than its training begins its decay in the middle", () => {
  const params = { num_warmup_steps: 4, num_decay_steps: 4, num_training_steps: 6, min_lr_ratio: -0.5 };
  near(
    lrOf("get_wsd_schedule", params, { optimizer: { lr: 0.01 }, steps: 6 }),
    [0, 0, 0.0025, 0.00625, 0.0025, 0],
  );
});

test("a SequentialLR of torch's holds them, and begins each at its first step", () => {
  const schedulers = [
    { type: "transformers.get_constant_schedule_with_warmup", num_warmup_steps: 2 },
    { type: "transformers.get_linear_schedule_with_warmup", num_warmup_steps: 0, num_training_steps: 4 },
  ];
  const [curve] = compute({
    steps: 7,
    optimizer: { lr: 0.01 },
    schedule: { type: "torch.SequentialLR", schedulers, milestones: [3] },
  });
  near(curve?.lr ?? [], [0, 0.005, 0.01, 0.01, 0.0075, 0.005, 0.0025]);
});

describe("get_scheduler", () => {
  test("hands its specific parameters to inverse_sqrt, too", () => {
    const params = { name: "inverse_sqrt", num_warmup_steps: 1, scheduler_specific_kwargs: { timescale: 3 } };
    near(
      lrOf("get_scheduler", params, { optimizer: { lr: 0.01 }, steps: 4 }),
      [0, 0.01, 0.008660254037844387, 0.007745966692414835],
    );
  });

  test.each([
    [{ name: "linear", num_training_steps: 9 }, ["num_warmup_steps"]],
    [{ name: "linear", num_warmup_steps: 9 }, ["num_training_steps"]],
    [
      { name: "linear", num_warmup_steps: 1, scheduler_specific_kwargs: { num_warmup_steps: 1 } },
      ["scheduler_specific_kwargs", "num_warmup_steps"],
    ],
    [
      {
        name: "polynomial",
        num_warmup_steps: 1,
        num_training_steps: 9,
        scheduler_specific_kwargs: { lr_end: 1 },
      },
      ["scheduler_specific_kwargs", "lr_end"],
    ],
    [
      {
        name: "cosine",
        num_warmup_steps: 1,
        num_training_steps: 9,
        scheduler_specific_kwargs: { cycles: 1 },
      },
      ["scheduler_specific_kwargs", "cycles"],
    ],
    [
      { name: "cosine_with_min_lr", num_warmup_steps: 1, num_training_steps: 9 },
      ["scheduler_specific_kwargs", "min_lr_rate"],
    ],
  ])("%j is refused where it is wrong", (params, path) => {
    expect(problemOf("get_scheduler", params, { steps: 9 }).path).toEqual(["schedule", ...path]);
  });

  test("wants metrics for the names that are stepped with one, and for no other", () => {
    const metrics = [1, 1, 1];
    expect(lrOf("get_scheduler", { name: "greedy" }, { metrics })).toHaveLength(3);
    expect(problemOf("get_scheduler", { name: "reduce_lr_on_plateau" }, { steps: 3 }).path).toEqual([
      "metrics",
    ]);
    expect(problemOf("get_scheduler", { name: "constant" }, { steps: 3, metrics }).path).toEqual(["metrics"]);
  });
});

test.each([
  [{ name: "constant" }, { steps: 2 }, "# after every optimizer step: scheduler.step()"],
  [{ name: "greedy" }, { epochs: 2, metrics: [1] }, "# after every evaluation: scheduler.step(metric)"],
])(
  "the code of get_scheduler %j steps it with a metric where its schedule wants one",
  (params, run, line) => {
    const draft = draftOf({ ...run, schedule: { type: "get_scheduler", ...params } });
    expect(codeOf(plan(draft, registry), registry)).toContain(line);
  },
);

test.each([
  ["hf-linear --num_warmup_steps 2 --steps 8", "--num_training_steps 8"],
  ["hf-linear --num_warmup_steps 2 --epochs 4 --steps-per-epoch 2", "--num_training_steps 8"],
  ["hf-cosine --num_warmup_steps 2 --steps 5 --last_epoch 2 --initial-lr 1", "--num_training_steps 8"],
  ["hf-wsd --num_warmup_steps 2 --num_decay_steps 3 --steps 8", "--num_training_steps 8"],
  ["hf-get-scheduler --name linear --num_warmup_steps 2 --steps 8", "--num_training_steps 8"],
])("%s fills in %s", async (line, filled) => {
  const short = await curveOfLine(words(line));
  expect(values(short).lr).toEqual(values(await curveOfLine(words(`${line} ${filled}`))).lr);
});

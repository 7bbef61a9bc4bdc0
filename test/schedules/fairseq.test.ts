import { describe, expect, test } from "vitest";
import { isProblem, type Problem } from "../../src/core/problem.ts";
import { words } from "../helpers/command-line.ts";
import { compute, curveOfLine, values } from "../helpers/compute.ts";

const lrOf = (config: Record<string, unknown>) => compute(config)[0]?.lr;

function refusalOf(schedule: object): Problem {
  try {
    compute({ steps: 9, schedule });
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(schedule)}`);
}

const list = { type: "fairseq-fixed", lr: [0.3, 0.2, 0.1] };
const manual = (rates: object) => ({ type: "fairseq-manual", lr: 0.3, ...rates });

describe("epochs of fairseq's trainer", () => {
  test.each([
    ["are counted where the run is", { epochs: 5 }, [0.3, 0.2, 0.1, 0.1, 0.1]],
    ["have steps_per_epoch updates", { epochs: 2, steps_per_epoch: 2 }, [0.3, 0.3, 0.2, 0.2]],
    ["end within a run in steps", { steps: 5, steps_per_epoch: 2 }, [0.3, 0.3, 0.2, 0.2, 0.1]],
    ["never end in a run of steps alone", { steps: 5 }, [0.3, 0.3, 0.3, 0.3, 0.3]],
  ])("%s", (_, run, want) => {
    expect(lrOf({ ...run, schedule: list })).toEqual(want);
  });

  test("end at each step where metrics say so, and all curves of a chart have the same", () => {
    const plateau = { type: "fairseq-plateau", lr: 0.8, lr_shrink: 0.5 };
    const curves = compute({
      metrics: [1, 1, 0.5, 0.5, 0.5],
      steps: 6,
      curves: [plateau, list].map((schedule) => ({ schedule })),
    });
    expect(curves.map(({ lr }) => lr)).toEqual([
      [0.8, 0.8, 0.4, 0.4, 0.2, 0.1],
      [0.3, 0.2, 0.1, 0.1, 0.1, 0.1],
    ]);
  });
});

describe("dicts of rates", () => {
  test.each([
    [
      "a later key wins",
      { update2lr: "{'1-6':0.1,'3':0.2,'5,9':0.05}" },
      [0.1, 0.1, 0.1, 0.2, 0.1, 0.05, 0.1, 0.1, 0.1, 0.05, 0.05],
    ],
    ["update 1 counts from the start", { update2lr: '{"1": 0.1}' }, [0.1, 0.1]],
    ["spaces and a last comma", { update2lr: "{ ' 0 - 1 ' : '.1', \"2\": 1_0., }" }, [0.1, 0.1, 10]],
    ["an object", { update2lr: { "1-2": 0.1, "3": 0.2 } }, [0.1, 0.1, 0.1, 0.2, 0.2]],
    ["an empty range", { update2lr: "{'5-1': 0.1}" }, [0.3, 0.3]],
    ["none", { update2lr: "{}" }, [0.3, 0.3]],
    ["a range of any length", { update2lr: "{'0-999999999999': 0.1, '1': 0.2}" }, [0.1, 0.2, 0.1]],
  ])("%s", (_, rates, want) => {
    expect(lrOf({ steps: want.length, schedule: manual(rates) })).toEqual(want);
  });

  test.each([
    "[0.1]",
    "{1: 0.1}",
    "{'1': x}",
    "{'1' 0.1}",
    "{'1': 0.1 '2': 0.2}",
    "{'one': 0.1}",
    "{'-3': 0.1}",
    "{'1,': 0.1}",
    "{'1-2,5': 0.1}",
    "{'1': 0.1",
    "",
    { one: 0.1 },
    { "1": "0.1" },
    { "1-3": 0.1, "2": 0.2 },
    [0.1],
  ])("%j is refused", (epoch2lr) => {
    expect(refusalOf(manual({ epoch2lr })).path.slice(0, 2)).toEqual(["schedule", "epoch2lr"]);
  });
});

test("a cycle begins at the step at which Python's logarithm lets it", () => {
  const schedule = { type: "fairseq-cosine", lr: 1, t_mult: 3, lr_period_updates: 2, lr_shrink: 0.5 };
  const lr = lrOf({ steps: 244, schedule });
  // the cycle that begins at 242 comes a step late, as log(243) / log(3) is 4.999999999999999
  expect([8, 26, 80, 242].map((step) => lr?.[step])).toEqual([0.25, 0.125, 0.0625, 0]);
  expect(lr?.[243]).toBeCloseTo(0.031249673550712592, 15);
});

test("the optimizer's rate is the schedule's where it has none of its own", () => {
  const schedule = { type: "fairseq-inverse-sqrt", warmup_updates: 4 };
  const own = { steps: 20, schedule: { ...schedule, lr: 0.3 } };
  expect(lrOf({ steps: 20, optimizer: { lr: 0.3 }, schedule })).toEqual(lrOf(own));
});

test.each([
  ["--steps 200", "--max-update 200"],
  ["--epochs 10 --steps-per-epoch 20", "--max-update 200 --steps-per-epoch 20"],
])("%s is the length of what has none", async (run, same) => {
  for (const line of ["fairseq-cosine --lr 0.1", "fairseq-tri-stage --lr 0.1 --phase-ratio 0.25,0.25,0.5"]) {
    const [said, want] = [
      await curveOfLine(words(`${line} ${run}`)),
      await curveOfLine(words(`${line} ${same}`)),
    ];
    expect(values(said)).toEqual(values(want));
    expect(said.length).toBe(200);
  }
});

test("ratios that do not add up to 1 in floating point are refused, as before Python 3.12", () => {
  const { path, message } = refusalOf({
    type: "fairseq-tri-stage",
    lr: 1,
    phase_ratio: [0.7, 0.2, 0.1],
    max_update: 10,
  });
  expect(path).toEqual(["schedule", "phase_ratio"]);
  expect(message).toContain("0.9999999999999999");
});

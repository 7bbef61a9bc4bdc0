import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { advise } from "../../src/advice/advise.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { run } from "../../src/core/run.ts";
import { lrplot, words } from "../helpers/command-line.ts";
import { compute } from "../helpers/compute.ts";
import { folderWith } from "../helpers/folder.ts";

const config = (schedule: object, more: object = {}) => ({
  ...more,
  schedule: { type: "recorded.Values", ...schedule },
});
const rates = (schedule: object, more: object = {}) => compute(config(schedule, more))[0]?.lr;
const rowsOf = async (line: string) => (await lrplot(...words(line))).out.trimEnd().split("\n").slice(1);

describe("recorded values", () => {
  test("are what they are at their steps, whatever the optimizer's rate, and end with the last", () => {
    const law = fc.property(
      fc.array(fc.double({ noNaN: true, min: -1, max: 1 }), { minLength: 1 }),
      (values) => {
        expect(rates({ values }, { optimizer: { lr: 7 } })).toEqual(values);
      },
    );
    fc.assert(law);
  });

  test("are those of their steps, and between two steps they lie between their values", () => {
    const gaps = fc.array(
      fc.record({ gap: fc.integer({ min: 1, max: 9 }), value: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { minLength: 1 },
    );
    const law = fc.property(gaps, (rows) => {
      let step = -1;
      const at = rows.map(({ gap }) => (step += gap));
      const values = rows.map(({ value }) => value);
      const drawn = rates({ values, at }) as number[];
      expect(drawn).toHaveLength((at.at(-1) as number) + 1);
      expect(at.map((index) => drawn[index])).toEqual(values);
      drawn.forEach((value, t) => {
        const next = at.findIndex((other) => other >= t);
        const ends = [values[Math.max(0, next - 1)] as number, values[next] as number];
        expect(value).toBeGreaterThanOrEqual(Math.min(...ends));
        expect(value).toBeLessThanOrEqual(Math.max(...ends));
      });
    });
    fc.assert(law);
  });

  test("of epochs hold through an epoch", () => {
    expect(rates({ values: [3, 2, 1], by_epoch: true }, { epochs: 5, steps_per_epoch: 2 })).toEqual([
      3, 3, 2, 2, 1, 1,
    ]);
  });

  test("may be momenta as well", () => {
    const [curve] = compute({ ...config({ values: [1, 2], momenta: [0.9, 0.8] }), parameter: "momentum" });
    expect(curve?.momentumValues).toEqual([0.9, 0.8]);
  });

  const wrong: readonly (readonly [line: string, message: string])[] = [
    ["--values 1,2 --at 3", "--at: 1 for 2 values; there is one for each value"],
    ["--values 1,2 --at 3,3", "--at: they do not rise; each step has one value"],
    ["--values 1,2 --momenta 0.9", "--momenta: 1 for 2 values; there is one for each value"],
  ];
  test.each(wrong)("%s is refused", async (line, message) => {
    expect(await lrplot("recorded", ...words(line))).toMatchObject({ code: 2, err: message });
  });

  test("no rule of advice speaks of them, and of what is drawn beside them as ever", () => {
    const rates = (factor: number) =>
      Array.from({ length: 50 }, (_, i) => factor * (i % 7 === 0 ? 0 : 0.5 ** i));
    const cut = { label: "plan", schedule: { type: "cosine", T_max: 500 } };
    const recorded = { label: "log", schedule: { type: "recorded", values: rates(-1) } };
    const draft = draftOf({ steps: 50, curves: [recorded, cut] });
    const planned = plan(draft, registry);
    const found = advise(planned, run(planned), draft);
    expect(new Set(found.map(({ curve }) => curve))).toEqual(new Set(["plan"]));
  });
});

describe("in tables there is what was recorded, and nothing beside it", () => {
  const line = "recorded --values 1,0.5 --at 1,3";
  test("CSV", async () => expect(await rowsOf(line)).toEqual(["0,", "1,1", "2,", "3,0.5"]));
  test("CSV beside a plan that goes on", async () => {
    expect(await rowsOf(`${line} vs constant --factor 1 --steps 5 --lr 2`)).toEqual([
      "0,,2",
      "1,1,2",
      "2,,2",
      "3,0.5,2",
      "4,,2",
    ]);
  });
  test("JSON", async () => {
    expect(JSON.parse((await lrplot(...words(`${line} --format json`))).out).curves[0].lr).toEqual([
      null,
      1,
      null,
      0.5,
    ]);
  });
  test("JSONL", async () => {
    expect((await lrplot(...words(`${line} --format jsonl`))).out).toContain(
      '{"step":2,"lr":null}\n{"step":3,"lr":0.5}',
    );
  });
  test("a comparison, on either side", async () => {
    expect(await rowsOf(`diff ${line} constant --factor 1 --steps 3 --lr 2 --format csv`)).toEqual([
      "0,,2,",
      "1,1,2,1",
      "2,,2,",
    ]);
    expect(await rowsOf(`diff constant --factor 1 --steps 3 --lr 2 ${line} --format csv`)).toEqual([
      "0,2,,",
      "1,2,1,-1",
      "2,2,,",
    ]);
  });
});

test("a long list is cut where it tells curves apart", async () => {
  const values = Array.from({ length: 10_000 }, (_, i) => 1 / (i + 1));
  const curves = [values, values.slice(5000)].map((each) => config({ values: each }));
  const folder = folderWith({ "logs.json": JSON.stringify({ curves }) });
  const { out, err } = await lrplot(`${folder}/logs.json`, "--format", "text");
  expect(out).toContain("Values(values=[1, 0.5, 0.3333333333333333, …, 0.0001])");
  expect(err).toBe("");
});

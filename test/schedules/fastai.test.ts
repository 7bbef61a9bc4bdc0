import { describe, expect, test } from "vitest";
import { lrplot } from "../helpers/command-line.ts";
import { compute, curveOfLine, values } from "../helpers/compute.ts";

const lrOf = (schedule: object, run: object = {}) =>
  compute({ schedule, ...run }).map(({ lr }) => lr) as [number[], ...number[][]];
const oneCycle = { type: "fastai.fit_one_cycle", n_epoch: 5 };

describe("a fit is as long as its epochs", () => {
  test.each([
    [{ steps_per_epoch: 20 }, 100],
    [{}, 500], // 100 batches an epoch where nobody says
    [{ epochs: 5 }, 5],
  ])("of %j", (run, count) => {
    const [curve] = compute({ schedule: oneCycle, ...run });
    expect([curve?.lr.length, curve?.end]).toEqual([count, count]);
  });

  test("steps alone are spread over its epochs", () => {
    expect(lrOf(oneCycle, { steps: 100 })).toEqual(lrOf(oneCycle, { steps_per_epoch: 20 }));
  });

  test("each has its own length beside another one", () => {
    const longer = { ...oneCycle, n_epoch: 10 };
    const [short] = compute({ curves: [{ schedule: oneCycle }, { schedule: longer }] });
    expect([short?.lr.length, short?.end]).toEqual([1000, 500]);
  });

  test("a longer run keeps the values of the last batch", () => {
    const [curve] = compute({ schedule: oneCycle, epochs: 7, steps_per_epoch: 20 });
    expect(new Set(curve?.lr.slice(99)).size).toBe(1);
    expect(new Set(curve?.momentumValues.slice(99)).size).toBe(1);
  });

  test("epochs that were trained before are left out", () => {
    const [whole] = lrOf(oneCycle, { steps_per_epoch: 20 });
    const [rest] = lrOf({ ...oneCycle, start_epoch: 2 }, { steps_per_epoch: 20 });
    expect(rest).toEqual(whole.slice(40));
    expect(() => lrOf({ ...oneCycle, start_epoch: 5 }, { steps: 9 })).toThrow("no epoch is trained");
  });
});

describe("epochs that the command line says of the run are the fit's", () => {
  test.each([
    ["fastai-one-cycle --epochs 3 --steps-per-epoch 20", "fastai-one-cycle --n-epoch 3 --steps-per-epoch 20"],
    ["fastai-flat-cos --steps 60 --steps-per-epoch 20", "fastai-flat-cos --n-epoch 3 --steps-per-epoch 20"],
    ["fastai-one-cycle --steps 60", "fastai-one-cycle --n-epoch 1 --steps 60"],
  ])("%s", async (line, same) => {
    expect(values(await curveOfLine(line.split(" ")))).toEqual(values(await curveOfLine(same.split(" "))));
  });

  test.each([
    ["--epochs 6 fastai-fine-tune --freeze_epochs 2 --steps-per-epoch 10"],
    ["fastai-fine-tune --freeze_epochs 2 --steps 60 --steps-per-epoch 10"],
  ])("fine_tune's frozen epochs are some of them: %s", async (line) => {
    const config = { type: "fastai.fine_tune", epochs: 4, freeze_epochs: 2 };
    expect(values(await curveOfLine(line.split(" "))).lr).toEqual(lrOf(config, { steps_per_epoch: 10 })[0]);
  });
});

describe("behind fine_tune --epochs is its own", () => {
  const config = { type: "fastai.fine_tune", epochs: 5 };

  test.each([
    ["fastai-fine-tune --epochs 5 --steps-per-epoch 100", { steps_per_epoch: 100 }, 600],
    ["fastai-fine-tune --epochs 5", {}, 600],
    ["fastai-fine-tune --epochs 5 --steps 300", { steps: 300 }, 300],
    ["--epochs 7 fastai-fine-tune --epochs 5 --steps-per-epoch 3", { epochs: 7, steps_per_epoch: 3 }, 21],
    ["fastai-fine-tune --epochs 5 vs cosine --T-max 100 --epochs 9", { epochs: 9 }, 9],
  ])("%s", async (line, run, length) => {
    const curve = await curveOfLine(line.split(" "));
    expect(curve.length).toBe(length);
    expect(values(curve).lr).toEqual(lrOf(config, run)[0]);
  });

  test("help lists it once, with what it is", async () => {
    const { out } = await lrplot("fastai-fine-tune", "--help");
    expect(out.match(/--epochs .*/g)).toEqual([
      "--epochs <integer> [flags]",
      "--epochs <integer>                        epochs after the frozen ones, of 100",
      expect.stringMatching(/^--epochs 5 /),
    ]);
  });
});

describe("a rate for each param group", () => {
  const three = { optimizer: { lr: 1e-3, groups: 3 }, epochs: 3 };
  const flat = (lr: unknown, run = three) =>
    lrOf({ type: "fastai.fit_flat_cos", n_epoch: 3, lr }, run).map(([first]) => first);

  test.each([
    ["slice(1e-4, 1e-2)", [1e-4, 1e-3, 1e-2]],
    [{ slice: [1e-4, 1e-2] }, [1e-4, 1e-3, 1e-2]],
    ["slice(0.01)", [1e-3, 1e-3, 0.01]],
    ["slice(None, 1_0.0)", [1, 1, 10]],
    [{ slice: [null, 0.01] }, [1e-3, 1e-3, 0.01]],
    [{ slice: [0, 0.01, 7] }, [1e-3, 1e-3, 0.01]],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [[4], [4, 4, 4]],
    [null, [1e-3, 1e-3, 1e-3]],
  ])("%j", (lr, want) => {
    flat(lr).forEach((got, i) => {
      expect(got).toBeCloseTo(want[i] as number, 14);
    });
  });

  test.each([
    ["slice(1e-4, x)", "is not a rate"],
    ["slice()", "is not a rate"],
    ["0.1", "is not a rate"],
    [{ slice: [1e-4, null] }, "a slice without its last rate"],
    [{ slice: [-1, 1] }, "there are no equal factors"],
    [[1, 2], "2 values, but the optimizer has 3 param groups"],
  ])("%j is refused", (lr, message) => {
    expect(() => flat(lr)).toThrow(message);
  });

  test("a slice is one word of a command line", async () => {
    const words = ["fastai-one-cycle", "--n-epoch", "2", "--groups", "2", "--lr-max", "slice(1e-4, 0.01)"];
    const slice = lrOf(
      { ...oneCycle, n_epoch: 2, lr_max: { slice: [1e-4, 0.01] } },
      { optimizer: { groups: 2 } },
    );
    expect(values(await curveOfLine(words)).lr).toEqual(slice[0]);
  });
});

describe("combine_scheds", () => {
  const line = { type: "fastai.SchedLin", start: 0, end: 1 };
  const combined = (pcts: number[], scheds: object[]) => ({ type: "fastai.combine_scheds", pcts, scheds });

  test("holds another one, whose positions are rounded twice", () => {
    const inner = combined([0.3, 0.7], [line, line]);
    const [lr] = lrOf(combined([0.6, 0.4], [inner, line]), { steps: 10 });
    // by torch 1.13
    expect([lr[1], lr[3], lr[7]]).toEqual([0.555555522441864, 0.2857142686843872, 0.24999992549419403]);
  });

  test.each([
    [combined([0.5, 0.5], [line]), "2 parts, but 1 schedules (step 5)"],
    [combined([0.5, 0.4], [line, line]), "the parts add up to 0.9"],
    [combined([1.5, -0.5], [line, line]), "-0.5 is negative"],
    [combined([1], [{ type: "torch.StepLR", step_size: 3 }]), "combine_scheds cannot hold torch.optim"],
  ])("%j is refused", (schedule, message) => {
    expect(() => lrOf(schedule, { steps: 10 })).toThrow(message);
  });
});

test("lr_find gives the optimizer its rate back, and may be cut short of its 6 batches", () => {
  const [lr] = lrOf(
    { type: "fastai.lr_find", num_it: 3 },
    { steps: 8, steps_per_epoch: 2, optimizer: { lr: 0.5 } },
  );
  expect(lr.slice(4)).toEqual([0.5, 0.5, 0.5, 0.5]); // two epochs of two batches
  expect(lr[3]).toBeCloseTo(1e-7 * 1e8 ** (3 / 6), 12);
});

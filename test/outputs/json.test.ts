import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { curveOf, figureWith, listed } from "../helpers/figure.ts";
import { textOf } from "./written.ts";

describe("JSON", () => {
  test("a line per curve", async () => {
    const backbone = curveOf({ length: 2, lr: (i) => 1 - i }, { label: "backbone", group: "backbone" });
    const figure = figureWith(
      [backbone, listed([0.5, -0], "b", [0.9, 0.8])],
      {},
      { x: "step", steps_per_epoch: 2 },
    );
    expect(await textOf("json", figure)).toBe(
      [
        '{"x": "step", "steps_per_epoch": 2, "curves": [',
        '  {"label": "backbone", "type": "test.Synthetic", "group": "backbone", "lr": [1,0]},',
        '  {"label": "b", "type": "test.Synthetic", "group": null, "lr": [0.5,-0], "momentum": [0.9,0.8]}',
        "]}",
        "",
      ].join("\n"),
    );
  });

  test("parses to the same values, whatever the label", async () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), values, async (label, lr) => {
        const parsed = JSON.parse(await textOf("json", figureWith([listed(lr, label, lr.toReversed())])));
        expect(parsed).toEqual({
          x: "epoch",
          steps_per_epoch: 1,
          curves: [{ label, type: "test.Synthetic", group: null, lr, momentum: lr.toReversed() }],
        });
      }),
    );
  });

  test("across chunks", async () => {
    const curve = curveOf({ length: 10_000, lr: (i) => Math.sin(i) });
    const { curves } = JSON.parse(await textOf("json", figureWith([curve], {}, { precision: 3 })));
    expect(curves[0].lr).toEqual(
      Array.from({ length: 10_000 }, (_, i) => Number(Math.sin(i).toPrecision(3))),
    );
  });

  test("has null for what JSON cannot say", async () => {
    const text = await textOf("json", figureWith([listed([Number.NaN, Number.POSITIVE_INFINITY])]));
    expect(JSON.parse(text).curves[0].lr).toEqual([null, null]);
  });
});

describe("JSONL", () => {
  test("one curve", async () => {
    expect(await textOf("jsonl", figureWith([listed([0.001, 1e-7])]))).toBe(
      '{"epoch":0,"lr":0.001}\n{"epoch":1,"lr":1e-7}\n',
    );
  });

  test("steps and momentum", async () => {
    const curve = listed([1, 2, 3], "a", [0.9, 0.8, 0.7]);
    expect(
      await textOf("jsonl", figureWith([curve], {}, { x: "step", steps_per_epoch: 2, precision: 2 })),
    ).toBe(
      [
        '{"step":0,"epoch":0,"lr":1,"momentum":0.9}',
        '{"step":1,"epoch":0,"lr":2,"momentum":0.8}',
        '{"step":2,"epoch":1,"lr":3,"momentum":0.7}',
        "",
      ].join("\n"),
    );
  });

  test("several curves", async () => {
    expect(
      await textOf("jsonl", figureWith([listed([1, 2], 'a "b"'), listed([3, Number.NaN], "백본")])),
    ).toBe(
      [
        '{"epoch":0,"label":"a \\"b\\"","lr":1}',
        '{"epoch":0,"label":"백본","lr":3}',
        '{"epoch":1,"label":"a \\"b\\"","lr":2}',
        '{"epoch":1,"label":"백본","lr":null}',
        "",
      ].join("\n"),
    );
  });

  test("every line parses to its row", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }),
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 300 }),
        async (label, lr) => {
          const text = await textOf("jsonl", figureWith([listed(lr, label), listed(lr, `${label}2`)]));
          const rows = text
            .trimEnd()
            .split("\n")
            .map((line) => JSON.parse(line));
          expect(rows).toEqual(
            lr.flatMap((rate, epoch) => [
              { epoch, label, lr: rate },
              { epoch, label: `${label}2`, lr: rate },
            ]),
          );
        },
      ),
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { curveOf, figureWith, listed } from "../helpers/figure.ts";
import { pieces, table, textOf } from "./written.ts";

describe("CSV", () => {
  test("one curve", async () => {
    expect(await textOf("csv", figureWith([listed([0.1, 0.1, 0.1 * 0.1])]))).toBe(
      "epoch,lr\n0,0.1\n1,0.1\n2,0.010000000000000002\n",
    );
  });

  test("steps", async () => {
    expect(await textOf("csv", figureWith([listed([1, 0.5])], {}, { x: "step" }))).toBe(
      "step,lr\n0,1\n1,0.5\n",
    );
  });

  test("steps of epochs", async () => {
    expect(await textOf("csv", figureWith([listed([4, 3, 2])], {}, { x: "step", steps_per_epoch: 2 }))).toBe(
      "step,epoch,lr\n0,0,4\n1,0,3\n2,1,2\n",
    );
  });

  test("several curves, tabs", async () => {
    expect(await textOf("tsv", figureWith([listed([0.1, 1e-7], "a"), listed([0.2, 0.3], "b c")]))).toBe(
      "epoch\ta\tb c\n0\t0.1\t0.2\n1\t1e-7\t0.3\n",
    );
  });

  test("precision", async () => {
    expect(await textOf("csv", figureWith([listed([0.0012345678, 0.5])], {}, { precision: 4 }))).toBe(
      "epoch,lr\n0,0.001235\n1,0.5\n",
    );
  });

  test.each(
    table<string, string>(
      "plain",
      "plain",
      'say "hi"',
      '"say ""hi"""',
      "a,b",
      '"a,b"',
      "two\nlines",
      '"two\nlines"',
      "백본",
      "백본",
      "=HYPERLINK(1)",
      "'=HYPERLINK(1)",
      '@SUM(1,"x")',
      `"'@SUM(1,""x"")"`,
      "-1",
      "'-1",
    ),
  )("label %j → %j", async (label, field) => {
    const text = await textOf("csv", figureWith([listed([1], label), listed([2], "other")]));
    expect(text).toBe(`epoch,${field},other\n0,1,2\n`);
  });

  test("parses back to the same floats", async () => {
    const columns = fc
      .record({ rows: fc.nat(300), count: fc.integer({ min: 1, max: 4 }) })
      .chain(({ rows, count }) =>
        fc.array(fc.array(fc.double(), { minLength: rows, maxLength: rows }), {
          minLength: count,
          maxLength: count,
        }),
      );
    await fc.assert(
      fc.asyncProperty(columns, async (rates) => {
        const text = await textOf("csv", figureWith(rates.map((lr, i) => listed(lr, `c${i}`))));
        const rows = text.trimEnd().split("\n").slice(1);
        const parsed = rows.map((row) => row.split(",").map(Number));
        expect(parsed.map(([i]) => i)).toEqual(rates[0]?.map((_, i) => i));
        for (const [i, lr] of rates.entries()) expect(parsed.map((row) => row[i + 1])).toEqual(lr);
      }),
    );
  });
});

test("a run is written the same by the code for few values and by that for many", async () => {
  const curve = (length: number) => curveOf({ length, lr: (i) => Math.cos(i) / 1e3 });
  for (const given of [{ precision: 5 }, { x: "step", steps_per_epoch: 7 }] as const) {
    const few = await textOf("csv", figureWith([curve(1000)], {}, given));
    const many = await textOf("csv", figureWith([curve(30_000)], {}, given));
    expect(few.split("\n").length).toBe(1002);
    expect(many.startsWith(few)).toBe(true);
  }
});

describe("a long run", () => {
  const endless = { length: 1e9, lr: (i: number) => 1 / (i + 1) };

  test.each(["csv", "tsv", "json", "jsonl"])("%s computes only what is read, in pieces", async (format) => {
    let computed = 0;
    const curves = ["a", "b"].map((label) =>
      curveOf(endless, { label }, (values) => {
        computed += values;
      }),
    );
    const sizes: number[] = [];
    for (const piece of await pieces(format, figureWith(curves))) {
      sizes.push(piece.length);
      if (sizes.length === 8) break;
    }
    expect(computed).toBeLessThan(100_000);
    expect(Math.max(...sizes)).toBeGreaterThan(20_000);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
  });

  test("pieces stay as they are while the next ones come", async () => {
    const first: (string | Uint8Array)[] = [];
    for (const piece of await pieces("csv", figureWith([curveOf(endless)]))) {
      first.push(piece);
      if (first.length === 4) break;
    }
    const text = Buffer.concat(first.map((piece) => Buffer.from(piece as Uint8Array))).toString();
    const rows = text.split("\n").slice(1, -1);
    expect(rows).toEqual(rows.map((_, i) => `${i},${1 / (i + 1)}`));
  });
});

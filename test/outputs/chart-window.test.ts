import { describe, expect, it } from "vitest";
import type { ChartOptions } from "../../src/core/chart.ts";
import type { Figure } from "../../src/core/figure.ts";
import { specOf } from "../../src/outputs/chart/spec.ts";
import { bare, noWarning, syntheticCurve } from "../helpers/figure.ts";
import { textOf } from "./written.ts";

/** A spec loosely typed, to look into. */
// biome-ignore lint/suspicious/noExplicitAny: Vega-Lite's own type is a union of everything
const look = (figure: Figure): any => specOf(figure, noWarning);

/** 100 steps, ten an epoch. */
const steps = (chart: Partial<ChartOptions>) =>
  bare([syntheticCurve(100, (i) => 1 + i)], chart, { x: "step", steps_per_epoch: 10 });

describe("what the lower axis counts", () => {
  it.each<[x: ChartOptions["x"], field: string, title: string, domain: number[], second: object]>([
    [undefined, "step", "Steps", [0, 100], { step: 1, lr: 2 }],
    ["step", "step", "Steps", [0, 100], { step: 1, lr: 2 }],
    ["epoch", "epoch", "Epochs", [0, 10], { epoch: 0.1, lr: 2 }],
  ])("%s", (x, field, title, domain, second) => {
    const { encoding, data } = look(steps({ x }));
    expect(encoding.x).toMatchObject({ field, axis: { title }, scale: { domain } });
    expect(data.values[1]).toEqual(second);
  });

  it("both: steps below and epochs above", () => {
    const { layer, resolve } = look(steps({ x: "both" }));
    const axes = layer.flatMap(
      ({ encoding }: { encoding: { x?: { axis: object } } }) => encoding.x?.axis ?? [],
    );
    expect(axes).toMatchObject([
      { title: "Steps", values: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100] },
      { title: "Epochs", orient: "top", labelExpr: "format(datum.value / 10, ',d')" },
    ]);
    expect(resolve).toEqual({ axis: { x: "independent" } });
  });

  it("both, where an epoch is a step: that axis alone", () => {
    expect(look(bare([syntheticCurve(9, () => 1)], { x: "both" })).encoding.x.axis.title).toBe("Epochs");
  });
});

describe("limits", () => {
  it.each<[what: string, chart: Partial<ChartOptions>, x: number[], y: number[], rows: number[]]>([
    ["of x", { xlim: [20, 30] }, [20, 30], [0, 32.55], [20, 30]],
    ["of x, between steps", { xlim: [20.5, 29.5] }, [20.5, 29.5], [0, 32.55], [20, 30]],
    ["of x, in epochs", { x: "epoch", xlim: [2, 3] }, [2, 3], [0, 32.55], [2, 3]],
    ["of x, past the run", { xlim: [90, 200] }, [90, 200], [0, 105], [90, 99]],
    ["of y", { ylim: [10, 20] }, [0, 100], [10, 20], [0, 99]],
    ["of a logarithmic y", { ylim: [0.1, 10], log_y: true }, [0, 100], [0.1, 10], [0, 99]],
  ])("%s", (_, chart, x, y, [first, last]) => {
    const { encoding, data, mark } = look(steps(chart));
    expect(encoding.x.scale.domain).toEqual(x);
    expect(encoding.y.scale.domain.map((end: number) => Number(end.toFixed(6)))).toEqual(y);
    const places = data.values.map((row: { step?: number; epoch?: number }) => row.step ?? row.epoch);
    expect([places[0], places.at(-1)]).toEqual([first, last]);
    expect(mark.clip).toBe(true);
  });

  it("without them, lines are not clipped at the edges of the plot", () => {
    expect(look(steps({})).mark).not.toHaveProperty("clip");
  });

  it.each(["svg", "vl.json", "html", "terminal", "markdown", "mermaid"])(
    "%s refuses rates that a window has none of",
    async (format) => {
      const figure = steps({ xlim: [0, 10], ylim: [50, 100] }); // its rates are 1 … 11
      await expect(textOf(format, figure, noWarning)).rejects.toMatchObject({
        message: "50 to 100 shows nothing of the run",
        path: ["chart", "ylim"],
        allowed: "its rates go from 1 to 11",
      });
    },
  );

  it.each<[what: string, chart: Partial<ChartOptions>, message: string, path: string[]]>([
    [
      "a logarithm of 0",
      { log_y: true, ylim: [0, 1] },
      "0 has no place on a logarithmic axis",
      ["chart", "ylim"],
    ],
    ["behind the run", { xlim: [300, 400] }, "300 to 400 shows nothing of the run", ["chart", "xlim"]],
  ])("%s is refused", (_, chart, message, path) => {
    expect(() => look(steps(chart))).toThrow(expect.objectContaining({ message, path }));
  });
});

import type { ChartOptions } from "../../src/core/chart.ts";
import type { Chunk, Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";

/** A curve of given values, without a schedule behind it; `counted` is told of every value that is computed. */
export function curveOf(
  values: { readonly length: number; lr(i: number): number; momentum?(i: number): number },
  given: Partial<Omit<Curve, "length" | "also" | "chunks">> = {},
  counted: (values: number) => void = () => {},
): Curve {
  const { length, lr, momentum } = values;
  const also = momentum ? [{ length, lr: momentum }] : [];
  return {
    label: "a",
    parameter: "lr",
    type: "test.Synthetic",
    group: null,
    milestones: [],
    end: undefined,
    ...given,
    also: also.map((other) => curveOf(other, { ...given, parameter: "momentum" }, counted)),
    length,
    *chunks(size = 4096): Generator<Chunk> {
      const values = new Float64Array(size);
      for (let start = 0; start < length; start += size) {
        const count = Math.min(size, length - start);
        counted(count);
        for (let k = 0; k < count; k++) values[k] = lr(start + k);
        yield { start, length: count, values };
      }
    },
  };
}

/** A curve of `length` values `rate(0)`, `rate(1)` …. */
export function syntheticCurve(length: number, rate: (index: number) => number, label = "a"): Curve {
  return curveOf({ length, lr: rate }, { label });
}

/** A curve of an array of rates, and one of momentum. */
export function listed(lr: readonly number[], label = "a", momentum?: readonly number[]): Curve {
  return curveOf(
    {
      length: lr.length,
      lr: (i) => lr[i] as number,
      ...(momentum === undefined ? {} : { momentum: (i: number) => momentum[i] as number }),
    },
    { label },
  );
}

/** Half a cosine from `high` to `low` every `period` values. */
export function cosine(low: number, high: number, period: number): (index: number) => number {
  return (index) => low + ((high - low) * (1 + Math.cos((Math.PI * (index % period)) / period))) / 2;
}

export const restarts: Curve = syntheticCurve(150, cosine(1e-6, 1e-3, 30));

/** A figure of the default size and look, but for what is given. */
export function figureWith(
  curves: readonly Curve[],
  chart: Partial<ChartOptions> = {},
  rest: Partial<Omit<Figure, "curves" | "chart">> = {},
): Figure {
  return {
    title: "CosineAnnealingWarmRestarts",
    subtitle: "T_0=30, eta_min=1e-6",
    x: "epoch",
    steps_per_epoch: 1,
    precision: undefined,
    findings: [],
    command: "lrplot cosine-warm --T0 30 --epochs 150",
    parameters: [...new Set(curves.map(({ parameter }) => parameter))],
    code: undefined,
    ...rest,
    curves,
    chart: {
      width: 800,
      height: 400,
      scale: 2,
      log_y: false,
      theme: undefined,
      background: undefined,
      line: "linear",
      x: undefined,
      xlim: undefined,
      ylim: undefined,
      annotate: true,
      mark_findings: false,
      ...chart,
    },
  };
}

/** The same without annotations. */
export function bare(...[curves, chart, rest]: Parameters<typeof figureWith>): Figure {
  return figureWith(curves, { annotate: false, ...chart }, rest);
}

/** For figures that give no reason to warn. */
export function noWarning(message: string): never {
  throw new Error(`warned: ${message}`);
}

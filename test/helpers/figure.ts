import type { ChartOptions } from "../../src/core/chart.ts";
import type { Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";

/** A curve of `length` values `rate(0)`, `rate(1)` …, without a schedule behind it. */
export function syntheticCurve(length: number, rate: (index: number) => number, label = "a"): Curve {
  return {
    label,
    type: "test.Synthetic",
    group: null,
    length,
    momentum: false,
    *chunks(size = 4096) {
      const lr = new Float64Array(size);
      for (let start = 0; start < length; start += size) {
        const count = Math.min(size, length - start);
        for (let k = 0; k < count; k++) lr[k] = rate(start + k);
        yield { start, length: count, lr, momentum: undefined };
      }
    },
  };
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
    ...rest,
    curves,
    chart: {
      width: 800,
      height: 400,
      scale: 2,
      log_y: false,
      theme: "light",
      background: undefined,
      line: "linear",
      ...chart,
    },
  };
}

/** For figures that give no reason to warn. */
export function noWarning(message: string): never {
  throw new Error(`warned: ${message}`);
}

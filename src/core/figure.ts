import type { ChartOptions } from "./chart.ts";
import type { Curve } from "./curve.ts";

/** All that an output format may show. */
export interface Figure {
  readonly title: string;
  /** The parameters as given; "" for none. */
  readonly subtitle: string;
  /** What one value of a curve is. */
  readonly x: "epoch" | "step";
  readonly steps_per_epoch: number;
  /** At least one; all have the same length. */
  readonly curves: readonly Curve[];
  readonly chart: ChartOptions;
  /** Significant digits of written numbers; undefined for the shortest text that reads back the same. */
  readonly precision: number | undefined;
}

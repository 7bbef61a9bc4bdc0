import type { ChartOptions } from "./chart.ts";
import type { Comparison } from "./comparison.ts";
import type { Curve } from "./curve.ts";
import type { Finding } from "./finding.ts";
import type { ParameterName } from "./schedule.ts";

/** All that an output format may show. */
export interface Figure {
  readonly title: string;
  /** The parameters as given; "" for none. */
  readonly subtitle: string;
  /** What one value of a curve is. */
  readonly x: "epoch" | "step";
  readonly steps_per_epoch: number;
  /** What of the param groups is shown, one at least; a panel for each. */
  readonly parameters: readonly ParameterName[];
  /**
   * At least one of each parameter, those of one after those of another, with the same labels in the same order. All
   * have the same length, but for those of a comparison.
   */
  readonly curves: readonly Curve[];
  /** What differs, where the curves are the two sides of a comparison. */
  readonly comparison?: Comparison;
  /** What the user may not have meant; to look for it reads every curve. */
  readonly findings: readonly Finding[];
  /** The command line that draws it, without the flags of the output, quoted for a shell. */
  readonly command: string;
  /** Makes the text that builds the schedules in their frameworks; undefined for a comparison, which builds none. */
  readonly code: (() => Promise<string>) | undefined;
  /** What was read, as a config that draws it; undefined for a comparison. */
  readonly config?: Readonly<Record<string, unknown>> | undefined;
  readonly chart: ChartOptions;
  /** Significant digits of written numbers; undefined for the shortest text that reads back the same. */
  readonly precision: number | undefined;
}

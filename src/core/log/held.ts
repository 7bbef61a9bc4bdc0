import type { Rows } from "../curve.ts";
import type { Agrees } from "./agreement.ts";

/** A log held against a plan: all rows that can be compared, beside the values planned for them. */
export interface Held {
  /** By rising index, each index once. */
  readonly rows: Rows;
  /** `planned[i]` is what was planned for the row at `i`. */
  readonly planned: Float64Array;
  readonly agrees: Agrees;
  /** The same, but for the digits that the log lacks too: what a mistake is told by, whatever tolerance was asked for. */
  readonly alike: Agrees;
}

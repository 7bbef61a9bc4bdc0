import type { Agrees } from "./agreement.ts";
import type { Logged } from "./place.ts";

/** The rows of a log beside the values planned for them. */
export interface Compared {
  readonly rows: readonly Logged[];
  /** `planned[i]` is what was planned for `rows[i]`. */
  readonly planned: Float64Array;
  readonly agrees: Agrees;
  /** The same, but for the digits that the log lacks too: what a mistake is told by, whatever tolerance was asked for. */
  readonly alike: Agrees;
}

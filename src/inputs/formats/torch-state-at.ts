import type { Path } from "../../core/problem.ts";
import type { Values } from "./format.ts";

/** A state, and what is around it. */
export interface StateAt {
  readonly state: Values;
  /** Where it stands in the file. */
  readonly at: Path;
  /** The optimizer's param groups; none where the file has none. */
  readonly groups: readonly Values[];
}

/** The parameters that a state's object was made with. */
export interface StateParams {
  readonly params: Values;
  /** The key of the state that a parameter was copied from, where it is another one. */
  readonly copied?: Readonly<Record<string, string>>;
  readonly notes?: readonly string[];
}

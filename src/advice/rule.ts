import type { Curve } from "../core/curve.ts";
import type { Points } from "../core/decimate.ts";
import type { Facts } from "../core/facts.ts";
import type { Finding } from "../core/finding.ts";

/** What a rule looks at: one curve of a run, and what was seen of it. */
export interface Sight {
  readonly curve: Curve;
  readonly points: Points;
  readonly facts: Facts;
  /** Names an index: `epoch 30`. */
  place(index: number): string;
  /** A length of the run: `50 epochs`. */
  span(values: number): string;
}

/** One mistake that people make, and how it is seen. It speaks only when sure. */
export interface Rule {
  /** `LR004`. */
  readonly id: string;
  readonly severity: Finding["severity"];
  /** What was seen and what to do if it was not meant; undefined where there is nothing to say. */
  find(sight: Sight): Pick<Finding, "message" | "advice"> | undefined;
}

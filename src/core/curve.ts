import type { ParameterName } from "./schedule.ts";
import type { Seen } from "./seen.ts";

/** Some consecutive values of a curve. The array is used again for the next chunk: copy what you keep. */
export interface Chunk {
  /** The index of the first value, from 0. */
  readonly start: number;
  readonly length: number;
  /** `values[k]` is what the curve's parameter is during epoch (or step) `start + k`. */
  readonly values: Float64Array;
}

/** The sides of a comparison: what was, and what is to be. */
export type Side = "before" | "after";

/** A schedule inside another one that never has a turn, however long the run is. */
export interface Idle {
  /** Its class. */
  readonly name: string;
  /** The index from which it was to run, and that at which the next one begins. */
  readonly from: number;
  readonly to: number;
}

/** A value of a curve. */
export interface Row {
  readonly index: number;
  readonly value: number;
}

/** Values of a curve by rising index, `values[i]` at `indices[i]`: there may be millions. */
export interface Rows {
  readonly indices: Float64Array;
  readonly values: Float64Array;
}

/** One parameter of one schedule on one param group, computed as often as it is read and never held whole. */
export interface Curve {
  /** What the legend and the CSV's header say; unique among the curves of a run that are of the same parameter. */
  readonly label: string;
  readonly parameter: ParameterName;
  /**
   * The other parameters that its schedule writes on the same group and nobody asked for: what tells all of a schedule
   * tells them too. With the curve of the first parameter only.
   */
  readonly also: readonly Curve[];
  /** `torch.StepLR`. */
  readonly type: string;
  /** The param group's name, its index where it has none, null where there is just one. */
  readonly group: string | number | null;
  /** How many values it has. */
  readonly length: number;
  /** Indices at which the schedule was told to change, those beyond the run too: MultiStepLR's milestones. */
  readonly milestones: readonly number[];
  /** What inside the schedule never has a turn: SequentialLR's parts between milestones that do not rise. */
  readonly idle?: readonly Idle[];
  /** Is its schedule told a metric? What rises then answers that: it is no warm-up, and no restart. */
  readonly fed?: boolean;
  /** How many values show its course to the end; undefined where it has no end of its own. */
  readonly end: number | undefined;
  /** Where its two parts meet, and what is said of that place: a run that another plan goes on with is `resumed` there. */
  readonly seam?: { readonly index: number; readonly name: "resumed" | "parts" };
  /**
   * The values that were written down, by rising index, of a curve that is drawn through them: it begins with the first,
   * and tables have no others. Left out where every value is the curve's own.
   */
  readonly rows?: Rows | undefined;
  /** Which side of a comparison it is on, where there is one. */
  readonly side?: Side;
  /** What its first whole reading told, where it is watched; undefined before that. */
  readonly seen?: (() => Seen | undefined) | undefined;
  /** The values in order, in chunks of at most `size`; starts from the beginning at every call. */
  chunks(size?: number): Iterable<Chunk>;
}

/** A curve of other values than `model`, of which it has all but those that are given: what was seen of it is not its. */
export function madeOf(model: Curve, own: Partial<Curve> & Pick<Curve, "chunks">): Curve {
  return { ...model, seen: undefined, ...own };
}

/** A curve, and those that are told with it, whose same chunks come another way. */
export function readBy(curve: Curve, chunksOf: (curve: Curve) => Curve["chunks"]): Curve {
  return { ...curve, also: curve.also.map((other) => readBy(other, chunksOf)), chunks: chunksOf(curve) };
}

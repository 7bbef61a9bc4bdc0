import type { At } from "../../core/facts.ts";
import type { Severity } from "../../core/finding.ts";
import type { ParameterName } from "../../core/schedule.ts";
import type { Event } from "../chart/events.ts";

/** What a document tells its page: JSON in a script element that no browser runs. Indices count values, from 0. */
export interface PageData {
  readonly title: string;
  readonly subtitle: string;
  /** What the chart shows, for those who do not see it. */
  readonly description: string;
  /** What one value of a curve is. */
  readonly x: "epoch" | "step";
  readonly steps_per_epoch: number;
  /** Values of the longest curve. */
  readonly length: number;
  /** What the lower axis counts, and how many values one of it is. */
  readonly unit: "epoch" | "step";
  readonly per: number;
  readonly epochsAbove: boolean;
  /** Ends of the axes as the user gave them, the lower one's in its unit. */
  readonly limits: { readonly x?: Domain | undefined; readonly y?: Domain | undefined };
  readonly logarithmic: boolean;
  readonly line: "linear" | "step";
  /** Height of the chart as a part of its width. */
  readonly aspect: number;
  /** Names of the table's columns before those of the curves, as CSV has them. */
  readonly indexColumns: readonly string[];
  /** What is shown, a panel for each; axes' limits, logarithms and marks are those of the leading one. */
  readonly parameters: readonly ParameterName[];
  readonly leading: ParameterName;
  readonly curves: readonly PageCurve[];
  /** Where findings are seen that are to be marked, the gravest first. */
  readonly found: readonly Noted[];
  /** What has a colour and an entry in the legend: a curve, or both sides of one. */
  readonly groups: readonly Group[];
  /** What the sides are called, where the page compares. */
  readonly sides?: Sides | undefined;
  /** Where values are given, rising; undefined for everywhere. */
  readonly indices?: readonly number[] | undefined;
  /** For each curve its rates at these indices, as far as it goes. */
  readonly rates: readonly (readonly number[])[];
}

/** A finding that is seen at an index. */
export interface Noted {
  readonly index: number;
  /** The number of its rule. */
  readonly rule: string;
  readonly severity: Severity;
}

export interface Sides {
  readonly before: string;
  readonly after: string;
  /** What each is to a reader: `before` and `after`, or of a log `planned` and `logged`. */
  readonly words: readonly [before: string, after: string];
}

export type Domain = readonly [low: number, high: number];

/** What the reader is told a curve is: `head` and `, before`. The label is a user's text, and may be empty. */
export interface Name {
  readonly label: string;
  readonly ending: string;
}

export interface PageCurve {
  readonly name: Name;
  readonly parameter: ParameterName;
  readonly length: number;
  readonly side?: "before" | "after" | undefined;
  /** What to mark; undefined for nothing. */
  readonly marks?: Marks | undefined;
}

/** What happens in a curve, and the rates that are written beside it. */
export interface Marks {
  readonly events: readonly Event[];
  /** Undefined where it is no more than the final rate. */
  readonly peak?: At | undefined;
  readonly final: At;
}

export interface Group {
  readonly label: string;
  /** Places among the curves, one of each parameter; the two sides of a comparison in this order, where it has both. */
  readonly curves: readonly number[];
  /** What CSV calls its columns: of each parameter one, or of a comparison before, after and the difference. */
  readonly columns: readonly string[];
}

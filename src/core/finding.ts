/** Something about a schedule and its run that the user may not have meant. */
export interface Finding {
  /** `LR004`. */
  readonly rule: string;
  readonly severity: "error" | "warning" | "note";
  /** The curve's label. */
  readonly curve: string;
  /** What was seen, with the numbers: a sentence without its full stop. */
  readonly message: string;
  /** What to do if it was not meant, with values that can be pasted; likewise. */
  readonly advice: string;
}

import type { Held } from "./held.ts";
import type { Logged } from "./place.ts";

/** The rows of a log beside the values planned for them, for mistakes to look at: of a long log not all. */
export interface Compared extends Omit<Held, "rows"> {
  readonly rows: readonly Logged[];
}

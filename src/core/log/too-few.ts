import { Problem } from "../problem.ts";
import type { Log } from "./log.ts";

/** A Problem for a log of which too few rows can be compared to say anything: what is wrong with the others. */
export function tooFew(message: string, { name, skips }: Pick<Log, "name" | "skips">): Problem {
  const why = skips.map(({ count, what, first }) => `${count} ${what} (${first})`).join(", ");
  return new Problem(`${message}${why && `: ${why}`}`, {
    where: name,
    hint: "Say what holds the values with --column, and what says where a row is with --step-column",
  });
}

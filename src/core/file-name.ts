import { spelledOut } from "./unprintable.ts";

/** What people are told of a file that is named on the command line: on one line, whatever its name holds. */
export const nameOf = (file = "") => (file === "-" ? "standard input" : spelledOut(file));

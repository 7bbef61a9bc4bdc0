/** What a process ends with. */
export const exitCode = {
  done: 0,
  /** The machine refused: a file that cannot be written, a renderer that is not there. */
  couldNot: 1,
  /** Wrong words or a wrong input. */
  wrong: 2,
  /** Done, and something was found that the user asked to be told of. */
  found: 3,
} as const;

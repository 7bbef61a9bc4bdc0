/**
 * Something that could not be done, and that no other words would have done (exit code 1): a file that cannot
 * be written, a renderer that is not there. Its message is one line.
 */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** Is this a Failure? By name, because each bundle in `dist` has its own copy of the class. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === "Failure";
}

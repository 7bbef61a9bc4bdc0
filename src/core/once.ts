/** Schemas are slow to make, and a command line wants each several times: to make flags, and to check. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The significant digits of a number, as its shortest text has them. */
export function digitsOf(value: number): number {
  return (value.toExponential().split("e")[0] as string).replace(/[-.]/g, "").length;
}

import type { Row } from "../curve.ts";

/** The largest of the values, whatever its sign. */
export const largestOf = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** The largest value of some rows, likewise. */
export const largestIn = (rows: readonly Pick<Row, "value">[]): number =>
  rows.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);

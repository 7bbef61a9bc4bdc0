/** A number that was computed from others, without the noise of its last digits: 25, and not 25.000000000000004. */
export const rounded = (value: number): number => Number(value.toPrecision(12));

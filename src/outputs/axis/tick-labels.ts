import { format } from "d3-format";

/** How the labels of an axis write a number, as Vega does and as text to measure. */
export interface TickLabels {
  /** A Vega expression of `datum.value`. */
  readonly expr: string;
  of(value: number): string;
}

/** By a specifier of d3-format: `,d`, `.1e`; of the number divided by `unit`, with a suffix. */
export function numberLabels(specifier: string, unit = 1, suffix = ""): TickLabels {
  const write = format(specifier);
  const value = unit === 1 ? "datum.value" : `datum.value / ${unit}`;
  return {
    expr: `format(${value}, '${specifier}')${suffix && ` + '${suffix}'`}`,
    of: (number) => write(number / unit) + suffix,
  };
}

/** The same, but 0 as `0`. */
export function plainZero({ expr, of }: TickLabels): TickLabels {
  return {
    expr: `datum.value ? ${expr} : '0'`,
    of: (number) => (number === 0 ? "0" : of(number)),
  };
}

/** Powers of ten for what is below 1 (1e-6), and plain numbers above. */
export function powerLabels(): TickLabels {
  const [small, large] = [format(".0e"), format(",")];
  return {
    expr: "datum.value < 1 ? format(datum.value, '.0e') : format(datum.value, ',')",
    of: (number) => (number < 1 ? small(number) : large(number)),
  };
}

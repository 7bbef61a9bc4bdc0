import { expect, it } from "vitest";
import { checkRates } from "../../src/core/window.ts";

const falling = Float64Array.of(0.4, 0.3, 0.1);
const low = Float64Array.of(0.01, 0.02);

it.each<{ what: string; ylim: [number, number] | undefined; shown: Float64Array[] }>([
  { what: "no limits", ylim: undefined, shown: [falling] },
  { what: "limits around all rates", ylim: [0, 1], shown: [falling] },
  { what: "limits between two rates, which a line passes through", ylim: [0.15, 0.2], shown: [falling] },
  { what: "a limit that is the highest rate", ylim: [0.4, 1], shown: [falling] },
  { what: "limits that one of two curves reaches", ylim: [0, 0.05], shown: [falling, low] },
])("$what show something", ({ ylim, shown }) => {
  expect(() => checkRates({ ylim }, shown)).not.toThrow();
});

it.each<{ what: string; ylim: [number, number]; shown: Float64Array[]; allowed: string }>([
  { what: "above all rates", ylim: [1, 2], shown: [falling], allowed: "its rates go from 0.1 to 0.4" },
  { what: "below all rates", ylim: [-1, 0.05], shown: [falling], allowed: "its rates go from 0.1 to 0.4" },
  {
    what: "between two curves",
    ylim: [0.05, 0.07],
    shown: [falling, new Float64Array(), low],
    allowed: "its rates go from 0.01 to 0.4",
  },
])("limits $what are refused", ({ ylim, shown, allowed }) => {
  const message = `${ylim[0]} to ${ylim[1]} shows nothing of the run`;
  expect(() => checkRates({ ylim }, shown)).toThrow(
    expect.objectContaining({ message, path: ["chart", "ylim"], allowed }),
  );
});

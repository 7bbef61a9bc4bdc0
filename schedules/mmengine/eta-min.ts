import * as z from "zod";

/** `eta_min` and `eta_min_ratio`, of which mmengine takes one. */
export const etaMin = {
  eta_min: () => z.number().nullable().default(null).describe("smallest value"),
  eta_min_ratio: () => z.number().nullable().default(null).describe("smallest value, as a part of the first"),
};

export interface EtaMin {
  readonly eta_min: number | null;
  readonly eta_min_ratio: number | null;
}

/** `_get_eta_min()`; 0 where neither is given. */
export function lowestOf({ eta_min, eta_min_ratio }: EtaMin): (base: number) => number {
  if (eta_min_ratio !== null) return (base) => base * eta_min_ratio;
  const lowest = eta_min ?? 0;
  return () => lowest;
}

import type { Part } from "../core/definition.ts";

/** The parameter of a schedule that is the lowest rate itself; undefined where it has none. */
export function floorOf({ definition: { floor }, params }: Part): string | undefined {
  return typeof floor === "function" ? floor(params) : floor;
}

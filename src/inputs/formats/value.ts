import { looksLikeNumber, numberOf } from "../flag-value.ts";
import type { Values } from "./format.ts";
import { isObject } from "./object.ts";

// Values of a file as its program takes them.

/** The object that a key holds; undefined where it holds none. */
export function objectAt(values: Values, key: string): Values | undefined {
  const value = own(values, key);
  return isObject(value) ? value : undefined;
}

/** What a key says; one that is null says nothing, and one of the prototype's is none of the file's. */
export function own(values: Values, key: string): unknown {
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  return value === null ? undefined : value;
}

/** Has it such a key, whatever it holds? */
export const has = (values: Values, key: string): boolean => Object.hasOwn(values, key);

/**
 * A number that was written as text (`"5e-5"`, which YAML 1.1 makes of 5e-5 too) as the number, for programs that cast
 * it; anything else as it is, for the schema to refuse.
 */
export function cast(value: unknown): unknown {
  if (typeof value !== "string" || !looksLikeNumber(value.trim())) return value;
  const number = numberOf(value.trim());
  return Number.isNaN(number) ? value : number;
}

/** What a key says as a number; undefined where it says something else. */
export function numberAt(values: Values, key: string): number | undefined {
  const value = cast(own(values, key));
  return typeof value === "number" ? value : undefined;
}

import type { Path } from "../../core/problem.ts";
import type { Values } from "./format.ts";

/** Is a value of a file an object, and no list? */
export const isObject = (value: unknown): value is Values =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** What stands at a path; undefined where nothing does. Only what someone wrote: no property of JavaScript's. */
export const valueAt = (values: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === "object" && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    values,
  );

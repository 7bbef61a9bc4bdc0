import { registry } from "../../schedules/index.ts";
import { isProblem } from "../../src/core/problem.ts";
import { definitionNamed } from "../../src/core/registry.ts";
import type { Context, Format, Translation, Values } from "../../src/inputs/formats/format.ts";
import { withData } from "../../src/inputs/run-of-data.ts";
import { compute } from "./compute.ts";

/** What flags say beside a file, in the keys of a config. */
export type Flags = Omit<Context, "registry">;

/** A file's values as a config of ours. */
export const read = (format: Format, values: unknown, flags: Flags = {}): Translation => {
  if (!format.isIt(values as Values)) throw new Error(`not recognised as a ${format.name}`);
  return format.read(values as Values, { ...flags, registry });
};

export const configFrom = (format: Format, values: unknown, flags?: Flags) =>
  read(format, values, flags).config;

/** The Problem that a file is refused with: its path, what it says, and what to do. */
export function refusal(format: Format, values: unknown, flags?: Flags): string {
  try {
    read(format, values, flags);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return `${error.path.join(".")}: ${error.message}; ${error.hint ?? error.allowed}`;
  }
  throw new Error("is not refused");
}

/** The curve of a translated file, with the flags over it and what follows from the run filled in: as the shell does. */
export function drawn(format: Format, values: unknown, flags: Flags = {}) {
  const { config } = read(format, values, flags);
  const { epochs, steps, steps_per_epoch, interval, data, optimizer, schedule } = flags;
  const run = Object.fromEntries(
    Object.entries({ epochs, steps, steps_per_epoch, interval }).filter(([, value]) => value !== undefined),
  );
  const whole: Record<string, unknown> = { ...config };
  if (epochs !== undefined) delete whole.steps;
  if (steps !== undefined) delete whole.epochs;
  Object.assign(whole, run);
  if (data) whole.data = { ...(config.data as object), ...data };
  if (optimizer) whole.optimizer = { ...(config.optimizer as object), ...optimizer };
  const given = { ...(config.schedule as Record<string, unknown>), ...schedule };
  const definition = definitionNamed(registry, String(given.type));
  const filled = definition.fromRun?.(given, withData(whole, definition.counting));
  const [curve] = compute({ ...whole, schedule: { ...given, ...filled } });
  return curve?.lr ?? [];
}

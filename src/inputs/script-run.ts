import { typeName } from "../core/definition.ts";
import { nameOf } from "../core/file-name.ts";
import { settingText } from "../python/asked-for.ts";
import type { Module } from "../python/parse.ts";
import type { RunLength } from "../python/script/loop.ts";
import type { Scheduler } from "../python/script/schedulers.ts";
import { lineAndColumn } from "../python/source.ts";
import type { Span } from "../python/syntax.ts";
import { placeText } from "./script-text.ts";
import type { Asked } from "./source.ts";

/** The run as a config has it, and notes on it: its length, where the loops around all schedulers say the same and no flag says another. */
export function runOfAll(schedulers: readonly Scheduler[], module: Module, asked: Asked) {
  const runs = schedulers.map(({ run }) => run);
  const [first] = runs;
  const intervals = new Set(runs.flatMap((run) => run?.interval ?? []));
  if (intervals.size > 1) {
    const note = "some of them are stepped at epochs and some at steps: draw each alone by its line";
    return { config: {}, notes: [note] };
  }
  const isSame = (other: RunLength | undefined) =>
    other !== undefined &&
    (["epochs", "steps", "steps_per_epoch", "interval"] as const).every((key) => other[key] === first?.[key]);
  const nothing: { config: Record<string, unknown>; notes: string[] } = { config: {}, notes: [] };
  const isLong = asked.epochs === undefined && asked.steps === undefined;
  if (!first || !runs.every(isSame)) {
    const line = schedulers.at(-1)?.line;
    const alone = `${nameOf(module.source.file)}:${line} draws the last one alone`;
    if (schedulers.length < 2 || !isLong) return nothing;
    return { ...nothing, notes: [`${schedulers.length} schedulers, drawn as long as the longest: ${alone}`] };
  }
  const perEpoch = asked.steps_per_epoch ?? first.steps_per_epoch;
  const knowsSteps = perEpoch !== undefined || asked.data !== undefined;
  if (isLong && first.batches !== undefined && !knowsSteps) {
    const isFree = schedulers.every(({ schedule: { type } }) => isStepped(String(type), asked));
    const config = isFree && asked.interval === undefined ? { interval: "step" } : {};
    return { config, notes: [batchesNote(first.batches, first.loop, module)] };
  }
  const config: Record<string, unknown> = {};
  const said: string[] = [];
  if (isLong && first.epochs !== undefined && (first.interval === "epoch" || knowsSteps)) {
    config.epochs = first.epochs;
    said.push(`${first.epochs} epochs`);
  }
  if (isLong && first.steps !== undefined) {
    config.steps = first.steps;
    said.push(`${first.steps} steps`);
  }
  if (
    asked.steps_per_epoch === undefined &&
    asked.data === undefined &&
    first.steps_per_epoch !== undefined
  ) {
    config.steps_per_epoch = first.steps_per_epoch;
    said.push(`${first.steps_per_epoch} steps each`);
  }
  if (asked.interval === undefined && first.interval === "epoch" && knowsSteps) config.interval = "epoch";
  if (said.length === 0) return { ...nothing, config };
  const { line } = lineAndColumn(module.source, first.loop.from);
  return { config, notes: [`${said.join(" of ")}: the loop in ${placeText(module.source, line)}`] };
}

/** May the user say of a schedule what it is stepped at? */
const isStepped = (type: string, { registry }: Asked): boolean =>
  typeof registry.find((definition) => typeName(definition) === type)?.interval !== "function";

function batchesNote(batches: string, { from }: Span, { source }: Module): string {
  const where = placeText(source, lineAndColumn(source, from).line);
  const set = settingText(`len(${batches})`, "N");
  return `stepped at every batch of ${batches} in the loop in ${where}: how long the run is hangs on how many there are (--steps-per-epoch N, or --set ${set})`;
}

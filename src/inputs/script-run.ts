import { nameOf } from "../core/file-name.ts";
import type { Module } from "../python/parse.ts";
import type { RunLength } from "../python/script/loop.ts";
import type { Scheduler } from "../python/script/schedulers.ts";
import { lineAndColumn } from "../python/source.ts";
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

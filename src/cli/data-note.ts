import type { RunData } from "../core/data.ts";
import { countText } from "../core/facts-text.ts";
import type { Told } from "../core/schedule.ts";

/**
 * What a run has, in one line: `50,000 samples, 196 batches of 256 (4 × 64) an epoch, 49 optimizer steps an epoch
 * (4 batches each), 4,410 in 90 epochs`.
 */
export function dataNote(data: RunData, told: Told): string {
  return [
    counted(data.dataset_size, "sample"),
    `${batchesText(data)} an epoch`,
    stepsText(data),
    totalText(data, told),
    data.times > 1 ? `accelerate steps the scheduler ${data.times} times at each` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function batchesText({ batches, batch_size, gpus, dataset_size, drop_last }: RunData): string {
  const whole = batch_size * gpus;
  const size =
    gpus === 1 ? countText(whole) : `${countText(whole)} (${countText(gpus)} × ${countText(batch_size)})`;
  const left = dataset_size - batches * whole;
  const dropped = drop_last && left > 0 ? ` and ${counted(left, "sample")} left out` : "";
  return `${counted(batches, "batch")} of ${size}${dropped}`;
}

/** Of the optimizer; and of the scheduler where it goes another way. */
function stepsText({ accumulate, batches, optimizer_steps, carries, stepped }: RunData): string {
  if (accumulate === 1) return "an optimizer step each";
  if (stepped === "batch") {
    return `a step of the schedule at each, one of the optimizer at every ${countText(accumulate)}${ordinal(accumulate)}`;
  }
  // where the end of an epoch makes a step, it is of what there is
  const each = `(${counted(carries === undefined ? Math.min(accumulate, batches) : accumulate, "batch")} each)`;
  const steps = `${counted(optimizer_steps, "optimizer step")} an epoch`;
  const left = batches - optimizer_steps * accumulate;
  if (carries === undefined || left === 0) return `${steps} ${each}`;
  return `${steps} ${each} and ${counted(left, "batch")} that the next goes on with`;
}

function totalText({ steps_per_epoch, steps_in_run, epochs }: RunData, { steps }: Told): string {
  if (epochs !== undefined && steps_in_run !== undefined) {
    return epochs === 1 ? "" : `${countText(steps_in_run)} in ${countText(epochs)} epochs`;
  }
  if (steps === undefined) return "";
  return `${counted(steps, "step")} are ${Number((steps / steps_per_epoch).toPrecision(4))} epochs`;
}

function counted(count: number, what: string): string {
  const plural = what.endsWith("ch") ? `${what}es` : `${what}s`;
  return `${countText(count)} ${count === 1 ? what : plural}`;
}

function ordinal(count: number): string {
  const [tens, ones] = [Math.floor(count / 10) % 10, count % 10];
  return (tens === 1 ? undefined : ["th", "st", "nd", "rd"][ones]) ?? "th";
}

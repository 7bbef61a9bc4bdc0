import { countText } from "../../facts-text.ts";
import type { Lasting } from "../lasting.ts";
import type { Parting } from "../mistake.ts";

/** A horizon that a run may have instead of the planned one, and how it may come to it. */
export interface OtherCount {
  readonly value: number;
  /** A sentence without its full stop. */
  readonly why: string;
}

/** What else a schedule's length may have been counted in, what is likeliest first; whole numbers, the planned one left out. */
export function otherCounts(lasting: Lasting, parting: Parting): OtherCount[] {
  const { value } = lasting.horizon;
  return [...counts(lasting, parting)].filter(
    (count) => Number.isInteger(count.value) && count.value > 0 && count.value !== value,
  );
}

function* counts(lasting: Lasting, parting: Parting): Generator<OtherCount> {
  yield* ofEpochs(lasting, parting.steps_per_epoch);
  yield* ofBatches(lasting);
  yield* ofRun(lasting, parting);
}

/** Epochs in place of steps, and steps in place of epochs. */
function* ofEpochs({ horizon, isByEpoch }: Lasting, steps_per_epoch: number): Generator<OtherCount> {
  if (steps_per_epoch === 1) return;
  const epoch = countText(steps_per_epoch);
  const many = `${horizon.name} is multiplied by the ${epoch} steps of an epoch`;
  yield {
    value: horizon.value * steps_per_epoch,
    why: isByEpoch ? `${many}, and scheduler.step() called once an epoch` : many,
  };
  yield* rounded(horizon.value / steps_per_epoch, `${horizon.name} counts epochs, which have ${epoch} steps`);
}

/** Batches in place of optimizer steps, those of all processes or of one, and epochs that are rounded otherwise. */
function* ofBatches({ horizon: { name, value }, told, data }: Lasting): Generator<OtherCount> {
  if (data === undefined) return;
  const { accumulate, gpus, epochs = told.epochs } = data;
  const batches = `${name} counts batches, of which ${countText(accumulate)} make an optimizer step`;
  if (accumulate > 1) {
    if (data.batches_in_run !== undefined) yield { value: data.batches_in_run, why: batches };
    yield { value: value * accumulate, why: batches };
    yield* rounded(
      value / accumulate,
      `${name} is divided by accumulate, ${countText(accumulate)}, once more`,
    );
  }
  if (gpus > 1) {
    const processes = countText(gpus);
    yield { value: value * gpus, why: `${name} counts the batches of all ${processes} processes` };
    yield* rounded(value / gpus, `${name} is divided by the number of processes, ${processes}`);
  }
  if (epochs !== undefined) {
    const epoch = data.steps_per_epoch_rounded_otherwise;
    const drop = data.drop_last ? "is not dropped" : "is dropped";
    yield {
      value: epoch * epochs,
      why: `${name} counts epochs of ${countText(epoch)} steps, as where a last smaller batch ${drop}`,
    };
  }
}

/** The whole run in place of a part of it, and the other way round. */
function* ofRun(lasting: Lasting, { warmup }: Parting): Generator<OtherCount> {
  const { horizon, steps, every, times } = lasting;
  const { name, value, from } = horizon;
  yield { value: steps, why: `${name} is all the run` };
  const warm = warmup === undefined ? from : (warmup / every) * times;
  for (const before of new Set([from, warm])) {
    const part = `the ${countText(before)} before ${from === before ? "it" : "the end of the warm-up"}`;
    yield { value: value + before, why: `${name} has ${part} added` };
    yield { value: value - before, why: `${name} has ${part} subtracted` };
  }
}

function* rounded(value: number, why: string): Generator<OtherCount> {
  for (const whole of new Set([Math.round(value), Math.ceil(value), Math.floor(value)])) {
    yield { value: whole, why };
  }
}

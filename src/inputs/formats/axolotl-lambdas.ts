// Axolotl's own schedules, each as the factor of the rate: what torch's LambdaLR takes, in Python.

/** `get_cosine_schedule_with_quadratic_warmup` */
export function quadraticWarmup(total: number, warmup: number): string {
  const along = `(step - ${warmup}) / ${Math.max(1, total - warmup)}`;
  return `lambda step: ${rising(warmup, `(step / ${warmup}) ** 2`)}max(0, 0.5 * (1 + cos(pi * (${along}))))`;
}

/** `get_cosine_schedule_with_warmup_decay_constant`: a cosine until a part of the run, and its lowest from there on. */
export function cosineThenConstant(total: number, warmup: number, lowest: number, constant: number): string {
  const end = Math.trunc(total * constant);
  const along = `(min(step, ${end}) - ${warmup}) / ${Math.max(1, end - warmup)}`;
  const cosine = `max(0, (1 - ${lowest}) * 0.5 * (1 + cos(pi * (${along}))))`;
  return `lambda step: ${rising(warmup, `step / ${warmup}`)}${cosine} + ${lowest}`;
}

/**
 * `RexLR`: a reflected exponential, z / (0.1 + 0.9 · z) of what is left. Its warm-up begins with step 1; step 0 comes
 * before it, and Python's remainder of a negative step is what counts there.
 */
export function reflected(total: number, warmup: number, lowest: number): string {
  const left = total - warmup;
  const warm = warmup === 0 ? "" : `step / ${warmup} if 1 <= step <= ${warmup} else `;
  if (left <= 0) return `lambda step: ${warm}${lowest}`;
  const z = `(${left} - (step - ${warmup}) % ${left}) / ${left}`;
  const rex = `${lowest} + (1 - ${lowest}) * (${z} / (0.1 + 0.9 * (${z})))`;
  return `lambda step: ${warm}${lowest} if step - ${warmup} >= ${left} or step - ${warmup} == -1 else ${rex}`;
}

const rising = (warmup: number, factor: string) =>
  warmup === 0 ? "" : `${factor} if step < ${warmup} else `;

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { run } from "../../src/core/run.ts";
import { seenOf } from "../../src/core/seen.ts";

const steps = 400;
const length = fc.integer({ min: 16, max: 60 });
const growth = fc.constantFrom(1, 2, 3);
const warmup = fc.integer({ min: 0, max: 4 });
const timm = {
  t_initial: length,
  cycle_mul: growth,
  cycle_decay: fc.constantFrom(1, 0.7),
  cycle_limit: fc.integer({ min: 1, max: 20 }),
  warmup_t: warmup,
  warmup_prefix: fc.constant(true),
};

/** Schedules that restart, and whose every restart a curve shows. */
const restarting = {
  "torch.CosineAnnealingWarmRestarts": { T_0: length, T_mult: growth },
  "katsura.CosineAnnealingWarmupRestarts": {
    first_cycle_steps: length,
    cycle_mult: fc.constantFrom(1, 1.3, 2),
    warmup_steps: warmup,
    min_lr: fc.constant(0),
    gamma: fc.constantFrom(1, 0.8),
  },
  "timm.CosineLRScheduler": timm,
  "timm.TanhLRScheduler": timm,
  "timm.PolyLRScheduler": { ...timm, power: fc.constantFrom(0.5, 1, 2) },
  "keras.CosineDecayRestarts": {
    initial_learning_rate: fc.constant(0.1),
    first_decay_steps: length,
    t_mul: growth,
    m_mul: fc.constantFrom(1, 0.8),
  },
  "optax.sgdr_schedule": {
    cosine_kwargs: fc.array(
      fc.record({
        init_value: fc.constant(0),
        peak_value: fc.constantFrom(0.1, 0.05),
        warmup_steps: warmup,
        decay_steps: length,
      }),
      { minLength: 1, maxLength: 5 },
    ),
  },
  "mmengine.CosineRestartLR": fc
    .array(length, { minLength: 1, maxLength: 5 })
    .map((periods) => ({ periods, restart_weights: periods.map(() => 1), eta_min: 0 })),
  "fairseq.CosineLRSchedule": {
    lr: fc.constant(0.1),
    warmup_updates: warmup,
    lr_period_updates: length,
    t_mult: growth,
    lr_shrink: fc.constantFrom(1, 0.5),
  },
  "transformers.get_cosine_with_hard_restarts_schedule_with_warmup": {
    num_warmup_steps: warmup,
    num_training_steps: fc.integer({ min: 100, max: steps }),
    num_cycles: fc.constantFrom(1, 2, 3, 2.5, 7),
  },
};

describe.each(Object.entries(restarting))("%s", (type, params) => {
  const schedules = params instanceof fc.Arbitrary ? params : fc.record(params as object);

  test("its curve restarts where its cycles begin", () => {
    fc.assert(
      fc.property(schedules as fc.Arbitrary<object>, (given) => {
        const planned = plan(
          draftOf({ steps, optimizer: { lr: 0.1 }, schedule: { type, ...given } }),
          registry,
        );
        const [curve] = run(planned);
        const [{ part }] = planned.curves as [(typeof planned.curves)[number]];
        const starts: number[] = [];
        for (let n = 1; ; n++) {
          const cycle = part.definition.cycle?.(part.params, n);
          // of the last two values too little is seen
          if (cycle === undefined || cycle.start >= steps - 2) break;
          starts.push(Math.ceil(cycle.start));
        }
        const seen = seenOf(curve as NonNullable<typeof curve>).facts.restarts.filter((at) => at < steps - 2);
        // a rise that takes a while begins at the lowest rate, which may be the last of the cycle before
        expect(seen.map((at, i) => (Math.abs(at - (starts[i] as number)) <= 1 ? starts[i] : at))).toEqual(
          starts,
        );
      }),
      { numRuns: 60 },
    );
  });
});

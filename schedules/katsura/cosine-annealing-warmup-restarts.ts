import * as z from "zod";
import { divide, power } from "../../src/core/arithmetic.ts";
import { type Cycle, cycleReaching } from "../../src/core/cycle.ts";
import { cyclePitfalls } from "../../src/core/cycle-pitfalls.ts";
import { growthPitfalls } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { initialLr, lastEpoch, taken } from "../../src/core/parameters.ts";
import type { Composable } from "../../src/core/schedule.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { torchCode } from "../torch/code.ts";

export const cosineAnnealingWarmupRestarts = define(
  {
    source: "cosine_annealing_warmup.CosineAnnealingWarmupRestarts",
    framework: "katsura",
    name: "cosine-warmup-restarts",
  },
  () => ({
    summary: "Cosine cycles with a linear warm-up, a peak that decays and a length that grows by any factor.",
    formula: [
      "lr(t) = min_lr + (peak − min_lr) · s / warmup_steps    for s < warmup_steps",
      "lr(t) = min_lr + (peak − min_lr) · (1 + cos(π · (s − warmup_steps) / (length − warmup_steps))) / 2",
      "s: step in the cycle; peak: max_lr · gamma^cycle; length: grows by cycle_mult, warm-up left out",
    ].join("\n"),
    shapes: ["cosine-restarts", "warmup"],
    code: torchCode,
    reference: {
      version: "commit 12d03c0",
      url: "https://github.com/katsura-jp/pytorch-cosine-annealing-with-warmup",
    },
    params: () =>
      z
        .strictObject({
          first_cycle_steps: z.int().positive().describe("steps of the first cycle, warm-up included"),
          cycle_mult: z
            .number()
            .default(1)
            .describe("growth of each next cycle, warm-up left out; any number"),
          max_lr: z.number().default(0.1).describe("rate at the first peak"),
          min_lr: z.number().default(0.001).describe("rate at the bottom"),
          warmup_steps: z.int().min(0).default(0).describe("steps of the warm-up of every cycle"),
          gamma: z.number().default(1).describe("factor of the peak from cycle to cycle"),
          last_epoch: lastEpoch(),
        })
        .refine(({ warmup_steps, first_cycle_steps }) => warmup_steps < first_cycle_steps, {
          path: ["warmup_steps"],
          error: "the warm-up must be shorter than the first cycle (first_cycle_steps)",
        }),
    refused: { first_cycle_steps: "LR018", warmup_steps: (value) => refusedShare(value) ?? "LR018" },
    examples: [
      {
        title: "longer and lower cycles, each with a warm-up",
        params: {
          first_cycle_steps: 30,
          cycle_mult: 1.3,
          max_lr: 1e-3,
          min_lr: 1e-6,
          warmup_steps: 5,
          gamma: 0.8,
        },
        epochs: 171,
      },
    ],
    floor: "min_lr",
    peak: ({ max_lr }) => max_lr,
    length({ first_cycle_steps, cycle_mult, warmup_steps }) {
      let cycle = first_cycle_steps;
      let total = cycle;
      for (let i = cycle_mult === 1 ? 1 : 3; i < 5; i++) {
        cycle = nextCycle(cycle, { cycle_mult, warmup_steps });
        total += Math.max(0, cycle);
      }
      return total;
    },
    pitfalls(params, setting) {
      const { first_cycle_steps, warmup_steps, gamma, last_epoch } = params;
      if (taken(last_epoch) !== 0) return [];
      const peaks = cycleReaching(setting.steps, (n) => cycleAt(params, n));
      return [
        ...cyclePitfalls(first_cycle_steps, { first_cycle_steps, warmup_steps }, setting),
        ...(gamma > 1 ? growthPitfalls("gamma", gamma, { times: peaks, what: "peak" }) : []),
      ];
    },
    cycle: (params, n) => cycleAt(params, n),
    build: ({ first_cycle_steps, cycle_mult, max_lr, min_lr, warmup_steps, gamma, last_epoch }) => ({
      attach(group): Composable {
        initialLr(group, last_epoch);
        let cur_cycle_steps = first_cycle_steps;
        let cycle = 0;
        let step_in_cycle = last_epoch;
        let peak = max_lr;
        const advance = () => {
          if (++step_in_cycle < cur_cycle_steps) return;
          cycle++;
          step_in_cycle -= cur_cycle_steps;
          cur_cycle_steps = nextCycle(cur_cycle_steps, { cycle_mult, warmup_steps });
          peak = max_lr * power(gamma, cycle, "gamma");
        };
        const rate = () => {
          if (step_in_cycle < warmup_steps) return ((peak - min_lr) * step_in_cycle) / warmup_steps + min_lr;
          const angle = divide(
            Math.PI * (step_in_cycle - warmup_steps),
            cur_cycle_steps - warmup_steps,
            "cycle_mult",
          );
          return min_lr + ((peak - min_lr) * (1 + Math.cos(angle))) / 2;
        };
        const step = () => {
          advance();
          group.lr = rate();
        };
        step();
        group.lr = min_lr; // init_lr(), after the construction's step, whatever that computed
        return {
          step,
          begin: step,
          undo() {}, // takes last_epoch back, which this class never reads
          restart() {
            group.lr = rate();
          },
        };
      },
    }),
  }),
);

interface Cycles {
  readonly first_cycle_steps: number;
  readonly last_epoch: number;
  readonly cycle_mult: number;
  readonly warmup_steps: number;
}

function cycleAt({ first_cycle_steps, last_epoch, ...growth }: Cycles, n: number): Cycle | undefined {
  let start = -taken(last_epoch);
  let length = first_cycle_steps;
  for (let i = 0; i < n; i++) {
    start += length;
    const next = nextCycle(length, growth);
    if (next === length) return { start: start + (n - 1 - i) * length, length };
    if (next < 1) return undefined;
    length = next;
  }
  return { start, length };
}

/** The length of the cycle behind one of `length`: the warm-up does not grow. */
function nextCycle(
  length: number,
  { cycle_mult, warmup_steps }: { readonly cycle_mult: number; readonly warmup_steps: number },
): number {
  return Math.trunc((length - warmup_steps) * cycle_mult) + warmup_steps;
}

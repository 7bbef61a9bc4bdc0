import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { interleaved } from "./measure.mjs";
import { ms, print } from "./table.mjs";

/** Schedules of several frameworks that last for `n` epochs or steps, and one that has a finding. */
const schedules = [
  (n) => ({ type: "torch.CosineAnnealingLR", T_max: n, eta_min: 1e-6 }),
  (n) => ({ type: "torch.CosineAnnealingLR", T_max: n - 10, eta_min: 1e-6 }),
  (n) => ({ type: "torch.MultiStepLR", milestones: [n >> 2, n >> 1, (3 * n) >> 2], gamma: 0.2 }),
  (n) => ({ type: "torch.OneCycleLR", max_lr: 0.1, total_steps: n }),
  (n) => ({ type: "torch.CosineAnnealingWarmRestarts", T_0: Math.ceil(n / 3), eta_min: 1e-6 }),
  (n) => ({
    type: "torch.SequentialLR",
    schedulers: [
      { type: "torch.LinearLR", start_factor: 0.01, total_iters: 5 },
      { type: "torch.CosineAnnealingLR", T_max: n - 5 },
    ],
    milestones: [5],
  }),
  (n) => ({
    type: "transformers.get_cosine_schedule_with_warmup",
    num_warmup_steps: 10,
    num_training_steps: n,
  }),
  (n) => ({
    type: "transformers.get_linear_schedule_with_warmup",
    num_warmup_steps: 10,
    num_training_steps: n,
  }),
  (n) => ({
    type: "timm.CosineLRScheduler",
    t_initial: n,
    warmup_t: 5,
    warmup_lr_init: 1e-6,
    warmup_prefix: false,
  }),
  (n) => ({ type: "keras.CosineDecay", initial_learning_rate: 0.1, decay_steps: n }),
  (n) => ({
    type: "optax.warmup_cosine_decay_schedule",
    init_value: 0,
    peak_value: 0.1,
    warmup_steps: 10,
    decay_steps: n,
  }),
  (n) => ({
    type: "deepspeed.WarmupDecayLR",
    total_num_steps: n,
    warmup_min_lr: 1e-4,
    warmup_num_steps: 10,
    warmup_max_lr: 0.1,
  }),
  () => ({ type: "torch.LambdaLR", lr_lambda: "0.99 ** epoch" }),
];

/** 1,000 configs of 100 to 1,000 values in one call. */
export function lint({ command, scratch, quick }) {
  const folder = join(scratch, "lint");
  mkdirSync(folder);
  const files = Array.from({ length: 1000 }, (_, i) => {
    const n = 100 + ((i * 397) % 901);
    const file = join(folder, `${i}.json`);
    const schedule = schedules[i % schedules.length](n);
    writeFileSync(
      file,
      JSON.stringify({ epochs: n, optimizer: { lr: 0.1, momentum: 0.9 }, schedule }, null, 2),
    );
    return file;
  });
  // what is found is not what is measured: it would end with 3
  const commands = {
    help: [...command, "lint", "--help"],
    lint: [...command, "lint", "--ignore", "LR003,LR004", ...files],
  };
  const times = interleaved(commands, quick ? 3 : 5);
  print("lint of 1,000 configs of 100 to 1,000 epochs in one call", [
    { what: "lrplot lint --help", measured: ms(times.help) },
    { what: "lrplot lint", measured: ms(times.lint), target: "≤ 2 s", ok: times.lint <= 2000 },
  ]);
}

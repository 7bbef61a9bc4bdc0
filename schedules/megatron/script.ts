/** What Megatron's training script passes where its own flags are left out; the class has no defaults of these. */
export const ofScript = {
  init_lr: 0,
  min_lr: 0,
  lr_warmup_steps: 0,
  lr_decay_style: "linear",
  start_wd: 0.01,
  end_wd: 0.01,
  wd_incr_style: "constant",
} as const;

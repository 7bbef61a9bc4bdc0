import { declared } from "./declared.ts";
import type { Rule } from "./rule.ts";

/** timm's schedule runs on behind its warm-up, and goes on below the rate that this leads to. */
export const timmWarmupDip: Rule = {
  id: "LR021",
  name: "timm-warmup-dip",
  severity: "warning",
  also: ["note"],
  of: "plan",
  title: "The rate drops where the warm-up ends",
  why: "Without warmup_prefix the schedule runs on behind the warm-up, which leads to a rate that it has left: the rate that was chosen is never trained with.",
  reported: [
    "huggingface/pytorch-image-models#1242",
    "huggingface/pytorch-image-models#2312",
    "microsoft/Swin-Transformer#278",
  ],
  wrong: "timm-cosine --t-initial 100 --warmup-t 20 --warmup-lr-init 1e-6 --lr 0.1 --epochs 100",
  right:
    "timm-cosine --t-initial 80 --warmup-t 20 --warmup-lr-init 1e-6 --warmup-prefix true --lr 0.1 --epochs 100",
  find: (sight) =>
    declared("LR021", sight, "if that is not meant, let the schedule begin behind the warm-up"),
};

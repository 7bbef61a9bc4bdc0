import { declared } from "./declared.ts";
import type { Rule } from "./rule.ts";

/** A cosine of whole waves is taken for one of descents: it ends where it began. */
export const hfCosineCycles: Rule = {
  id: "LR020",
  name: "hf-cosine-cycles",
  severity: "warning",
  of: "plan",
  title: "Whole waves of a cosine end at the top",
  why: "num_cycles counts whole waves here: half a wave is the descent, the other half undoes it.",
  reported: ["huggingface/open-muse#144", "huggingface/transformers#26209"],
  wrong: "hf-cosine --num-warmup-steps 10 --num-training-steps 100 --num-cycles 1",
  right: "hf-cosine --num-warmup-steps 10 --num-training-steps 100 --num-cycles 0.5",
  find: (sight) =>
    declared(
      "LR020",
      sight,
      "for restarts there is get_cosine_with_hard_restarts_schedule_with_warmup; for one descent half a wave is enough",
    ),
};

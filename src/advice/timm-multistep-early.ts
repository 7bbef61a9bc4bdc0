import { declared } from "./declared.ts";
import type { Rule } from "./rule.ts";

/** timm's multistep decays one before the milestone that it is told. */
export const timmMultistepEarly: Rule = {
  id: "LR022",
  name: "timm-multistep-early",
  severity: "note",
  of: "plan",
  title: "timm's multistep decays before its milestone",
  why: "torch decays at a milestone, timm one before it: a recipe that is moved from the one to the other decays an epoch early each time.",
  reported: ["huggingface/pytorch-image-models#2745", "huggingface/pytorch-image-models#2753"],
  wrong: "timm-multistep --decay-t 30,60 --decay-rate 0.1 --lr 0.1 --epochs 90",
  right: "multistep --milestones 30,60 --gamma 0.1 --lr 0.1 --epochs 90",
  find: (sight) =>
    declared(
      "LR022",
      sight,
      "what was chosen for timm is right as it is; milestones of torch's MultiStepLR are to be one more here",
    ),
};

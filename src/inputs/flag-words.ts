import type { Asked } from "./source.ts";

/** What flags say a value for, by the words that scripts have for it: of what they say nothing else is taken. */
export function flagWords({ optimizer = {}, schedule = {}, ...run }: Asked): ReadonlySet<string> {
  const isSaid = (key: "epochs" | "steps") => run[key] !== undefined;
  return new Set([
    ...Object.keys(optimizer),
    ...Object.keys(schedule),
    ...("lr" in optimizer ? ["learning_rate", "base_lr", "max_lr"] : []),
    ...(isSaid("steps") ? ["max_steps", "max_train_steps"] : []),
    ...(isSaid("epochs") ? ["num_train_epochs"] : []),
  ]);
}

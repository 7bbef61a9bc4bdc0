import type { Path } from "../../core/problem.ts";
import { copiedKeys } from "./copied.ts";
import type { Translation, Values } from "./format.ts";

/** Rates that torch's optimizers have where nobody says one; the others have 0.001. */
const defaultRates: ReadonlyMap<string, number> = new Map([
  ["Adadelta", 1],
  ["Adagrad", 0.01],
  ["Adamax", 0.002],
  ["ASGD", 0.01],
  ["LBFGS", 1],
  ["NAdam", 0.002],
  ["RMSprop", 0.01],
  ["Rprop", 0.01],
]);

/** Those with a `momentum`, which is 0 where nobody says it. */
const withMomentum = ["SGD", "RMSprop"];

/** What of an optimizer's arguments its schedules go by. */
export const copiedFromOptimizer = ["lr", "momentum", "betas"] as const;

/** An optimizer of ours from the class and the arguments of one of torch's, which stand at `path`. */
export function optimizerOf(name: string, given: Values, path: Path): Translation {
  const written = copiedFromOptimizer.filter((key) => given[key] != null);
  const copied = Object.fromEntries(written.map((key) => [key, given[key]]));
  const lr = defaultRates.get(name) ?? 1e-3;
  const isWithMomentum = withMomentum.includes(name);
  const hasNeither = copied.momentum === undefined && copied.betas === undefined;
  return {
    config: {
      lr,
      ...(hasNeither && isWithMomentum && { momentum: 0 }),
      ...(hasNeither && !isWithMomentum && /adam/i.test(name) && { betas: [0.9, 0.999] }),
      ...copied,
    },
    origins: copiedKeys(written, [], path),
    ...(copied.lr === undefined && {
      notes: [`${name} has no lr in the file: ${lr}, its default (--lr says another)`],
    }),
  };
}

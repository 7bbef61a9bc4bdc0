import { Problem } from "../../src/core/problem.ts";

const { cos, max, PI, sqrt } = Math;

interface Decay {
  readonly init_lr: number;
  readonly max_lr: number;
  readonly min_lr: number;
  readonly lr_warmup_steps: number;
  readonly lr_decay_steps: number;
  readonly lr_decay_style: string;
  readonly wsd_decay_steps: number | null;
  readonly lr_wsd_decay_style: string | null;
}

/** What is left of the rate when `ratio` of the decay is over. */
type Course = (ratio: number) => number;

const linear: Course = (ratio) => 1 - ratio;
const cosine: Course = (ratio) => 0.5 * (cos(PI * ratio) + 1);

const wsdStyles: ReadonlyMap<string | null, Course> = new Map([
  ["linear", linear],
  ["cosine", cosine],
  ["exponential", (ratio: number) => 2 * 0.5 ** ratio - 1],
  ["minus_sqrt", (ratio: number) => 1 - sqrt(ratio)],
]);

/** `get_lr`: the rate after `num_steps` samples. Styles that do not exist are refused when they are first asked. */
export function decayedRate(params: Decay): (num_steps: number) => number {
  const { init_lr, max_lr, min_lr, lr_warmup_steps, lr_decay_steps, lr_decay_style } = params;
  const behind = behindWarmup(params);
  return (num_steps) => {
    if (lr_warmup_steps > 0 && num_steps <= lr_warmup_steps) {
      return init_lr + ((max_lr - init_lr) * num_steps) / lr_warmup_steps;
    }
    if (lr_decay_style === "constant") return max_lr;
    return num_steps > lr_decay_steps ? min_lr : behind(num_steps);
  };
}

function behindWarmup(params: Decay): (num_steps: number) => number {
  const { max_lr, min_lr, lr_warmup_steps, lr_decay_steps } = params;
  const delta_lr = max_lr - min_lr;
  const decay_steps = lr_decay_steps - lr_warmup_steps;
  switch (params.lr_decay_style) {
    case "inverse-square-root": {
      const peak = max_lr * sqrt(max(lr_warmup_steps, 1));
      return (num_steps) => max(min_lr, peak / sqrt(max(num_steps, 1)));
    }
    case "linear":
      return (num_steps) => min_lr + linear((num_steps - lr_warmup_steps) / decay_steps) * delta_lr;
    case "cosine":
      return (num_steps) => min_lr + cosine((num_steps - lr_warmup_steps) / decay_steps) * delta_lr;
    case "WSD": {
      const wsd_decay_steps = params.wsd_decay_steps as number;
      const start = lr_decay_steps - wsd_decay_steps;
      const { lr_wsd_decay_style: name } = params;
      const style = wsdStyles.get(name) ?? unknown("lr_wsd_decay_style", name, [...wsdStyles.keys()]);
      return (num_steps) =>
        min_lr + (num_steps <= start ? 1 : style((num_steps - start) / wsd_decay_steps)) * delta_lr;
    }
    default:
      return unknown("lr_decay_style", params.lr_decay_style, [
        "constant",
        "linear",
        "cosine",
        "inverse-square-root",
        "WSD",
      ]);
  }
}

/** A course that cannot be computed: Megatron raises when it needs it, which is behind the warm-up. */
function unknown(parameter: string, name: string | null, known: readonly unknown[]): Course {
  return () => {
    throw new Problem(name === null ? "missing" : `there is no style ${JSON.stringify(name)}`, {
      path: [parameter],
      allowed: `it is one of ${known.join(", ")}`,
    });
  };
}

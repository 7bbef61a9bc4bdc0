import { type Path, Problem } from "../../core/problem.ts";
import type { Values } from "./format.ts";
import { isObject } from "./object.ts";
import { rounded } from "./rounded.ts";
import type { StateAt, StateParams } from "./torch-state-at.ts";

/**
 * OneCycleLR keeps its largest rate in the optimizer's param groups. Without them it follows from the last rate where
 * that was on its way between the first rate, which is there, and the largest.
 */
export function oneCycleParams({ state, at, groups }: StateAt): StateParams {
  const { total_steps, cycle_momentum, base_lrs } = state;
  const phases = phasesOf(state, at);
  const anneal_strategy = annealStrategy(state) ?? "cos";
  const first = [base_lrs].flat().map(Number);
  const max_lrs = maxRates({ state, at, groups }, first, phases, anneal_strategy);
  const [group = {}] = groups;
  const final_div_factor =
    finalDivFactor(state, group) ??
    finalDivFactorOfLast(state, { first, max_lrs, phases, strategy: anneal_strategy });
  const momenta = cycle_momentum === true ? momentaOf(group) : {};
  const untold = [
    ...(final_div_factor === undefined ? ["final_div_factor"] : []),
    ...(momenta === undefined ? ["base_momentum", "max_momentum"] : []),
  ];
  return {
    params: {
      max_lr: max_lrs.length === 1 ? max_lrs[0] : max_lrs,
      total_steps,
      pct_start: rounded(((phases[0] as number) + 1) / Number(total_steps)),
      anneal_strategy,
      cycle_momentum,
      ...momenta,
      div_factor: rounded((max_lrs[0] as number) / (first[0] as number)),
      ...(final_div_factor !== undefined && { final_div_factor }),
      three_phase: phases.length === 3,
    },
    ...(untold.length > 0 && {
      notes: [`${untold.join(" and ")} of OneCycleLR not in the state: torch's default`],
    }),
  };
}

/** `cos` or `linear`: older versions keep the function, of which JSON has the name at best. */
export function annealStrategy({ _anneal_func_type, _anneal_strategy, anneal_func }: Values) {
  const text = String(_anneal_func_type ?? _anneal_strategy ?? anneal_func ?? "");
  return ["linear", "cos"].find((name) => text.includes(name));
}

/** The last step of each phase. */
function phasesOf({ _schedule_phases }: Values, at: Path): readonly number[] {
  const phases: unknown[] = Array.isArray(_schedule_phases) ? _schedule_phases : [];
  const ends = phases.map((phase) => (isObject(phase) ? phase.end_step : undefined));
  if ((ends.length === 2 || ends.length === 3) && ends.every((end) => typeof end === "number")) return ends;
  throw new Problem("the phases of OneCycleLR are not two or three with an end_step", {
    path: [...at, "_schedule_phases"],
  });
}

/** The largest rate of each param group: what `--set` says, what the optimizer has, or what the last rate says of it. */
function maxRates(
  { state, at, groups }: StateAt,
  first: readonly number[],
  phases: readonly number[],
  strategy: string,
): readonly number[] {
  const said = state.max_lr ?? groups.map(({ max_lr }) => max_lr);
  const rates = [said].flat();
  if (rates.length > 0 && rates.every((rate) => typeof rate === "number")) return rates;
  const { last_epoch, _last_lr } = state;
  const share = shareOfMax(Number(last_epoch), phases, strategy);
  // of less than a thousandth little more than noise would be left
  if (Array.isArray(_last_lr) && _last_lr.length === first.length && share !== undefined && share > 1e-3) {
    return first.map((rate, i) => rounded(rate + (Number(_last_lr[i]) - rate) / share));
  }
  throw new Problem("max_lr of OneCycleLR is not in the state", {
    path: at,
    allowed: 'torch keeps it in the optimizer: save {"optimizer": optimizer.state_dict(), "scheduler": …}',
    hint: "Add --set max_lr=RATE",
  });
}

/** How far the rate is from the first to the largest; undefined where it goes to another one. */
function shareOfMax(
  t: number,
  [top = 0, bottom = 0, end]: readonly number[],
  strategy: string,
): number | undefined {
  if (t <= top) return top > 0 ? weight(t / top, strategy) : undefined;
  // with three phases it falls to the first again
  return end !== undefined && t <= bottom ? 1 - weight((t - top) / (bottom - top), strategy) : undefined;
}

const weight = (part: number, strategy: string) =>
  strategy === "cos" ? (1 - Math.cos(Math.PI * part)) / 2 : part;

/** What the last rate says of the lowest one, where the last phase has begun to lead there; undefined where it has not. */
function finalDivFactorOfLast(
  { last_epoch, _last_lr }: Values,
  { first, max_lrs, phases, strategy }: OneCycle,
): number | undefined {
  const last = Array.isArray(_last_lr) ? Number(_last_lr[0]) : Number.NaN;
  const [begin = 0, end = 0] = phases.slice(-2);
  const share = weight((Number(last_epoch) - begin) / (end - begin), strategy);
  const from = phases.length === 3 ? first[0] : max_lrs[0];
  // of less than a thousandth little more than noise would be left
  if (!(share > 1e-3) || !(Number(last_epoch) > begin) || from === undefined) return undefined;
  const factor = (first[0] as number) / (from + (last - from) / share);
  if (!(factor > 0) || !Number.isFinite(factor)) return undefined;
  // the difference of two rates has few digits of a low one
  return Math.abs(factor / torchsFactor - 1) < 1e-3 ? torchsFactor : Number(factor.toPrecision(6));
}

/** `final_div_factor` where nobody says it. */
const torchsFactor = 1e4;

interface OneCycle {
  /** The rates of the param groups at the begin, and the largest. */
  readonly first: readonly number[];
  readonly max_lrs: readonly number[];
  /** The last step of each phase. */
  readonly phases: readonly number[];
  readonly strategy: string;
}

function finalDivFactor({ final_div_factor }: Values, { initial_lr, min_lr }: Values): unknown {
  if (final_div_factor !== undefined) return final_div_factor;
  return typeof initial_lr === "number" && typeof min_lr === "number"
    ? rounded(initial_lr / min_lr)
    : undefined;
}

function momentaOf({ base_momentum, max_momentum }: Values): Values | undefined {
  return base_momentum === undefined || max_momentum === undefined
    ? undefined
    : { base_momentum, max_momentum };
}

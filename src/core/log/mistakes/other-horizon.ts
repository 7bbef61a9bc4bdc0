import type { Curve } from "../../curve.ts";
import { pathText } from "../../draft.ts";
import { countText } from "../../facts-text.ts";
import type { Compared } from "../compared.ts";
import type { Course } from "../course.ts";
import { largestIn } from "../largest.ts";
import type { Lasting } from "../lasting.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { sampleOf } from "../sample.ts";
import { bestHorizon } from "./best-horizon.ts";
import { explains } from "./explains.ts";
import { misfit } from "./misfit.ts";
import { movedAt } from "./moved.ts";
import { otherCounts } from "./other-counts.ts";

/** So much further off, squared, what is likely may be than what fits best: digits that the log lacks make as much. */
const slack = 1.5 ** 2;
/** What float64 leaves of a recurrence, as a part of the largest value. */
const noise = 1e-11;

/** The planned schedule, made to last longer or less long. */
export const otherHorizon: Mistake = {
  kind: "other horizon",
  fewest: 3,
  *guesses(parting: Parting, compared: Compared, { lasting }: Course): Generator<Guess> {
    if (lasting === undefined) return;
    const { horizon, made } = lasting;
    const places = sampleOf(compared, parting);
    const rows = places.flatMap((place) => compared.rows[place] ?? []);
    const counts = otherCounts(lasting, parting);
    const likely = counts.map(({ value }) => value);
    const best = bestHorizon(lasting, { ...compared, rows }, parting.index, likely);
    if (best === undefined) return;
    const least = misfit(made(best), rows, Number.POSITIVE_INFINITY);
    if (!Number.isFinite(least)) return;
    const peak = largestIn(rows);
    const limit = slack * least + rows.length * (noise * peak) ** 2;
    const fits = (value: number) => misfit(made(value), rows, limit) <= limit;
    const count = counts.find(({ value }) => fits(value));
    const value = count?.value ?? best;
    const curve = made(value);
    if (value === horizon.value || curve === undefined) return;
    // what any longer or any shorter schedule explains says nothing of a length; of a likely one the plan is the other side
    const [longer, shorter] = [value * 2, Math.floor(value / 2)];
    const others = count === undefined ? [longer, shorter] : value > horizon.value ? [longer] : [];
    const does = (other: number) => explains(made(other), { ...compared, rows });
    if (others.some(does)) {
      const shortest = shortestOf(lasting, value, fits);
      // what never moves says nothing of a length, nor does what a shorter one explains as well
      if (shortest === undefined || movedAt(compared) === Number.POSITIVE_INFINITY) return;
      yield {
        curve: made(shortest) as Curve,
        from: (index) => index,
        seen: seenText(lasting, shortest, "at least "),
        advice: `look at what ${horizon.name} is computed from, and give ${horizon.name} = ${horizon.value} where the run makes its scheduler, or plan with as many as it had`,
      };
      return;
    }
    const isAbout = fits(value + 1) || fits(value - 1);
    yield {
      curve,
      from: (index) => index,
      seen: seenText(lasting, value, isAbout ? "about " : ""),
      advice: adviceText(lasting, value, count?.why),
    };
  },
};

/** The shortest horizon that explains a log as any longer one does up to `value`; undefined where the planned one is no limit. */
function shortestOf(
  { horizon }: Lasting,
  value: number,
  fits: (value: number) => boolean,
): number | undefined {
  let [not, explained] = [horizon.value, value];
  if (value <= not || !fits(value) || !fits(2 * value)) return undefined;
  while (explained - not > 1) {
    const middle = Math.floor((not + explained) / 2);
    if (fits(middle)) explained = middle;
    else not = middle;
  }
  return explained;
}

function seenText({ horizon, end, isByEpoch, times }: Lasting, value: number, nearly: string): string {
  const own = isByEpoch ? "epoch" : "step";
  const unit = times > 1 ? "call of scheduler.step()" : own;
  const units = times > 1 ? "calls of scheduler.step()" : `${own}s`;
  const other = end + value - horizon.value;
  const span = `${nearly}${countText(other)} ${other === 1 ? unit : units}`;
  return `the schedule is the planned one made for ${span} rather than ${countText(end)}: ${pathText(horizon.path)} = ${value}, the plan has ${horizon.value}`;
}

/** Differences of no more than a step in each epoch, or than this part of the length, may come of rounding. */
const few = 0.01;

function adviceText(lasting: Lasting, value: number, why: string | undefined): string {
  const { name, value: planned } = lasting.horizon;
  const mend = `give ${name} = ${planned} where the run makes its scheduler, or plan with ${value}`;
  return `${why === undefined ? reasonOf(lasting, value) : `perhaps ${why}`}; ${mend}`;
}

/** What to look for where no likely count is the one. */
function reasonOf({ horizon, told, data }: Lasting, value: number): string {
  const { name, value: planned } = horizon;
  const epochs = told.epochs ?? data?.epochs ?? 0;
  const [more, less] = [Math.max(value, planned), Math.min(value, planned)];
  if (more % less === 0 && more > less) {
    const times = countText(more / less);
    const part = value > planned ? `${times} times the planned one` : `1/${times} of the planned one`;
    return `${name} is ${part}, as where processes, accumulated batches or the steps of an epoch are counted otherwise`;
  }
  if (more - less <= Math.max(2, epochs, few * planned)) {
    return `look at how ${name} is computed: epochs are rounded up or down, or a last smaller batch is dropped`;
  }
  return `look at what ${name} is computed from: epochs, batches, processes, warm-up`;
}

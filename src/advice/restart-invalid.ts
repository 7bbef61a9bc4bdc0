import { percentText, rateText } from "../core/facts-text.ts";
import type { Rule } from "./rule.ts";

/** A first cycle of which this part has run is as good as over. */
const over = 0.95;
/** A final rate below this part of the peak is low enough. */
const low = 0.05;

/** Cycles that cannot be, or never come: a run that is no longer than the first. */
export const restartInvalid: Rule = {
  id: "LR018",
  name: "restart-invalid",
  severity: "warning",
  also: ["error", "note"],
  of: "curve",
  title: "The run is over before the first restart",
  why: "A schedule with restarts that the run never reaches is the first part of one long descent.",
  reported: ["pytorch/pytorch#95122"],
  wrong: "cosine-warm --T_0 100 --epochs 50",
  right: "cosine-warm --T_0 25 --epochs 50",
  find(sight, { facts: { peak, final } }) {
    const { stages, curve, steps, counted } = sight;
    const [only, second] = stages;
    const { cycle } = only?.part.definition ?? {};
    // with an end of its own it is the end that the run misses, and with one cycle no restart is meant
    if (only === undefined || second !== undefined || !cycle || curve.end !== undefined) return [];
    const first = cycle(only.part.params, 0);
    const next = cycle(only.part.params, 1);
    // what resumes has had its restarts before
    if (first === undefined || next === undefined || first.start < 0) return [];
    // a triangle goes down by itself: nothing restarts
    if (only.part.definition.shapes.includes("cyclic") || steps > next.start) return [];
    const part = (steps - first.start) / first.length;
    // low enough at the end, so that nothing is wrong but the restarts
    if (part >= over || final.rate <= low * peak.rate) {
      const all = counted(curve.length);
      const lasts =
        part >= over
          ? `the first cycle lasts for the run's ${all}`
          : `the run's ${all} are ${Math.round(100 * part)} % of the first cycle`;
      return [
        {
          severity: "note",
          message: `no restart happens: ${lasts}`,
          advice: "if restarts are meant, let the first cycle be shorter",
        },
      ];
    }
    return [
      {
        message: `the run ends ${percentText(part)} into the first cycle, before any restart, with a rate of ${rateText(final.rate)} (peak ${rateText(peak.rate)})`,
        advice: `if that is not meant, let the first cycle be shorter than the run's ${counted(curve.length)}`,
        at: curve.length - 1,
      },
    ];
  },
};

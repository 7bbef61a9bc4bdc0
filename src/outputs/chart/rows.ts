import type { ChartOptions } from "../../core/chart.ts";
import type { Survey } from "../../core/survey.ts";
import type { Window } from "../../core/window.ts";
import { cornersOf, type Vertex, withinLimits } from "./limits.ts";
import type { Series } from "./series.ts";

/** A curve, the points that draw it, and the facts of what is drawn. */
export interface Drawn extends Series, Survey {}

/**
 * The points of all lines as the spec's data, one row each: `{ epoch: 0, lr: 0.001, curve: "a" }`. Where they share the
 * plot with another panel, `isSplit`, lines end at the limits of their axis.
 */
export function rowsOf(
  drawn: readonly Drawn[],
  { unit, per }: Window,
  { line, log_y, ylim }: ChartOptions,
  isSplit: boolean,
) {
  return drawn.flatMap(({ name, points, curve: { parameter } }) => {
    const placed = Array.from(points.x, (index, k): Vertex => {
      const rate = points.y[k] as number;
      return { index, rate: log_y && rate <= 0 ? null : rate };
    });
    const last = placed.at(-1);
    // The last value holds for a whole epoch or step, like the others.
    if (line === "step" && last !== undefined) placed.push({ index: last.index + 1, rate: last.rate });
    const curve = drawn.length > 1 && { curve: name };
    const whole = withoutLoss(placed, line);
    const corners = () => (line === "step" ? cornersOf(whole) : whole);
    const along = log_y ? Math.log : (rate: number) => rate;
    const shown = isSplit && ylim ? withinLimits(corners(), ylim, along) : whole;
    return shown.map(
      ({ index, rate, alone }): Record<string, unknown> => ({
        [unit]: index / per,
        [parameter]: rate,
        ...curve,
        ...(alone && { alone }),
      }),
    );
  });
}

/** Give a value before a gap its flat piece, and see which values stand alone. */
function withoutLoss(rows: readonly Vertex[], line: ChartOptions["line"]): Vertex[] {
  const gapAt = (k: number) => rows[k] === undefined || rows[k]?.rate === null;
  return rows.flatMap((row, k) => {
    const next = rows[k + 1];
    if (rows.length === 1 || row.rate === null || !gapAt(k + 1)) return [row];
    if (line === "step") return next ? [row, { index: next.index, rate: row.rate }] : [row];
    return gapAt(k - 1) ? [{ ...row, alone: true }] : [row];
  });
}

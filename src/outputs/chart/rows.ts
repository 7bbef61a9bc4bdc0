import type { ChartOptions } from "../../core/chart.ts";
import type { Survey } from "../../core/survey.ts";
import type { Window } from "../../core/window.ts";
import type { Series } from "./series.ts";

/** A curve, the points that draw it, and the facts of what is drawn. */
export interface Drawn extends Series, Survey {}

interface Row {
  readonly index: number;
  /** null where the axis has no place for it. */
  readonly rate: number | null;
  /** Has it gaps on both sides, so that no line goes through it? */
  readonly alone?: true;
}

/** The points of all lines as the spec's data, one row each: `{ epoch: 0, lr: 0.001, curve: "a" }`. */
export function rowsOf(drawn: readonly Drawn[], { unit, per }: Window, { line, log_y }: ChartOptions) {
  return drawn.flatMap(({ name, points }) => {
    const placed = Array.from(points.x, (index, k): Row => {
      const rate = points.y[k] as number;
      return { index, rate: log_y && rate <= 0 ? null : rate };
    });
    const last = placed.at(-1);
    // The last value holds for a whole epoch or step, like the others.
    if (line === "step" && last !== undefined) placed.push({ index: last.index + 1, rate: last.rate });
    const curve = drawn.length > 1 && { curve: name };
    return withoutLoss(placed, line).map(
      ({ index, rate, alone }): Record<string, unknown> => ({
        [unit]: index / per,
        lr: rate,
        ...curve,
        ...(alone && { alone }),
      }),
    );
  });
}

/** Give a value before a gap its flat piece, and see which values stand alone. */
function withoutLoss(rows: readonly Row[], line: ChartOptions["line"]): Row[] {
  const gapAt = (k: number) => rows[k] === undefined || rows[k]?.rate === null;
  return rows.flatMap((row, k) => {
    const next = rows[k + 1];
    if (rows.length === 1 || row.rate === null || !gapAt(k + 1)) return [row];
    if (line === "step") return next ? [row, { index: next.index, rate: row.rate }] : [row];
    return gapAt(k - 1) ? [{ ...row, alone: true }] : [row];
  });
}

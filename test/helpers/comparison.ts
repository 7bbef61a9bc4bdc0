import type { Figure } from "../../src/core/figure.ts";
import { cosine, curveOf, figureWith } from "./figure.ts";

/** A figure that compares: `head` on both sides with lengths of their own, `body` on one. */
export function comparing(): Figure {
  const before = curveOf({ length: 120, lr: cosine(1e-5, 1e-3, 30) }, { label: "head", side: "before" });
  const after = curveOf({ length: 150, lr: cosine(1e-6, 8e-4, 50) }, { label: "head", side: "after" });
  const added = curveOf({ length: 150, lr: () => 3e-4 }, { label: "body", side: "after" });
  const at = (index: number) => ({
    index,
    before: cosine(1e-5, 1e-3, 30)(index),
    after: cosine(1e-6, 8e-4, 50)(index),
  });
  const comparison = {
    before: "git:HEAD:lr.json",
    after: "lr.json",
    changes: [
      { path: "schedule.T_0", before: "30", after: "50" },
      { path: "optimizer.lr.body", before: undefined, after: "0.0003" },
    ],
    pairs: [
      {
        label: "head",
        parameter: "lr" as const,
        before,
        after,
        difference: {
          first: 0,
          absolute: at(29),
          relative: at(29),
          area: { before: 0.06, after: 0.06 },
          also: [],
        },
      },
      { label: "body", parameter: "lr" as const, before: undefined, after: added, difference: undefined },
    ],
    tolerance: 1e-9,
  };
  return figureWith(
    [before, after, added],
    {},
    { title: "git:HEAD:lr.json → lr.json", subtitle: "", comparison },
  );
}

/** A figure that compares so many curves, `g0`, `g1` …, each of which becomes a tenth higher. */
export function comparingPairs(count: number): Figure {
  const pairs = Array.from({ length: count }, (_, i) => {
    const label = `g${i}`;
    const [from, to] = [i + 1, (11 * (i + 1)) / 10];
    const apart = { index: 0, before: from, after: to };
    return {
      label,
      parameter: "lr" as const,
      before: curveOf({ length: 90, lr: () => from }, { label, side: "before" }),
      after: curveOf({ length: 90, lr: () => to }, { label, side: "after" }),
      difference: {
        first: 0,
        absolute: apart,
        relative: apart,
        area: { before: 90 * from, after: 90 * to },
        also: [],
      },
    };
  });
  const comparison = { before: "old.json", after: "lr.json", changes: [], pairs, tolerance: 1e-9 };
  const curves = pairs.flatMap(({ before, after }) => [before, after]);
  return figureWith(curves, {}, { title: "old.json → lr.json", subtitle: "", comparison });
}

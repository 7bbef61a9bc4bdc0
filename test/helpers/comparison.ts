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
        before,
        after,
        difference: { first: 0, absolute: at(29), relative: at(29), area: { before: 0.06, after: 0.06 } },
      },
      { label: "body", before: undefined, after: added, difference: undefined },
    ],
    tolerance: 1e-9,
  };
  return figureWith(
    [before, after, added],
    {},
    { title: "git:HEAD:lr.json → lr.json", subtitle: "", comparison },
  );
}

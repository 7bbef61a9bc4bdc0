import { registry } from "../../schedules/index.ts";
import { codeOf } from "../../src/core/code/code.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { distance, type Outcome } from "./agree.ts";
import { lrplotOutcome } from "./lrplot.ts";
import type { Torch } from "./torch.ts";
import type { Tree } from "./trees.ts";

/** What torch makes of the text that `--code` prints, beside what it makes of the config. */
export interface CodeCompared {
  readonly count: number;
  /** Texts that give other rates, the first few. */
  readonly apart: readonly string[];
}

/** Have torch run the text of every tree that lrplot draws, and the tree itself: the rates must be the same to the last bit. */
export function compareCode(trees: readonly Tree[], torch: Torch): CodeCompared {
  const drawn = trees.filter((tree) => !("refused" in lrplotOutcome(tree)));
  const { texts, gots } = fromTexts(drawn, torch);
  const wants = torch.outcomes(drawn);
  const apart = texts.filter((_, i) => {
    const [want, got] = [wants[i], gots[i]];
    if (want === undefined || "refused" in want) return false;
    return got === undefined || "refused" in got || JSON.stringify(got.lr) !== JSON.stringify(want.lr);
  });
  return { count: drawn.length, apart };
}

/** Have torch run the texts of schedules that it has not, beside what lrplot draws. */
export function compareLambdas(trees: readonly Tree[], torch: Torch): CodeCompared {
  const drawn = trees.filter((tree) => !("refused" in lrplotOutcome(tree)));
  const { texts, gots } = fromTexts(drawn, torch);
  const apart = texts.filter(
    (_, i) => distance(lrplotOutcome(drawn[i] as Tree), gots[i] as Outcome).first !== undefined,
  );
  return { count: drawn.length, apart };
}

function fromTexts(drawn: readonly Tree[], torch: Torch) {
  const texts = drawn.map((tree) => codeOf(plan(draftOf({ ...tree }), registry), registry));
  return { texts, gots: torch.outcomes(drawn.map((tree, i) => ({ ...tree, code: texts[i] as string }))) };
}

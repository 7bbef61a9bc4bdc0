import { parseArgs } from "node:util";
import { type Distance, distance, type Outcome } from "./agree.ts";
import { compareCode, compareLambdas } from "./code.ts";
import { compareFunctions } from "./compare-functions.ts";
import { knownDifference } from "./known.ts";
import { lrplotOutcome } from "./lrplot.ts";
import { paper } from "./papers.ts";
import { Random } from "./random.ts";
import { shrink } from "./shrink.ts";
import { findTorch, type Torch } from "./torch.ts";
import { type Tree, tree } from "./trees.ts";

/** Trees in one call of Python: enough to forget its start, few enough to hold. */
const BATCH = 10_000;
const MOST_SHOWN = 5;
const SAME = "same numbers";
const REFUSED = "both refuse";
const NUDGES = [1, 2, 3];
/** So many tolerances apart cannot be rounding: what shrinking keeps to. */
const PLAIN = 1000;

interface Pair extends Distance {
  readonly tree: Tree;
  readonly want: Outcome;
  /** Who refuses: what a smaller tree must fail with, too. */
  readonly sides: string;
}

/** What Python runs, by what it makes of it. */
interface Recorders {
  readonly trees: string;
  readonly functions: string;
}

/** Compare lrplot with the Python and the torch of this machine over what is random. Returns the exit code. */
export function live(argv: string[], recorders: Recorders): number {
  const { count, seed, python } = parseArgs({
    args: argv,
    options: {
      count: { type: "string", default: "2000" },
      seed: { type: "string", default: String(Date.now() % 2 ** 32) },
      python: { type: "string", default: process.env.LRPLOT_PYTHON ?? "" },
    },
  }).values;
  if (!(Number(count) >= 1 && Number(seed) >= 0)) {
    console.error("--count and --seed take a whole number");
    return 2;
  }
  const pythons = [python, "/usr/bin/python3", "python3"].filter((name) => name !== "");
  const areAlike = liveFunctions(Number(count), Number(seed), pythons, recorders.functions);
  const torch = findTorch(pythons, recorders.trees);
  if (!torch) {
    console.log("live comparison skipped: no python with torch");
    return areAlike ? 0 : 1;
  }
  console.log(
    `live comparison with torch ${torch.version} (${torch.python}): ${count} trees, --seed ${seed}`,
  );
  const r = new Random(Number(seed));
  const tally = new Map<string, number>();
  const mismatches: Pair[] = [];
  const code = { count: 0, apart: [] as string[] };
  for (let left = Number(count); left > 0; left -= BATCH) {
    const trees = r.list(Math.min(left, BATCH), () => tree(r));
    mismatches.push(...compare(trees, torch, tally));
    const papers = r.list(Math.ceil(trees.length / 10), () => paper(r));
    for (const { count, apart } of [compareCode(trees, torch), compareLambdas(papers, torch)]) {
      code.count += count;
      code.apart.push(...apart);
    }
  }
  for (const text of code.apart.slice(0, MOST_SHOWN))
    console.log(`\nanother schedule than its config:\n${text}`);
  console.log(`--code: ${code.count} texts run by torch, ${code.apart.length} give another schedule`);
  report(tally, mismatches, torch);
  const agree = (tally.get(SAME) ?? 0) + (tally.get(REFUSED) ?? 0);
  const disagree = mismatches.length;
  console.log(
    `torch ${torch.version}, seed ${seed}, ${count} trees: ${agree} agree, ${disagree} disagree, ${Number(count) - agree - disagree} left out`,
  );
  return areAlike && mismatches.length === 0 && code.apart.length === 0 ? 0 : 1;
}

/** Random functions of the step against the first Python that is there. Do all agree? */
function liveFunctions(count: number, seed: number, pythons: readonly string[], script: string): boolean {
  for (const python of pythons) {
    const compared = compareFunctions(count, seed, python, script);
    if (!compared) continue;
    const { values, beyond, apart } = compared;
    for (const text of apart.slice(0, MOST_SHOWN)) console.log(`\nanother value than Python's:\n${text}`);
    console.log(
      `functions: ${count} run by ${python}, of ${values} values ${apart.length} disagree, ${beyond} left out`,
    );
    return apart.length === 0;
  }
  console.log("functions not compared: no python");
  return true;
}

const sides = (got: Outcome, want: Outcome) => `${"refused" in got} ${"refused" in want}`;

/** The pairs that do not agree; everything else is counted. */
function compare(trees: readonly Tree[], torch: Torch, tally: Map<string, number>): Pair[] {
  const add = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);
  const compared = trees.filter((tree) => {
    const reason = knownDifference(torch.version, tree);
    if (reason) add(`left out: torch ${torch.version} differs from the newest (${reason})`);
    return !reason;
  });
  const wants = torch.outcomes(compared);
  const apart: Pair[] = [];
  compared.forEach((tree, i) => {
    const want = wants[i] as Outcome;
    const got = lrplotOutcome(tree);
    const { worst, first } = distance(got, want);
    if (first === undefined) add("refused" in want ? REFUSED : SAME);
    else apart.push({ tree, want, worst, first, sides: sides(got, want) });
  });
  return withoutChaotic(apart, torch, () =>
    add("left out: torch's own numbers hang on the last bit of a cosine or a rate"),
  );
}

/** Leave out the trees whose curve a nudge of torch's own last bits moves about as far. */
function withoutChaotic(pairs: readonly Pair[], torch: Torch, leaveOut: () => void): Pair[] {
  const nudged = NUDGES.map((seed) =>
    torch.outcomes(
      pairs.map(({ tree }) => tree),
      seed,
    ),
  );
  return pairs.filter(({ want, worst }, i) => {
    const moved = Math.max(...nudged.map((outcomes) => distance(outcomes[i] as Outcome, want).worst));
    const chaotic = moved > 1 && worst <= 100 * moved;
    if (chaotic) leaveOut();
    return !chaotic;
  });
}

function report(tally: ReadonlyMap<string, number>, mismatches: readonly Pair[], torch: Torch): void {
  for (const [what, times] of [...tally].sort(([a], [b]) => a.localeCompare(b))) {
    console.log(`${String(times).padStart(7)} ${what}`);
  }
  if (mismatches.length === 0) return;
  console.log(`${String(mismatches.length).padStart(7)} DISAGREE`);
  const shown = mismatches.slice(0, MOST_SHOWN);
  for (const { tree, first } of shown) console.log(`\n${JSON.stringify(tree)}\n  ${first}`);
  const smallest = shrink(
    shown.map(({ tree }) => tree),
    (candidates) => {
      const wants = torch.outcomes(candidates.flat());
      return candidates.map((trees, i) =>
        trees.map((tree) => {
          const [got, want] = [lrplotOutcome(tree), wants.shift() as Outcome];
          return sides(got, want) === shown[i]?.sides && distance(got, want).worst > PLAIN;
        }),
      );
    },
  );
  const wants = torch.outcomes(smallest);
  smallest.forEach((tree, i) => {
    const { first } = distance(lrplotOutcome(tree), wants[i] as Outcome);
    console.log(`\nsmallest that fails so:\n${JSON.stringify(tree)}`);
    console.log(`  ${first}`);
  });
}

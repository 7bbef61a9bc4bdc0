import type { Node } from "./leaves.ts";
import type { Tree } from "./trees.ts";

/** Each round asks torch once. Whoever waits for a failure would rather have a larger tree than none. */
const SECONDS = 60;

/** Lengths to try, and lengths to take away. */
const STRIDES = [1, 2, 4, 8, 16, 32, 64, 128];

const size = (tree: Tree) => JSON.stringify(tree).length;

/**
 * Ever smaller trees that still fail alike, down to the smallest for each of `trees`. `fails` is asked about
 * the candidates of all of them at once, a list for each.
 */
export function shrink(
  trees: readonly Tree[],
  fails: (candidates: readonly Tree[][]) => boolean[][],
): Tree[] {
  let smallest = [...trees];
  const end = Date.now() + SECONDS * 1000;
  while (Date.now() < end) {
    const candidates = smallest.map((tree) => simpler(tree).sort((a, b) => size(a) - size(b)));
    const failing = fails(candidates);
    const next = smallest.map((tree, i) => candidates[i]?.find((_, k) => failing[i]?.[k]) ?? tree);
    if (next.every((tree, i) => tree === smallest[i])) break;
    smallest = next;
  }
  return smallest;
}

/** All trees that are one simplification away. */
function simpler(tree: Tree): Tree[] {
  const { steps_per_epoch = 1, interval, metrics, optimizer, ...rest } = tree;
  const values = tree.steps ?? (tree.epochs ?? 1) * steps_per_epoch;
  const kept = { ...(metrics ? { metrics } : {}), ...(optimizer ? { optimizer } : {}) };
  const { epochs, steps, ...bare } = rest;
  return [
    ...(steps_per_epoch > 1 || steps !== undefined ? [{ ...kept, ...bare, epochs: values }] : []),
    ...STRIDES.flatMap((stride) => [stride, values - stride])
      .filter((shorter) => shorter > 0 && shorter < values && steps_per_epoch === 1)
      .map((shorter) => ({ ...kept, ...bare, epochs: shorter })),
    ...simplerNodes(tree.schedule).map((schedule) => ({ ...tree, schedule })),
    ...without(optimizer ?? {}).map((fewer) => ({ ...tree, optimizer: fewer })),
    ...(Array.isArray(optimizer?.lr) ? [{ ...tree, optimizer: { ...optimizer, lr: optimizer.lr[0] } }] : []),
  ];
}

function without(object: Record<string, unknown>): Record<string, unknown>[] {
  return Object.keys(object).map((key) =>
    Object.fromEntries(Object.entries(object).filter(([other]) => other !== key)),
  );
}

function simplerNodes(node: Node): Node[] {
  const { type, ...params } = node;
  const fewer = without(params).map((rest) => ({ type, ...rest }));
  const schedulers = node.schedulers as Node[] | undefined;
  if (!schedulers) return [...fewer, ...fewerElements(node)];
  const milestones = node.milestones as number[] | undefined;
  return [
    ...schedulers,
    ...fewer,
    ...schedulers.flatMap((_, i) => withoutPart(node, schedulers, milestones, i)),
    ...schedulers.flatMap((part, i) =>
      simplerNodes(part).map((simple) => ({ ...node, schedulers: schedulers.with(i, simple) })),
    ),
  ];
}

/** A part taken away, with either of the milestones at its sides. */
function withoutPart(node: Node, schedulers: Node[], milestones: number[] | undefined, i: number): Node[] {
  const fewer = schedulers.toSpliced(i, 1);
  if (!milestones) return [{ ...node, schedulers: fewer }];
  return [i - 1, i]
    .filter((at) => at >= 0 && at < milestones.length)
    .map((at) => ({ ...node, schedulers: fewer, milestones: milestones.toSpliced(at, 1) }));
}

/** Shorter lists in the parameters, and single values in their place. */
function fewerElements(node: Node): Node[] {
  return Object.entries(node).flatMap(([key, value]) =>
    Array.isArray(value)
      ? [...value.map((_, i) => ({ ...node, [key]: value.toSpliced(i, 1) })), { ...node, [key]: value[0] }]
      : [],
  );
}

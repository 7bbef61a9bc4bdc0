import type { Node } from "./leaves.ts";
import type { Tree } from "./trees.ts";

/** The first torch that computes as the newest does, as far as anyone has seen. */
const SAME_AS_NEWEST = [2, 13] as const;

/** Classes whose step at construction changed for `last_epoch`. */
const RESUMED_OTHERWISE = new Set([
  "LinearLR",
  "ExponentialLR",
  "MultiplicativeLR",
  "PolynomialLR",
  "CosineAnnealingLR",
  "CosineAnnealingWarmRestarts",
]);

/** Classes that began otherwise at a milestone: by a step(0) that counts as one. */
const BEGUN_OTHERWISE = new Set(["MultiplicativeLR", "SWALR"]);

const COMBINED = new Set(["SequentialLR", "ChainedScheduler"]);

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  return major < SAME_AS_NEWEST[0] || (major === SAME_AS_NEWEST[0] && minor < SAME_AS_NEWEST[1]);
}

/** Why this torch is known to compute a tree otherwise than the newest; undefined where it is not. */
export function knownDifference(version: string, tree: Tree): string | undefined {
  return isOld(version) ? ofNode(tree.schedule, tree) : undefined;
}

const isResumed = (node: Node) => ((node.last_epoch as number | undefined) ?? -1) >= 0;

function ofNode(node: Node, tree: Tree): string | undefined {
  const name = node.type.replace("torch.", "");
  const parts = (node.schedulers ?? []) as Node[];
  if (RESUMED_OTHERWISE.has(name) && isResumed(node)) {
    return `${name} resumed with last_epoch`;
  }
  if (name === "LinearLR" && node.start_factor === 0) return "LinearLR accepts start_factor=0";
  if (name === "CyclicLR" && node.cycle_momentum !== false) {
    if (!tree.optimizer?.momentum) return "CyclicLR does not cycle beta1";
    if (isResumed(node)) return "CyclicLR resumed takes base_momentum from the optimizer";
    if (JSON.stringify(tree).includes("OneCycleLR")) return "CyclicLR leaves OneCycleLR's max_momentum alone";
  }
  if (parts.some(({ type }) => type === "torch.ReduceLROnPlateau"))
    return `${name} accepts ReduceLROnPlateau`;
  if (name === "SequentialLR") {
    const reason = ofSequence(parts, node.milestones as number[]);
    if (reason) return reason;
    // a part that is not begun at its milestone takes its first step as if it were constructed
    const later = parts.slice(1).find(({ type }) => RESUMED_OTHERWISE.has(type.replace("torch.", "")));
    if (isResumed(node) && later) return "SequentialLR resumed behind a milestone";
  }
  return parts.map((part) => ofNode(part, tree)).find((reason) => reason !== undefined);
}

function ofSequence(parts: readonly Node[], milestones: readonly number[]): string | undefined {
  const names = parts.map(({ type }) => type.replace("torch.", ""));
  if (names.some((name) => COMBINED.has(name))) return "SequentialLR with a combined part";
  const changed = names.slice(1).find((name) => BEGUN_OTHERWISE.has(name));
  if (changed) return `SequentialLR with ${changed} later`;
  if (milestones.some((milestone) => milestone <= 0)) return "SequentialLR with milestone 0";
  const beginsEach = milestones.every(
    (milestone, i) => Number.isInteger(milestone) && milestone >= (milestones[i - 1] ?? 0),
  );
  if (!beginsEach) return "SequentialLR with milestones that are unsorted or no integers";
  return undefined;
}

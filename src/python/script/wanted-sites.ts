import type { Registry } from "../../core/definition.ts";
import { Problem } from "../../core/problem.ts";
import { lineAndColumn } from "../source.ts";
import { lastWord, type Outline } from "./outline.ts";
import { definitionsNamedIn, functionsAround, isIn, type Site, sitesAt } from "./sites.ts";

/** Which schedulers of a script are meant: all, those on a line, those in a function. */
export type Wanted = { readonly line: number } | { readonly name: string } | undefined;

/** The places that are meant of all. Throws a Problem with what there is, where there is none. */
export function wantedSites(
  outline: Outline,
  all: readonly Site[],
  wanted: Wanted,
  registry: Registry,
): Site[] {
  const has = () => functionsAround(outline, all).join(", ");
  if (wanted === undefined) {
    if (all.length > 0) return [...all];
    throw noneIn(outline, registry);
  }
  if ("line" in wanted) {
    const found = sitesAt(outline, all, wanted.line);
    if (found.length > 0) return found;
    const lines = all.map(({ node }) => lineAndColumn(outline.module.source, node.from).line);
    throw new Problem(`no scheduler is built on line ${wanted.line}, or in the statement around it`, {
      allowed: lines.length > 0 ? `there is one on line ${lines.join(", ")}` : undefined,
      hint: lines.length > 0 ? undefined : noneIn(outline, registry).allowed,
    });
  }
  const definitions = definitionsNamedIn(outline, wanted.name);
  if (definitions.length === 0) {
    const names = [...outline.functions.keys()].slice(0, 12).join(", ");
    throw new Problem(`there is no function or class ${wanted.name} in it`, {
      allowed:
        all.length > 0 && has() !== ""
          ? `schedulers are built in ${has()}`
          : names === ""
            ? undefined
            : `it has ${names}`,
    });
  }
  const found = all.filter((site) => definitions.some((definition) => isIn(site, definition)));
  if (found.length > 0) return found;
  throw new Problem(`${wanted.name} builds no scheduler`, {
    allowed: has() === "" ? "none is built in a function" : `schedulers are built in ${has()}`,
  });
}

function noneIn({ allCalls, functions, module, frame }: Outline, registry: Registry): Problem {
  const base = frame.assignments.get("_base_")?.at(-1);
  if (base) {
    return new Problem("no param_scheduler is in it", {
      allowed: "_base_ is other files, which are not followed",
      hint: "Give the one that has param_scheduler, or what mmengine's Config.dump() writes",
    });
  }
  const [wrong] = module.problems;
  const [own] = [...functions].flatMap(([name, { parent }]) =>
    parent?.kind !== "class" && /(?:^|_)lr(?:_|$)|sched|learning_rate|warm_?up|anneal/i.test(name)
      ? name
      : [],
  );
  const called = allCalls.find(({ node: { callee } }) => {
    const name = lastWord(callee);
    return /sched|cosine|anneal|warm_?up|(?:^|_)lr$/i.test(name) && !functions.has(name);
  });
  const { line } = lineAndColumn(module.source, called?.node.from ?? 0);
  const name = called && lastWord(called.node.callee);
  return new Problem("no scheduler is built in it", {
    allowed: [
      `looked for were calls of the ${registry.length} classes and functions that \`lrplot list\` shows`,
      ...(name ? [`${name} in line ${line} is none of them`] : []),
      ...(wrong ? [`from ${wrong.where} on it is no Python (${wrong.message})`] : []),
    ].join("; "),
    hint: own && `If ${own} computes the rate, draw that: ${module.source.file ?? ""}::${own}`,
  });
}

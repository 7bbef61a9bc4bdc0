import type { Registry } from "../../core/definition.ts";
import { isProblem, Problem } from "../../core/problem.ts";
import { type Constructed, constructed } from "../constructor.ts";
import { type Environment, Unknown } from "../environment.ts";
import { missingRate } from "../missing-rate.ts";
import type { Module } from "../parse.ts";
import { lineAndColumn, problemAt } from "../source.ts";
import type { Expression } from "../syntax.ts";
import { environmentOf } from "./environment.ts";
import { textOf } from "./function-text.ts";
import { type RunLength, runOf } from "./loop.ts";
import type { FunctionStatement, Outline } from "./outline.ts";
import { definitionsNamedIn, isIn, type Site, sitesIn } from "./sites.ts";
import type { UsedDefaults } from "./used-defaults.ts";
import { type Wanted, wantedSites } from "./wanted-sites.ts";
import { wrappedProblem } from "./wrappers.ts";

/** A scheduler that a script builds. */
export interface Scheduler extends Constructed {
  /** The class, as the framework spells it. */
  readonly name: string;
  /** The line that it begins on, from 1. */
  readonly line: number;
  /** What the loop around its `step()` says; undefined where that cannot be told. */
  readonly run: RunLength | undefined;
  /** The options that hang on nothing but their defaults: the scheduler's, and those of its run. */
  readonly usedDefaults: { readonly own: UsedDefaults; readonly ofRun: UsedDefaults };
  /** Where its class is imported from, where that is no framework. */
  readonly from: string | undefined;
}

/** What is known beside the script. */
export interface Beside {
  readonly registry: Registry;
  /** What names of it stand for, as the user says. */
  readonly known: Environment;
  /** Does the user say the optimizer's rate? */
  readonly hasRate: boolean;
}

/** The schedulers of a script, what is not known of them, and what of it was refused. */
export interface Schedulers {
  readonly schedulers: readonly Scheduler[];
  readonly missing: readonly Unknown[];
  /** What is wrong with others of them. */
  readonly refused: readonly Problem[];
  /** Those that hang on nothing that is missing: `CosineAnnealingLR` in line 41. */
  readonly complete: readonly { readonly name: string; readonly line: number }[];
}

/** More things are asked for in a second go. */
const MOST_GOES = 20;
/** No script builds more, and no chart shows more. */
const MOST_SITES = 100;

/**
 * The schedulers that a script builds, those inside others left out. Throws a Problem where it builds none that is
 * wanted, or none that can be read.
 */
export function schedulersIn(outline: Outline, wanted: Wanted, beside: Beside): Schedulers {
  const { source } = outline.module;
  let used = new Map<string, Expression>(); // of what is being read
  const scopeOf = (known: Environment) => ({
    source,
    environment: environmentOf(outline, known, {
      functionText: (node, environment) => textOf(node, outline, environment),
      usedDefault: (text, value) => used.set(text, value),
    }),
  });
  const all = sitesIn(outline, scopeOf(beside.known), beside.registry);
  if (all.length > MOST_SITES)
    throw new Problem(`${all.length} schedulers are built in it`, {
      allowed: `at most ${MOST_SITES} are read`,
    });
  const sites = wantedSites(outline, all, wanted, beside.registry);
  // those beside them may hold them
  const others = wanted === undefined ? [] : all.filter((site) => !sites.includes(site));
  const results = sites.map((site) => new Result(site));
  const supposed = new Set<string>();
  for (let go = 0; go < MOST_GOES; go++) {
    const scope = scopeOf(go === 0 ? beside.known : supposing(beside.known, supposed));
    const before = supposed.size;
    for (const result of results) {
      if (!result.isOpen) continue;
      used = result.used;
      result.read(
        () => constructed(result.site.node as Expression, scope, beside.registry),
        go,
        beside,
        source,
      );
      for (const { text } of result.missing) supposed.add(text);
      used = result.usedByRun;
      if (result.isOpen || go === 0) result.run ??= runOf(result.site, outline, scope.environment);
    }
    if (supposed.size === before) break;
  }
  used = new Map();
  const shown =
    wanted && "line" in wanted
      ? results
      : outer(results, [...results, ...heldIn(others, scopeOf(beside.known), beside)]);
  if (!(wanted && "line" in wanted)) {
    const scope = scopeOf(beside.known);
    for (const result of shown) result.refuse(wrappedProblem(result.site, all, outline, scope));
  }
  const refused = shown.flatMap(({ problem }) => problem ?? []);
  const missing = shown.flatMap((result) => result.missing);
  const [first] = refused;
  if (first && refused.length === shown.length) throw first;
  return {
    missing,
    refused,
    complete: shown.filter((result) => result.found && result.missing.length === 0).map(named),
    schedulers: shown.flatMap((result) =>
      result.found
        ? {
            ...result.found,
            ...named(result),
            run: result.run,
            from: result.site.from,
            usedDefaults: { own: result.used, ofRun: result.usedByRun },
          }
        : [],
    ),
  };

  function named({ site }: Result) {
    return { name: site.name, line: lineAndColumn(source, site.node.from).line };
  }
}

/** The function of the script that is wanted, where it builds no scheduler: one of the step, it may be. */
export function functionWanted(
  outline: Outline,
  wanted: Wanted,
  { known, registry }: Pick<Beside, "known" | "registry">,
): FunctionStatement | undefined {
  if (wanted === undefined || !("name" in wanted)) return undefined;
  const all = definitionsNamedIn(outline, wanted.name);
  const scope = { source: outline.module.source, environment: environmentOf(outline, known) };
  const sites = sitesIn(outline, scope, registry);
  if (sites.some((site) => all.some((definition) => isIn(site, definition)))) return undefined;
  const [found, another] = all;
  if (another) {
    const owners = all.map((each) => outline.frames.get(each)?.parent?.statement?.name ?? "");
    throw new Problem(`${all.length} functions are named ${wanted.name}`, {
      allowed: owners.every(Boolean)
        ? owners.map((owner) => `${owner}.${wanted.name}`).join(", ")
        : undefined,
    });
  }
  return found?.type === "function" ? found : undefined;
}

/** A site, and what has come of it. */
class Result {
  found: Constructed | undefined;
  problem: Problem | undefined;
  run: RunLength | undefined;
  isOpen = true;
  readonly missing: Unknown[] = [];
  readonly used = new Map<string, Expression>();
  readonly usedByRun = new Map<string, Expression>();
  readonly site: Site;

  constructor(site: Site) {
    this.site = site;
  }

  read(work: () => Constructed, go: number, { registry, hasRate }: Beside, source: Module["source"]): void {
    this.isOpen = false;
    try {
      const found = work();
      this.found = found;
      if (!hasRate) this.ask(missingRate(found, registry));
    } catch (error) {
      if (!isProblem(error)) throw error;
      const unsaid = error instanceof Unknown ? [] : this.unsaid(source);
      if (error instanceof Unknown) this.ask([error]);
      else if (unsaid.length > 0) this.ask(unsaid);
      else if (go === 0) this.problem = error; // else it may come of what was supposed
    }
  }

  /** Options without a default that were used, which nothing can be computed with. */
  unsaid(source: Module["source"]): Unknown[] {
    return [...this.used].flatMap(([text, { from, to, type }]) => {
      const { where, position } = problemAt(source, { from }, "");
      const isNone = type === "constant" && /^[\w.]+\.add_argument\b/.test(source.text.slice(from, to));
      return isNone ? new Unknown(text, `${text} is not known`, { where, position }) : [];
    });
  }

  refuse(problem: Problem | undefined): void {
    if (!problem) return;
    this.problem = problem;
    this.found = undefined;
    this.missing.length = 0;
  }

  ask(all: readonly Unknown[]): void {
    const more = all.filter(({ text }) => !this.missing.some((other) => other.text === text));
    this.missing.push(...more);
    this.isOpen = more.length > 0;
  }
}

const supposing = (known: Environment, texts: ReadonlySet<string>): Environment => ({
  ...known,
  lookUp: (text, expression) => (texts.has(text) ? { value: 1 } : known.lookUp(text, expression)),
});

/** Those that no other one holds, by its name or in its brackets. */
function outer(results: readonly Result[], all: readonly Pick<Result, "found" | "site">[]): Result[] {
  return results.filter(
    ({ site: { node } }) =>
      !all.some(
        ({ found, site }) =>
          site.node !== node &&
          (isIn({ ...site, node }, site.node) ||
            found?.places.some(
              ([path, { from, to }]) => path.length > 0 && from === node.from && to === node.to,
            )),
      ),
  );
}

/** What other sites hold, as far as it can be told. */
function heldIn(
  sites: readonly Site[],
  scope: { source: Module["source"]; environment: Environment },
  { registry }: Beside,
) {
  return sites.map((site) => {
    try {
      return { site, found: constructed(site.node as Expression, scope, registry) };
    } catch (error) {
      if (!isProblem(error)) throw error;
      return { site, found: undefined };
    }
  });
}

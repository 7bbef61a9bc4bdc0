import * as z from "zod";
import { check, orIssue, show } from "./check.ts";
import { className, type Part, type PartSchema, type Registry } from "./definition.ts";
import { below, Problem } from "./problem.ts";
import { ruled } from "./refused.ts";
import { definitionNamed } from "./registry.ts";
import type { Told } from "./schedule.ts";
import { sharesInSteps } from "./share-of-run.ts";

/** Deeper nesting is a mistake, or meant to exhaust the stack. */
const deepest = 50;

/**
 * Check one schedule of a config, `{"type": "torch.StepLR", "step_size": 30}`, and the schedules inside it.
 * Throws a Problem whose path is counted from `raw`.
 */
export function partOf(raw: unknown, registry: Registry, told: Told = {}, depth = 0): Part {
  if (raw === null || typeof raw !== "object" || Array.isArray(raw)) {
    throw new Problem(`${show(raw)} is not a schedule`, {
      allowed: 'it is an object such as {"type": "torch.StepLR", …}',
    });
  }
  if (depth > deepest) throw new Problem(`schedules are nested more than ${deepest} deep`);
  const { type, ...given } = raw as Record<string, unknown>;
  if (typeof type !== "string") {
    const message = type === undefined ? "missing" : `${show(type)} is not the name of a schedule`;
    throw new Problem(message, { path: ["type"], allowed: 'it is a name such as "torch.StepLR"' });
  }
  const definition = below(["type"], () => definitionNamed(registry, type));
  const schema = definition.params(partSchema(registry, told, depth + 1));
  const params = sharesInSteps(given, told, () =>
    ruled(definition, given, () => check(schema, given, className(definition))),
  );
  const end = definition.end?.(params, told) || undefined;
  return {
    definition,
    given,
    params,
    schedule: definition.build(params),
    length: definition.length?.(params, told) ?? end,
    end,
    milestones: definition.milestones?.(params, told) ?? [],
    idle: definition.idle?.(params) ?? [],
    fed: typeof definition.fed === "function" ? definition.fed(params) : definition.fed,
    interval: typeof definition.interval === "function" ? definition.interval(params) : undefined,
    total_steps: definition.total_steps?.(params),
    records: definition.records?.(params),
  };
}

/** The schema of a schedule inside a schedule. */
function partSchema(registry: Registry, told: Told, depth: number): PartSchema {
  return z.unknown().transform((raw, context) => orIssue(context, () => partOf(raw, registry, told, depth)));
}

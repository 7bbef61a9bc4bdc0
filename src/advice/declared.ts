import { ownSteps, stepOf } from "../core/stage.ts";
import type { Found, Sight } from "./rule.ts";

/**
 * What the definitions of a curve's schedules themselves declare as breaking the rule `id`; `otherwise` is what is
 * advised where they do not say.
 */
export function declared(
  id: string,
  { holders, stages, indexOf, ...setting }: Sight,
  otherwise = "",
): Found[] {
  return [...holders, ...stages].flatMap((stage) => {
    const { part, path, to, every } = stage;
    const own = {
      ...setting,
      steps: ownSteps(stage, Math.min(to, setting.steps)),
      origin: stage.origin,
      interval: every !== undefined && every > 1 ? ("epoch" as const) : setting.interval,
    };
    if (own.steps <= 0 || !part.definition.pitfalls) return [];
    return part.definition.pitfalls(part.params, own, part.given).flatMap((pitfall): Found[] => {
      if (pitfall.rule !== id) return [];
      const { message, advice = otherwise, severity, at, covers } = pitfall;
      const changes = Object.entries(pitfall.changes ?? {});
      return [
        {
          message,
          advice,
          severity,
          covers,
          path: [...path, ...(pitfall.path ?? changes[0]?.slice(0, 1) ?? [])] as string[],
          changes: changes.map(([name, value]) => ({ path: [...path, name], value })),
          at: at === undefined ? undefined : indexOf(stepOf(stage, at)),
        },
      ];
    });
  });
}

import * as z from "zod";
import { className, type Definition, type Registry, typeName } from "./definition.ts";
import { parametersOf } from "./kind.ts";
import { Problem } from "./problem.ts";
import { didYouMean, fold } from "./suggest.ts";

/** The frameworks of a registry, in its order. */
export const frameworksOf = (registry: Registry): string[] => [
  ...new Set(registry.map(({ framework }) => framework)),
];

/** The names that a schedule answers to: its command, `torch.StepLR`, `StepLR` and its whole Python path. */
export function namesOf(definition: Definition): string[] {
  return [definition.name, typeName(definition), className(definition), definition.source];
}

/** Those of its names that no other schedule answers to before it. */
export function ownNamesOf(definition: Definition, registry: Registry): string[] {
  return namesOf(definition).filter((name) => findDefinition(registry, name) === definition);
}

/**
 * The definition that a name means, undefined for none. What is spelled as the framework spells it goes before what is
 * the same but for case and dashes (`OneCycle` is DeepSpeed's, not the command `onecycle`); a class in two frameworks
 * is the one listed first.
 */
export function findDefinition(registry: Registry, name: string): Definition | undefined {
  const wanted = fold(name);
  return (
    registry.find((definition) => definition.name === name) ??
    registry.find((definition) => namesOf(definition).includes(name)) ??
    registry.find((definition) => fold(definition.name) === wanted) ??
    registry.find((definition) => namesOf(definition).some((known) => fold(known) === wanted))
  );
}

/** "Try lrplot hf-get-scheduler --name linear": a name by which one schedule makes others. */
function chosenBy(registry: Registry, name: string): string | undefined {
  for (const definition of registry.filter(({ shapes }) => shapes.includes("named"))) {
    const parameter = parametersOf(definition.params(z.any())).find(({ choices }) => choices.includes(name));
    if (parameter) return `Try ${definition.name} with ${parameter.name} ${name}`;
  }
  return undefined;
}

/** The definition that a name means. Throws a Problem that says what there is. */
export function definitionNamed(registry: Registry, name: string): Definition {
  const found = findDefinition(registry, name);
  if (found) return found;
  const hint =
    chosenBy(registry, name) ??
    didYouMean(
      name,
      registry.flatMap((definition) => [definition.name, className(definition)]),
    );
  throw new Problem(`there is no schedule ${JSON.stringify(name)}`, {
    hint: hint ?? "`lrplot list` shows all there are",
  });
}

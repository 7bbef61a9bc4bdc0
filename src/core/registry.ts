import { className, type Definition, type Registry, typeName } from "./definition.ts";
import { Problem } from "./problem.ts";
import { didYouMean, fold } from "./suggest.ts";

/** The names that a schedule answers to: its command, `torch.StepLR`, `StepLR` and its whole Python path. */
export function namesOf(definition: Definition): string[] {
  return [definition.name, typeName(definition), className(definition), definition.source];
}

/** The definition that a name means, undefined for none; a class in two frameworks is the one listed first. */
export function findDefinition(registry: Registry, name: string): Definition | undefined {
  const wanted = fold(name);
  return (
    registry.find((definition) => fold(definition.name) === wanted) ??
    registry.find((definition) => namesOf(definition).some((known) => fold(known) === wanted))
  );
}

/** The definition that a name means. Throws a Problem that says what there is. */
export function definitionNamed(registry: Registry, name: string): Definition {
  const found = findDefinition(registry, name);
  if (found) return found;
  const hint = didYouMean(
    name,
    registry.flatMap((definition) => [definition.name, className(definition)]),
  );
  throw new Problem(`there is no schedule ${JSON.stringify(name)}`, {
    hint: hint ?? "`lrplot list` shows all there are",
  });
}

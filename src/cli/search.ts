import { frameworks } from "../../schedules/frameworks.ts";
import type { Definition } from "../core/definition.ts";
import { shapes } from "../core/shape.ts";
import { fold } from "../core/suggest.ts";
import { scheduleFlags } from "../inputs/flag.ts";

/** Is a word in what is known of a schedule: its names, its framework's, its summary, shapes, parameters and choices? */
export function speaksOf(definition: Definition, word: string): boolean {
  return (
    near(definition).some((text) => holds(text, word)) || deep(definition).some((text) => holds(text, word))
  );
}

/** What people look for, said in words or as it stands in code: `warm restart`, `cosine_with_restarts`. */
function near({ name, framework, source, summary, shapes: own }: Definition): readonly string[] {
  return [
    name,
    summary,
    framework,
    frameworks[framework]?.title ?? "",
    ...(frameworks[framework]?.words ?? []),
    ...source.split("."),
    ...own.flatMap((shape) => [shape, shapes[shape]]),
  ];
}

/** What takes a schema to know. */
function deep(definition: Definition): readonly string[] {
  return scheduleFlags(definition).flatMap(({ name, choices }) => [name, ...choices]);
}

const holds = (text: string, word: string) =>
  text.toLowerCase().includes(word.toLowerCase()) || fold(text).includes(fold(word));

/** The framework that a word names: by its name, another of its names, or what its commands begin with (`hf`). */
export function frameworkOf(word: string, registry: readonly Definition[]): string | undefined {
  const wanted = fold(word);
  return registry.find(
    ({ framework, name }) =>
      [framework, ...(frameworks[framework]?.words ?? [])].some((known) => fold(known) === wanted) ||
      name.startsWith(`${word.toLowerCase()}-`),
  )?.framework;
}

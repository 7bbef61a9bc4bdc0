import * as z from "zod";
import { pathText } from "./draft.ts";
import { kindOf, parametersOf } from "./kind.ts";
import { isProblem, type Path, Problem } from "./problem.ts";
import { didYouMean } from "./suggest.ts";

/**
 * Check a value against an object schema. Throws the first Problem, its path counted from the value;
 * `owner` is what has the keys ("StepLR", "a config").
 */
export function check<S extends z.ZodObject>(schema: S, value: unknown, owner: string): z.output<S> {
  // a schema is used once or twice: to compile it first takes longer
  const result = schema.safeParse(value, { jitless: true });
  if (result.success) return result.data;
  // an unknown key is most often the reason for the others: say it first
  const issues = result.error.issues;
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  throw problemOf(issue as z.core.$ZodIssue, schema, value, owner);
}

/** Within a zod schema: the result of `work`, or its Problem as an issue that check() turns back into it. */
export function orIssue<T>(context: z.core.$RefinementCtx, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isProblem(error)) throw error;
    context.addIssue({ code: "custom", message: error.message, params: { problem: error } });
    return z.NEVER;
  }
}

function problemOf(issue: z.core.$ZodIssue, schema: z.ZodObject, root: unknown, owner: string): Problem {
  const path = issue.path as Path;
  if (issue.code === "custom") {
    const problem: unknown = issue.params?.problem;
    return isProblem(problem)
      ? problem.below(...path)
      : new Problem(issue.message, { path, rule: issue.params?.rule as string | undefined });
  }
  const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)?.[key], root);
  const type = schemaAt(schema, path);
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const known = isObject(type) ? parametersOf(type).map(({ name }) => name) : [];
    const place = path.length === 0 ? owner : pathText(path);
    const hint = didYouMean(key, known);
    return new Problem(
      `${place} has no such ${path.length === 0 && !owner.startsWith("a ") ? "parameter" : "key"}`,
      {
        path: [...path, key],
        ...(hint === undefined ? { allowed: `it has ${known.join(", ")}` } : { hint }),
      },
    );
  }
  if (issue.code === "invalid_union") {
    // the branch for a list complains about an element of it: that is the better place to point at
    const inner = issue.errors.flat().filter(({ path }) => path.length > 0 || Array.isArray(value) === false);
    const nested = inner.find(({ path, code }) => path.length > 0 || code === "custom");
    if (nested)
      return problemOf(
        { ...nested, path: [...path, ...nested.path] } as z.core.$ZodIssue,
        schema,
        root,
        owner,
      );
  }
  if (issue.code === "too_big" && (issue.origin === "string" || issue.origin === "array")) {
    return new Problem(`${show(value)} is too long`, {
      path,
      allowed: `at most ${issue.maximum} ${unitOf(issue.origin)}`,
    });
  }
  if (issue.code === "too_small" && (issue.origin === "string" || issue.origin === "array")) {
    if (Number(issue.minimum) === 1) {
      const allowed = issue.origin === "string" ? "it wants a name" : "it wants one at least";
      return new Problem("empty", { path, allowed });
    }
    return new Problem(`${show(value)} is too short`, {
      path,
      allowed: `${issue.minimum} ${unitOf(issue.origin)}`,
    });
  }
  if (issue.code === "invalid_format") {
    return new Problem(`${show(value)} holds characters that cannot be printed`, { path });
  }
  const { phrase } = type ? kindOf(type) : { phrase: "valid" };
  if (value === undefined) return new Problem("missing", { path, allowed: `it is ${phrase}` });
  return new Problem(`${show(value)} is not ${phrase}`, { path });
}

const unitOf = (origin: string) => (origin === "string" ? "characters" : "entries");

function isObject(type: z.ZodType | undefined): type is z.ZodObject {
  return (type as { def?: { type: string } } | undefined)?.def?.type === "object";
}

type Def = {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  options?: z.ZodType[];
  element?: z.ZodType;
  items?: z.ZodType[];
  valueType?: z.ZodType;
};

/** The schema of what stands at `path`, undefined where it cannot be told. */
function schemaAt(type: z.ZodType | undefined, path: Path): z.ZodType | undefined {
  if (type === undefined) return undefined;
  const def = (type as unknown as { def: Def }).def;
  if (def.type === "default" || def.type === "optional" || def.type === "nullable")
    return schemaAt(def.innerType, path);
  if (path.length === 0) return type;
  if (def.type === "pipe") return schemaAt(def.in, path);
  const [key, ...rest] = path;
  if (isObject(type)) return schemaAt((type.shape as Record<string, z.ZodType>)[String(key)], rest);
  if (def.type === "array" && typeof key === "number") return schemaAt(def.element, rest);
  if (def.type === "tuple" && typeof key === "number") return schemaAt(def.items?.[key], rest);
  if (def.type === "record") return schemaAt(def.valueType, rest);
  if (def.type === "union") {
    return def.options?.map((option) => schemaAt(option, path)).find((found) => found !== undefined);
  }
  return undefined;
}

/** A value as an error shows it: JSON, cut where it is long. */
export function show(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

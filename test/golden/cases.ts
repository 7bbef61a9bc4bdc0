import { readFileSync } from "node:fs";
// @ts-expect-error: a recorded file, plain JavaScript
import { configOf, groupsOf, tolerance } from "./config.mjs";

/** A schedule recorded by running the real framework; see README.md beside this file. */
export interface Case {
  readonly id: string;
  readonly framework: string;
  readonly source: string;
  readonly version: string;
  readonly lr: number[] | number[][];
  readonly momentum?: number[] | number[][];
}

/** A call that the framework refuses. */
export interface Refusal extends Omit<Case, "lr"> {
  readonly raises: string;
  readonly message: string;
  /** While it is constructed, or in the k-th call of step() after that. */
  readonly when: "construct" | `step ${number}`;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));

/** Frameworks of which something was recorded: not papers' schedules, nor torchtitan's, nor logs themselves. */
export const isRecorded = (framework: string): boolean =>
  !["generic", "torchtitan", "recorded"].includes(framework);

export const casesOf = (framework: string): Case[] => read(framework);
export const refusalsOf = (framework: string): Refusal[] =>
  read("errors").filter((refusal: Refusal) => refusal.framework === framework);

/** The step that a call is refused at; undefined where it cannot be constructed. */
export const stepOf = ({ when }: Refusal): number | undefined =>
  when === "construct" ? undefined : Number(when.slice("step ".length));

/** config.mjs looks for a slice's arguments beside its type; they are recorded below `params`, as a call's. */
function withSlices(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(withSlices);
  const { ...copy } = value as Record<string, unknown>;
  if (copy.type === "slice") return { ...copy, ...(copy.params as object) };
  return Object.fromEntries(Object.entries(copy).map(([key, inner]) => [key, withSlices(inner)]));
}

/** The config that describes a case; how recorded values are grouped; how far apart two curves are. */
export const config = (recorded: Case | Refusal): Record<string, unknown> => configOf(withSlices(recorded));
export const groups = groupsOf as (values: number[] | number[][]) => number[][];
export const distance = (recorded: Case) => tolerance(recorded) as (got: number[], want: number[]) => number;

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

export const casesOf = (framework: string): Case[] => read(framework);
export const refusalsOf = (framework: string): Refusal[] =>
  read("errors").filter((refusal: Refusal) => refusal.framework === framework);

/** The step that a call is refused at; undefined where it cannot be constructed. */
export const stepOf = ({ when }: Refusal): number | undefined =>
  when === "construct" ? undefined : Number(when.slice("step ".length));

/** The config that describes a case; how recorded values are grouped; how far apart two curves are. */
export const config = configOf as (recorded: Case | Refusal) => Record<string, unknown>;
export const groups = groupsOf as (values: number[] | number[][]) => number[][];
export const distance = (recorded: Case) => tolerance(recorded) as (got: number[], want: number[]) => number;

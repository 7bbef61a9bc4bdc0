import * as z from "zod";
import type { Optimizer } from "../config.ts";
import type { Definition, Fed, PartSchema } from "../definition.ts";
import type { ParamGroup } from "../optimizer.ts";
import type { Training } from "../schedule.ts";
import type { Text } from "./text.ts";

/** A call of a class or function, with the parameters that differ from its defaults. */
export interface Call {
  readonly definition: Definition;
  /** The class or function: `StepLR`. */
  readonly name: string;
  /** The module that it is imported from: `torch.optim.lr_scheduler`. */
  readonly module: string;
  /** Its parameters in the order of the signature: the value as in a config, and as Python has it. */
  readonly args: readonly Argument[];
}

export interface Argument {
  readonly name: string;
  readonly value: unknown;
  readonly text: Text;
}

/** What of a run belongs into code. */
export interface CodeRun extends Training {
  readonly groups: readonly ParamGroup[];
  /** As the config has it; undefined where it names none. With `betas` it is AdamW, without SGD. */
  readonly optimizer: Optimizer | undefined;
  /** What the config says, or else what is drawn: frameworks do not agree on what nobody says. */
  readonly weight_decay: number | undefined;
  /** When the schedule is told a metric, if at all. */
  readonly fed: Fed | undefined;
  readonly interval: "step" | "epoch";
}

/** The parameters of a call, those with their defaults among them. */
export function paramsOf<P>({ definition, args }: Call): P {
  const given = Object.fromEntries(args.map(({ name, value }) => [name, value]));
  return definition.params(z.any() as unknown as PartSchema).parse(given) as P;
}

/** An expression, and the lines that import what is in it. */
export interface Expression {
  readonly text: Text;
  readonly imports: readonly string[];
}

/** Lines, each with what stands before its text: `scheduler = `. */
export interface Program {
  readonly imports: readonly string[];
  readonly lines: readonly Line[];
}

export interface Line {
  readonly before?: string;
  readonly text: Text;
}

/** The same function with other parameters, as another library has it. */
export interface CallVariant {
  /** The library: `diffusers`. */
  readonly module: string;
  /** Its signature, the optimizer among it. */
  readonly signature: readonly string[];
  /** What its arguments are in parameters of ours. */
  translated(given: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/** How people who use a framework write its schedules. */
export interface CodeStyle {
  /**
   * Where the optimizer stands in a call whose other arguments are the parameters, counted from 0; undefined where it
   * takes none. Left out where there is no such call: what a script's constants or a command's options say.
   */
  readonly call?: { readonly optimizerAt: number | undefined; readonly variant?: CallVariant };
  /** As an argument of another one. */
  expression(call: Call): Expression;
  /** What is inside it, where that is no expression of its own. */
  inside?(raw: Readonly<Record<string, unknown>>): Text;
  /** On its own, with the optimizer that it is for. */
  program(call: Call, run: CodeRun): Program;
}

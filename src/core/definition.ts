import type * as z from "zod";
import type { CodeStyle } from "./code/style.ts";
import type { Counting } from "./counting.ts";
import type { Idle } from "./curve.ts";
import type { Records } from "./records.ts";
import type { Schedule, Told } from "./schedule.ts";
import type { Shape } from "./shape.ts";
import type { Traits } from "./traits.ts";

/** A schedule inside another one's parameters (SequentialLR's `schedulers`), checked and ready to attach. */
export interface Part {
  readonly definition: Definition;
  /** The parameters as the user gave them, defaults left out. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The parameters with defaults, checked: what the definition's functions take. */
  // biome-ignore lint/suspicious/noExplicitAny: a part may be of any definition
  readonly params: any;
  readonly schedule: Schedule;
  /** How long a run is that shows it, where the user does not say; undefined where it has no length of its own. */
  readonly length: number | undefined;
  /** How many values show its course to the end; undefined where it goes on for ever. */
  readonly end: number | undefined;
  /** The steps at which it was told to change. */
  readonly milestones: readonly number[];
  /** What inside it never has a turn, its places counted in steps. */
  readonly idle: readonly Idle[];
  /** When it is told a metric, if at all. */
  readonly fed: Fed | undefined;
  /** What its own parameters say that it is stepped at; undefined where that is for the user to say. */
  readonly interval: Interval | undefined;
  /** The `total_steps` of its object; undefined where it has none. */
  readonly total_steps: number | undefined;
  /** What it was made of, where its values were written down. */
  readonly records: Records | undefined;
}

/** What a scheduler is stepped at. */
export type Interval = "step" | "epoch";

/** When a scheduler is told a metric: at each of its steps, or (whatever it is stepped at) at the end of each epoch. */
export type Fed = "step" | "epoch";

/** The zod schema of a schedule inside a schedule; `params` gets it from whoever knows the registry. */
export type PartSchema = z.ZodType<Part, unknown>;

export interface Example {
  readonly title: string;
  /** Parameters as in a config; what `--help` and the documentation show, and a test runs. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The same as words of a command line, where schedules inside it are no flags: `linear then@5 cosine --T-max 95`. */
  readonly words?: string;
  /** Of the optimizer; AdamW's where left out. */
  readonly lr?: number | readonly number[];
  readonly momentum?: number;
  /** The run; left out, it is as long as the schedule. */
  readonly epochs?: number;
  readonly steps?: number;
  readonly steps_per_epoch?: number;
  readonly metrics?: readonly number[];
}

/** The version that was ported, and where its documentation is. */
export interface Reference {
  readonly version: string;
  readonly url: string;
}

/** All that is known of one scheduler of one framework. */
// biome-ignore lint/suspicious/noExplicitAny: a registry holds definitions of every parameter type
export interface Definition<P = any> extends Traits<P> {
  /** Where the framework keeps it: `torch.optim.lr_scheduler.StepLR`. Its last word is the class. */
  readonly source: string;
  /** The framework's short name, the first word of `type`: `torch`. */
  readonly framework: string;
  /** The command: `step`. */
  readonly name: string;
  readonly summary: string;
  /**
   * How the value follows from the parameters, as plain text in their own names: `lr(t) = lr · gamma^⌊t / step_size⌋`,
   * a line for each piece.
   */
  readonly formula: string;
  /** What its course looks like; schedules of the same shape in other frameworks are its equivalents. */
  readonly shapes: readonly [Shape, ...Shape[]];
  readonly reference: Reference;
  /** How code that uses the framework builds it. */
  readonly code: CodeStyle;
  /**
   * What the framework steps it at, which is what its parameters count; `epoch` where it does not say. A function
   * where its own parameters say it: then it is stepped at that, whatever else the run is stepped at.
   */
  readonly interval?: Interval | ((params: P) => Interval);
  /** Does it count the run's epochs and steps itself? Then `interval` is not for the user to say. */
  readonly ownInterval?: boolean;
  /** How its framework's trainer counts batches and optimizer steps; left out, as a loop over torch's DataLoader does. */
  readonly counting?: Counting;
  /** Parameters in the order of the Python signature. Called when first needed: schemas are slow to make. */
  params(part: PartSchema): z.ZodObject<Readonly<Record<string, z.ZodType>>>;
  /**
   * Parameters whose flags are its own although the run has flags of these names: behind it, `--epochs` is
   * fine_tune's. Left out where the run's flag says the same thing.
   */
  readonly claims?: readonly string[];
  readonly examples: readonly Example[];
  build(params: P): Schedule;
  /**
   * How many values show its course to the end (`T_max`, `total_steps`): a run of fewer leaves it unfinished, one of
   * more shows nothing new, or what was not meant. Left out where it goes on for ever. What is told of the run is for
   * those that count epochs and are stepped at steps.
   */
  end?(params: P, told: Told): number | undefined;
  /** How long a run without `--epochs` is, where that is not the end. */
  length?(params: P, told: Told): number | undefined;
  /** The steps at which it was told to change (MultiStepLR's `milestones`), for a chart to mark. */
  milestones?(params: P, told: Told): readonly number[];
  /** What inside it never has a turn, however long it runs, its places counted in steps. */
  idle?(params: P): readonly Idle[];
  /** The `total_steps` of its object, where it has one: accelerate looks for it, and steps no further. */
  total_steps?(params: P): number;
  /**
   * The values that were written down, where it is made of such: nobody planned them, so that no rule of advice speaks of
   * them, and it ends with the last.
   */
  records?(params: P): Records;
  /** When it is told a metric; left out where never. */
  readonly fed?: Fed | ((params: P) => Fed | undefined);
  /** Parameters that the run's own flags fill where they were not given (OneCycleLR's `epochs`). */
  fromRun?(
    given: Readonly<Record<string, unknown>>,
    run: { epochs?: unknown; steps?: unknown; steps_per_epoch?: unknown },
  ): Record<string, unknown>;
}

/** Every schedule there is, in the order in which they are listed. */
export type Registry = readonly Definition[];

/** What a definition is found by. */
interface Identity {
  readonly source: string;
  readonly name: string;
  /** The first word of `source` where it is left out. */
  readonly framework?: string;
}

type Description<P> = Omit<Definition<P>, "source" | "framework" | "name">;

/** What a contributor writes of it: a description, of which some parts follow from others. */
type Written<S extends z.ZodObject<Readonly<Record<string, z.ZodType>>>> = Omit<
  Description<z.output<S>>,
  "params" | "reference"
> & {
  /** Or what makes it from the source, where a framework documents all its classes alike. */
  readonly reference: Reference | ((source: string) => Reference);
  params(part: PartSchema): S;
};

/**
 * A definition with its parameters' type tied to its schema. It is described when it is first asked for: a hundred
 * descriptions take longer than a small run.
 */
export function define<S extends z.ZodObject<Readonly<Record<string, z.ZodType>>>>(
  { source, name, framework = source.slice(0, source.indexOf(".")) }: Identity,
  describe: () => Written<S>,
): Definition<z.output<S>> {
  return new Described(source, framework, name, describe) as unknown as Definition<z.output<S>>;
}

class Described {
  readonly source: string;
  readonly framework: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever its parameters are
  readonly #describe: () => Written<any>;
  #description: Description<never> | undefined;

  // biome-ignore lint/suspicious/noExplicitAny: whatever its parameters are
  constructor(source: string, framework: string, name: string, describe: () => Written<any>) {
    this.source = source;
    this.framework = framework;
    this.name = name;
    this.#describe = describe;
  }

  get description(): Description<never> {
    if (this.#description === undefined) {
      const { reference, ...rest } = this.#describe();
      this.#description = {
        ...rest,
        reference: typeof reference === "function" ? reference(this.source) : reference,
      };
    }
    return this.#description;
  }
}

const described: Readonly<Record<keyof Description<never>, true>> = {
  summary: true,
  formula: true,
  shapes: true,
  reference: true,
  code: true,
  interval: true,
  ownInterval: true,
  counting: true,
  params: true,
  claims: true,
  refused: true,
  examples: true,
  build: true,
  end: true,
  length: true,
  milestones: true,
  written: true,
  idle: true,
  horizon: true,
  counts: true,
  intervals: true,
  floor: true,
  bounds: true,
  peak: true,
  parts: true,
  ramp: true,
  cycle: true,
  pitfalls: true,
  total_steps: true,
  records: true,
  fed: true,
  fromRun: true,
};
for (const part of Object.keys(described) as (keyof typeof described)[]) {
  Object.defineProperty(Described.prototype, part, {
    get(this: Described) {
      return this.description[part];
    },
  });
}

/** The class or function name as the framework spells it: `StepLR`. */
export function className(definition: Definition): string {
  return definition.source.slice(definition.source.lastIndexOf(".") + 1);
}

/** The name that a config's `type` has in full: `torch.StepLR`. */
export function typeName(definition: Definition): string {
  return `${definition.framework}.${className(definition)}`;
}

/** What of a param group a scheduler may change. `momentum` is `betas[0]` where the optimizer has betas. */
export type ParameterName = "lr" | "momentum" | "weight_decay";

/**
 * One optimizer param group: the only thing that schedulers share. Fields are spelled as in
 * torch's `optimizer.param_groups[i]`; those below `momentum` are what a scheduler leaves there for itself
 * and for the next.
 */
export interface Group {
  /** Which of the optimizer's param groups this is, from 0. */
  readonly index: number;
  /** How many param groups the optimizer has. */
  readonly count: number;
  /** The rate that the optimizer was made with (`optimizer.defaults["lr"]`), which is the first group's. */
  readonly default_lr: number;
  /** The rates that all its groups begin with, this one's among them. */
  readonly rates: readonly number[];
  /** The rate that the optimizer has now. */
  lr: number;
  initial_lr: number | undefined;
  /** `momentum`, or the first of `betas` where the optimizer has those; undefined where it has neither. */
  momentum: number | undefined;
  /** Is `momentum` the first of `betas`? */
  readonly betas: boolean;
  weight_decay: number;
  max_lr: number | undefined;
  min_lr: number | undefined;
  max_momentum: number | undefined;
  base_momentum: number | undefined;
  initial_momentum: number | undefined;
  swa_lr: number | undefined;
}

/** What the user said of the run's length; what was left out follows from the rest, or from the schedules. */
export interface Told {
  readonly epochs?: number | undefined;
  readonly steps?: number | undefined;
  readonly steps_per_epoch?: number | undefined;
}

/** The run that a scheduler is made for. Most do not ask: their parameters say all that they know of it. */
export interface Training {
  /** Values of the run: optimizer steps, or epochs where nobody told how many steps an epoch has. */
  readonly steps: number;
  /** How often the schedule is stepped in it, its construction among them. */
  readonly stepped: number;
  /** 1 where nobody told. */
  readonly steps_per_epoch: number;
  readonly told: Told;
  /** Is the run counted in epochs? Then `steps` is a multiple of `steps_per_epoch`, or steps were given with it. */
  readonly by_epoch: boolean;
  /** What is measured at the end of each epoch (or after each step of a scheduler that is fed every step). */
  readonly metrics: readonly number[] | undefined;
}

/** A scheduler that holds a param group: constructing it took step 0 already. */
export interface Stepper {
  /** One call of the framework's `scheduler.step()`; `metric` is what a plateau scheduler is fed with. */
  step(metric?: number): void;
}

/** What torch's combinators call beyond `step()`; only such a scheduler can be a part of one. */
export interface Composable extends Stepper {
  /** `SequentialLR.recursive_undo`: take the construction's step back. */
  undo(): void;
  /** `_initial_step`: step 0 once more, as construction does. */
  begin(): void;
  /** `_update_lr(0)`: what SequentialLR calls at a milestone. */
  restart(): void;
}

/** A schedule that is a function of the step (optax, keras, transformers …). */
export interface Formula {
  /** The rate at step `t`, from 0. */
  at(t: number): number;
}

/** A schedule that is an object which writes the param group (torch, timm …). */
export interface Scheduler<S extends Stepper = Stepper> {
  /** Construct it on a param group: writes step 0. Throws a Problem where the framework raises. */
  attach(group: Group, training: Training): S;
  /** What of the group it changes; the rate alone where it does not say. */
  readonly writes?: readonly ParameterName[];
}

export type Schedule = Formula | Scheduler;

/** What of the group a schedule changes. */
export function writesOf(schedule: Schedule): readonly ParameterName[] {
  return ("attach" in schedule && schedule.writes) || ["lr"];
}

/** Put a formula where a scheduler is expected. */
export function lift(schedule: Schedule): Scheduler {
  if ("attach" in schedule) return schedule;
  return {
    attach(group) {
      let t = 0;
      group.lr = schedule.at(0);
      return {
        step() {
          group.lr = schedule.at(++t);
        },
      };
    },
  };
}

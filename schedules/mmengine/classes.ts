import type { Definition } from "../../src/core/definition.ts";
import { constantLR } from "./constant-lr.ts";
import { constantMomentum } from "./constant-momentum.ts";
import { cosineAnnealingLR } from "./cosine-annealing-lr.ts";
import { cosineAnnealingMomentum } from "./cosine-annealing-momentum.ts";
import { cosineRestartLR } from "./cosine-restart-lr.ts";
import { cosineRestartMomentum } from "./cosine-restart-momentum.ts";
import { exponentialLR } from "./exponential-lr.ts";
import { exponentialMomentum } from "./exponential-momentum.ts";
import { linearLR } from "./linear-lr.ts";
import { linearMomentum } from "./linear-momentum.ts";
import { multiStepLR } from "./multistep-lr.ts";
import { multiStepMomentum } from "./multistep-momentum.ts";
import { oneCycleLR } from "./one-cycle-lr.ts";
import { polyLR } from "./poly-lr.ts";
import { polyMomentum } from "./poly-momentum.ts";
import { reduceOnPlateauLR } from "./reduce-on-plateau-lr.ts";
import { reduceOnPlateauMomentum } from "./reduce-on-plateau-momentum.ts";
import { stepLR } from "./step-lr.ts";
import { stepMomentum } from "./step-momentum.ts";

/** A class that a list of schedulers may hold. */
export interface Listed {
  readonly definition: Definition;
  /** The parameters that `build_iter_from_epoch` multiplies beside begin and end; undefined where it has none. */
  readonly multiplied: readonly string[] | undefined;
}

const listed = (multiplied: Listed["multiplied"], ...definitions: readonly Definition[]): Listed[] =>
  definitions.map((definition) => ({ definition, multiplied }));

/** mmengine's own classes, in the order in which it documents them. */
export const classes: readonly Listed[] = [
  ...listed([], constantLR, constantMomentum),
  ...listed(["T_max"], cosineAnnealingLR, cosineAnnealingMomentum),
  ...listed([], exponentialLR, exponentialMomentum, linearLR, linearMomentum),
  ...listed(["milestones"], multiStepLR, multiStepMomentum),
  ...listed(["step_size"], stepLR, stepMomentum),
  ...listed([], polyLR, polyMomentum),
  ...listed(["total_steps"], oneCycleLR),
  ...listed(["periods"], cosineRestartLR, cosineRestartMomentum),
  ...listed(undefined, reduceOnPlateauLR, reduceOnPlateauMomentum),
];

import type { Mistake } from "../mistake.ts";
import { anotherGroup } from "./another-group.ts";
import { endOfEpoch } from "./end-of-epoch.ts";
import { frozen } from "./frozen.ts";
import { neverStepped } from "./never-stepped.ts";
import { noWarmup } from "./no-warmup.ts";
import { offByOne } from "./off-by-one.ts";
import { otherHorizon } from "./other-horizon.ts";
import { restarted } from "./restarted.ts";
import { rounded } from "./rounded.ts";
import { scaled } from "./scaled.ts";
import { farShifted, shifted } from "./shifted.ts";
import { tooOften } from "./too-often.ts";
import { tooRarely } from "./too-rarely.ts";

/** Every kind of mistake, what is likeliest first where a log may come of several. */
export const mistakes: readonly Mistake[] = [
  rounded,
  anotherGroup,
  neverStepped,
  endOfEpoch,
  offByOne,
  noWarmup,
  tooOften,
  tooRarely,
  shifted,
  restarted,
  farShifted,
  frozen,
  scaled,
  otherHorizon,
];

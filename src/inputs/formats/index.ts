import { axolotl } from "./axolotl.ts";
import { deepspeed } from "./deepspeed.ts";
import type { Format } from "./format.ts";
import { hydra } from "./hydra.ts";
import { keras } from "./keras.ts";
import { lightningCli } from "./lightning-cli.ts";
import { llamaFactory } from "./llama-factory.ts";
import { mmengine } from "./mmengine.ts";
import { timm } from "./timm.ts";
import { torchState } from "./torch-state.ts";
import { torchtitan } from "./torchtitan.ts";
import { trainingArguments } from "./training-arguments.ts";

/** The config files that are read, in the order in which they are recognised. */
export const formats: readonly Format[] = [
  deepspeed,
  keras,
  hydra,
  lightningCli,
  mmengine,
  llamaFactory,
  trainingArguments,
  axolotl,
  timm,
  torchtitan,
  torchState,
];

import { axolotl } from "./axolotl.ts";
import { deepspeed } from "./deepspeed.ts";
import type { Format } from "./format.ts";
import { llamaFactory } from "./llama-factory.ts";
import { timm } from "./timm.ts";
import { torchtitan } from "./torchtitan.ts";
import { trainingArguments } from "./training-arguments.ts";

/** The config files that are read, in the order in which they are recognised. */
export const formats: readonly Format[] = [
  deepspeed,
  llamaFactory,
  trainingArguments,
  axolotl,
  timm,
  torchtitan,
];

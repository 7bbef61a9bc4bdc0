import type { Format } from "./format.ts";
import { hydra } from "./hydra.ts";
import { keras } from "./keras.ts";
import { lightningCli } from "./lightning-cli.ts";
import { mmengine } from "./mmengine.ts";
import { torchState } from "./torch-state.ts";

/** The config files that are read, in the order in which they are recognised. */
export const formats: readonly Format[] = [keras, hydra, lightningCli, mmengine, torchState];

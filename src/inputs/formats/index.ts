import type { Format } from "./format.ts";
import { keras } from "./keras.ts";
import { torchState } from "./torch-state.ts";

/** The config files that are read, in the order in which they are recognised. */
export const formats: readonly Format[] = [keras, torchState];

import { dataFlags, type Flag, flagTable, optimizerFlags, runFlags } from "./flag.ts";
import { inputFlags } from "./input-flags.ts";
import { outputFlags } from "./output-flags.ts";

/** Flags of one curve, or of a picture. */
const isOfPicture = ({ name }: Flag) => name === "title" || name === "label" || name === "parameter";

const outputs: readonly string[] = ["findings", "strict", "help", "version"];

const table = flagTable(
  () => [...runFlags()].filter((flag) => !isOfPicture(flag)),
  optimizerFlags,
  dataFlags,
  inputFlags,
  () => outputFlags().filter(({ name }) => outputs.includes(name)),
);

/** The flags of `lrplot lint`: those that say the same of every file's run, and of what is printed. */
export const lintFlags = (): Iterable<Flag> => table;

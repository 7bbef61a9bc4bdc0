// Runs the built lrplot in this process: to start one for each of a hundred pictures takes most of the time.
import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "./examples.mjs";

const require = createRequire(import.meta.url);

/** What `lrplot` prints with these words, in a pipe of 80 columns without colour. Throws where it exits with another code than 0. */
export async function printed(...argv) {
  const { load } = require("../bin/lrplot.cjs");
  const { main } = load(join(ROOT, "dist"), "main.cjs");
  const [out, err] = [[], []];
  const code = await main(argv, {
    read: () => {
      throw new Error("reads no file");
    },
    write: (chunks) => {
      for (const chunk of chunks) out.push(Buffer.from(chunk));
    },
    say: (text) => err.push(text),
    isTerminal: () => false,
    onResize: () => () => {},
    screen: () => ({ columns: 80, rows: 24, colors: 1 }),
  });
  if (code !== 0) throw new Error(`lrplot ${argv.join(" ")}: ${err.join("\n")}`);
  return Buffer.concat(out).toString();
}

/** The words of a command as a shell splits it, where nothing but single quotes is special in it. */
export const wordsOf = (command) =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);

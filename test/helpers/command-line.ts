import { main } from "../../src/cli/main.ts";
import { readText } from "../../src/cli/read.ts";
import type { Shell } from "../../src/cli/shell.ts";

/** What a command line printed, and its exit code. */
export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A shell that keeps what is written, in a pipe of 80 × 24 without colour but for what is given. */
export function keeping(given: Partial<Shell> = {}) {
  const out: Buffer[] = [];
  const err: string[] = [];
  const shell: Shell = {
    read: readText,
    write(chunks) {
      for (const chunk of chunks) out.push(Buffer.from(chunk as string));
    },
    say: (text) => err.push(text),
    isTerminal: () => false,
    onResize: () => () => {},
    screen: () => ({ columns: 80, rows: 24, colors: 1 }),
    ...given,
  };
  return { shell, out: () => Buffer.concat(out).toString(), err: () => err.join("\n") };
}

/** Run a command line in this process, as `bin/lrplot.cjs` would. */
export async function lrplot(...argv: string[]): Promise<Printed> {
  const { shell, out, err } = keeping();
  const code = await main(argv, shell);
  return { code, out: out(), err: err() };
}

/** Split a command line at its spaces, quoted parts kept whole. */
export function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? (plain as string));
}

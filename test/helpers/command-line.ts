import { main } from "../../src/cli/main.ts";

/** What a command line printed, and its exit code. */
export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Run a command line in this process, as `bin/lrplot.cjs` would. */
export async function lrplot(...argv: string[]): Promise<Printed> {
  const out: Buffer[] = [];
  const err: string[] = [];
  const code = await main(argv, {
    write(chunks) {
      for (const chunk of chunks) out.push(Buffer.from(chunk as string));
    },
    say: (text) => err.push(text),
  });
  return { code, out: Buffer.concat(out).toString(), err: err.join("\n") };
}

/** Split a command line at its spaces, quoted parts kept whole. */
export function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? (plain as string));
}

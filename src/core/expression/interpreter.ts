/** What makes a function of a text with statements of Python: src/python/function. */
export type Interpreter = (text: string) => (t: number) => number;

/** Bundles have modules of their own, and all of them look here. */
const key = Symbol.for("lrplot.interpreter");
const shared = globalThis as { [key]?: Interpreter };

/** Is a text a Python function with a name, and so more than an expression? */
export const isFunctionText = (text: string): boolean =>
  /^[^\S\n]*(?:(?:async\s+)?def\s|@\w|(?!lambda\b)\w+\s*=\s*lambda\b)/m.test(text);

/** The name of the function that a text defines last. */
export const functionName = (text: string): string | undefined => {
  const [, def, lambda] = [...text.matchAll(/^(?:def\s+(\w+)|(\w+)\s*=\s*lambda\b)/gm)].at(-1) ?? [];
  return def ?? lambda;
};

/** Is there such a text in a config, wherever? Then it wants the interpreter before it is planned. */
export function holdsFunction(config: unknown): boolean {
  const open: unknown[] = [config];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "string" && isFunctionText(value)) return true;
    if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) open.push(inner);
  }
  return false;
}

/** Give the interpreter, which is large and loaded only for a config that holds such a text. */
export function provideInterpreter(interpreter: Interpreter): void {
  shared[key] = interpreter;
}

/** The function that a text with statements defines. Throws a Problem where it is not interpreted. */
export function interpreted(text: string): (t: number) => number {
  const interpreter = shared[key];
  if (!interpreter) throw new TypeError("the interpreter of Python functions is not loaded");
  return interpreter(text);
}

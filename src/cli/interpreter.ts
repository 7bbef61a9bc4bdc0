import { holdsFunction, provideInterpreter } from "../core/expression/interpreter.ts";

/** Load what interprets Python functions, where a config holds one. To be called before it is planned. */
export async function withInterpreter(config: unknown): Promise<void> {
  if (!holdsFunction(config)) return;
  const { functionOf } = await import("../python/function/index.ts");
  provideInterpreter(functionOf);
}

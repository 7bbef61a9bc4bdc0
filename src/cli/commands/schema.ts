import { registry } from "../../../schedules/index.ts";
import { configJsonSchema } from "../../core/json-schema.ts";
import { Problem } from "../../core/problem.ts";
import { exitCode } from "../exit-code.ts";
import type { Shell } from "../shell.ts";

/** `lrplot schema`: what `schema.json` holds. */
export async function schema([unknown]: readonly string[], { write }: Shell): Promise<number> {
  if (unknown !== undefined) throw new Problem("lrplot schema takes nothing more", { where: unknown });
  await write([`${JSON.stringify(configJsonSchema(registry), null, 2)}\n`]);
  return exitCode.done;
}

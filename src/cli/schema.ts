import type { Registry } from "../core/definition.ts";
import { configJsonSchema } from "../core/json-schema.ts";

/** What `lrplot schema` prints, and what `schema.json` holds. */
export function schemaText(registry: Registry): string {
  return `${JSON.stringify(configJsonSchema(registry), null, 2)}\n`;
}

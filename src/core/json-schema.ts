import * as z from "zod";
import { chartSchema } from "./chart.ts";
import { configSchema, curvesSchema, optimizerSchema } from "./config.ts";
import { dataSchema } from "./data.ts";
import { type Definition, type PartSchema, type Registry, typeName } from "./definition.ts";
import { namesOf, ownNamesOf } from "./registry.ts";

type JsonSchema = Record<string, unknown>;

const scheduleRef = { $ref: "#/$defs/schedule" };

/** The JSON Schema (draft 2020-12) of a config file, made from the schemas that check it. */
export function configJsonSchema(registry: Registry): JsonSchema {
  const config = jsonSchemaOf(configSchema());
  const properties = config.properties as Record<string, JsonSchema>;
  const optimizer = jsonSchemaOf(optimizerSchema());
  const { curves } = jsonSchemaOf(curvesSchema()).properties as { curves: { items: JsonSchema } };
  Object.assign(curves.items.properties as JsonSchema, { schedule: scheduleRef, optimizer });
  const data = jsonSchemaOf(dataSchema());
  const objects = { data, optimizer, schedule: scheduleRef, curves, chart: jsonSchemaOf(chartSchema()) };
  for (const [key, schema] of Object.entries(objects)) properties[key] = { ...properties[key], ...schema };
  const named = registry.map((definition) => ({ definition, names: ownNamesOf(definition, registry) }));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "lrplot config",
    description: "Learning-rate schedules and how to draw them",
    ...config,
    $defs: {
      schedule: {
        type: "object",
        required: ["type"],
        properties: {
          type: {
            description: "framework and class, class alone, or command",
            enum: [...new Set(registry.flatMap(namesOf))],
          },
        },
        allOf: named.map(({ definition, names }) => ({
          if: { properties: { type: { enum: names } }, required: ["type"] },
          // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word
          then: { $ref: `#/$defs/${typeName(definition)}` },
        })),
      },
      ...Object.fromEntries(
        named.map(({ definition, names }) => [typeName(definition), scheduleSchema(definition, names)]),
      ),
    },
  };
}

function scheduleSchema(definition: Definition, names: readonly string[]): JsonSchema {
  const part = z.any().meta(scheduleRef) as unknown as PartSchema;
  const { properties, required, ...rest } = jsonSchemaOf(definition.params(part)) as {
    properties: JsonSchema;
    required?: string[];
  };
  return {
    description: `${definition.source}: ${definition.summary}`,
    ...rest,
    properties: { type: { enum: names }, ...properties },
    required: ["type", ...(required ?? [])],
  };
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
}

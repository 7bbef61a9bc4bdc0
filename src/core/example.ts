import { type Definition, type Example, typeName } from "./definition.ts";

/** An example of a schedule as a config. */
export function configOfExample(definition: Definition, example: Example): Record<string, unknown> {
  const { params, lr, momentum, title: _title, words: _words, ...run } = example;
  const optimizer = { ...(lr === undefined ? {} : { lr }), ...(momentum === undefined ? {} : { momentum }) };
  return {
    ...run,
    ...(Object.keys(optimizer).length > 0 && { optimizer }),
    schedule: { type: typeName(definition), ...params },
  };
}

import { type Definition, type Example, typeName } from "./definition.ts";
import { adamW } from "./optimizer.ts";

/** An example of a schedule as a config. */
export function configOfExample(definition: Definition, example: Example): Record<string, unknown> {
  const { params, lr, momentum, title: _title, words: _words, ...run } = example;
  // a rate alone is one of AdamW's, as on a command line
  const kind = momentum === undefined ? { betas: [...adamW.betas] } : { momentum };
  const optimizer = {
    ...(lr === undefined ? {} : { lr, ...kind }),
    ...(momentum === undefined ? {} : { momentum }),
  };
  return {
    ...run,
    ...(Object.keys(optimizer).length > 0 && { optimizer }),
    schedule: { type: typeName(definition), ...params },
  };
}

import { type Definition, type Example, typeName } from "./definition.ts";
import { adamW } from "./optimizer.ts";

/** An example of a schedule as a config. */
export function configOfExample(definition: Definition, example: Example): Record<string, unknown> {
  const { params, lr, momentum, title: _title, words: _words, ...run } = example;
  // a rate alone is one of AdamW's, as on a command line
  const kind = momentum === undefined ? { betas: [...adamW.betas] } : { momentum };
  const isSaid = lr !== undefined || momentum !== undefined;
  return {
    ...run,
    ...(isSaid && { optimizer: { ...(lr !== undefined && { lr }), ...kind } }),
    schedule: { type: typeName(definition), ...params },
  };
}

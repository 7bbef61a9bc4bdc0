import type { Expression } from "../syntax.ts";
import { assigned, valueGiven } from "./assignments.ts";
import { contextAt, type Frame, parametersIn } from "./outline.ts";
import { givenFor } from "./parameters.ts";
import type { ScriptNames } from "./script-names.ts";

/** What a name was given where it stands: by an assignment, or as a parameter. */
export function valueOfName(name: string, at: Expression, names: ScriptNames): Expression | undefined {
  const use = contextAt(names.outline, at.from);
  for (let frame: Frame | undefined = use.frame; frame; frame = frame.parent) {
    if (frame.kind === "class" && frame !== use.frame) continue;
    const parameter = parametersIn(frame).find((each) => each.name === name);
    const found = assigned(name, frame, { use, at, hasMore: () => parameter !== undefined }, names);
    if (found) return valueGiven(found, use, at, names);
    if (parameter) return givenFor(name, frame, names);
  }
  return undefined;
}

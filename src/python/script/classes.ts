import type { Expression } from "../syntax.ts";
import {
  type ClassStatement,
  type Context,
  classOf,
  type Frame,
  type Outline,
  parametersIn,
} from "./outline.ts";

/** The class whose method a name is the `self` of, where it stands. */
export function ownClass(object: Expression, { frame }: Context): Frame | undefined {
  if (object.type !== "name") return undefined;
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    const own = classOf(at);
    if (own && parametersIn(at)[0]?.name === object.name) return own;
  }
  return undefined;
}

/** The classes of the script that have a class among their bases, or the bases of those. */
export function derivedFrom(own: Frame, { classes }: Outline): Frame[] {
  const found: Frame[] = [own];
  for (const frame of found) {
    for (const other of classes.values()) {
      const { bases } = other.statement as ClassStatement;
      const isFrom = bases.some(({ value }) => value.type === "name" && value.name === frame.statement?.name);
      if (isFrom && !found.includes(other)) found.push(other);
    }
  }
  return found.slice(1);
}

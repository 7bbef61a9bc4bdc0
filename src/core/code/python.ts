import { numberText } from "../parameter-text.ts";
import { spelledOut } from "../unprintable.ts";
import { named, type Text } from "./text.ts";

/** How the values that are no literals are written. */
export interface Writers {
  /** A schedule inside another one: `{"type": …}`. */
  schedule(raw: Readonly<Record<string, unknown>>): Text;
  /** A text: a string, or code. */
  text(value: string): Text;
}

/** A value of a config as Python has it. */
export function pythonText(value: unknown, writers: Writers): Text {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return numberCode(value);
  if (typeof value === "string") return writers.text(value);
  if (Array.isArray(value)) {
    return { open: "[", items: value.map((item) => pythonText(item, writers)), close: "]" };
  }
  const object = value as Readonly<Record<string, unknown>>;
  if (typeof object.type === "string") return writers.schedule(object);
  const items = Object.entries(object).map(([key, item]) =>
    named(`${keyText(key)}: `, pythonText(item, writers)),
  );
  return { open: "{", items, close: "}" };
}

/** Whole numbers are numbers: boundaries of steps. Python has no `007`. */
const keyText = (key: string) => (/^(0|-?[1-9]\d*)$/.test(key) ? key : stringText(key));

/** JSON's escapes are Python's too; what a terminal or an editor would not show as it is becomes one. */
export const stringText = (text: string): string => spelledOut(JSON.stringify(text));

/** A number that Python reads as the same one. */
export const numberCode = (value: number): string => (Object.is(value, -0) ? "-0.0" : numberText(value));

/** One that Python reads as a float, also where it is whole. */
export function floatCode(value: number): string {
  const text = numberCode(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

import type * as z from "zod";

/** What a parameter takes, read off its zod schema: for flags, help, error texts and documentation. */
export interface Kind {
  /** The shape of one value. */
  readonly base: "number" | "integer" | "boolean" | "text" | "choice" | "object" | "any";
  /** May it be (or must it be) a list of such values? */
  readonly list: "never" | "maybe" | "always";
  /** May it be an object of values with names (of param groups, or of steps)? Must it be where it is never a list. */
  readonly named: boolean;
  /** May it be null (Python's None)? */
  readonly nullable: boolean;
  /** The values of a choice. */
  readonly choices: readonly string[];
  /** What is allowed, to end the sentence "2.5 is not …": "a positive integer". */
  readonly phrase: string;
  /** May it be left out? */
  readonly optional: boolean;
  /** What it is when left out; undefined for nothing. */
  readonly fallback: unknown;
}

/** What is read of a zod schema. */
interface Schema {
  readonly description?: string | undefined;
  readonly def: {
    type: string;
    innerType?: Schema;
    in?: Schema;
    options?: Schema[];
    element?: Schema;
    defaultValue?: unknown;
    entries?: Record<string, string>;
    valueType?: Schema;
    items?: Schema[];
    format?: string;
    checks?: { _zod: { def: { check: string; value?: number; inclusive?: boolean } } }[];
  };
}

/** Describe a zod schema made of numbers, enums, booleans, strings, lists and unions of one kind. */
export function kindOf(type: z.ZodType | Schema): Kind {
  const { def } = type as unknown as Schema;
  switch (def.type) {
    case "default":
      return { ...kindOf(def.innerType as Schema), optional: true, fallback: def.defaultValue };
    case "optional":
      return { ...kindOf(def.innerType as Schema), optional: true };
    case "nullable":
      return { ...kindOf(def.innerType as Schema), nullable: true };
    case "pipe":
      return kindOf(def.in as Schema);
    case "number":
      return numberKind(def);
    case "boolean":
      return kind("boolean", "true or false");
    case "enum": {
      const choices = Object.values(def.entries ?? {});
      return { ...kind("choice", `one of ${choices.join(", ")}`), choices };
    }
    case "string":
      return kind("text", "text");
    case "array": {
      const element = kindOf(def.element as Schema);
      const phrase = element.base === "any" ? "a list of schedules" : `a list, each ${element.phrase}`;
      return { ...element, list: "always", phrase, optional: false };
    }
    case "tuple": {
      const [first] = (def.items ?? []).map((item) => kindOf(item));
      const size = def.items?.length ?? 0;
      return {
        ...(first ?? kind("any", "")),
        list: "always",
        phrase: `a list of ${size}, each ${first?.phrase}`,
      };
    }
    case "union":
      return unionKind(def.options ?? []);
    case "record": {
      const value = kindOf(def.valueType as Schema);
      const phrase = `an object, each value ${value.phrase}`;
      return value.base === "number" || value.base === "integer"
        ? { ...value, named: true, phrase: `${phrase} (as a flag: 10=0.5,20=0.1)` }
        : kind("object", phrase);
    }
    case "object":
      return kind("object", "an object");
    default:
      return kind("any", "a schedule"); // a schedule inside another one
  }
}

/** A value, or one per param group (or what the list says of itself) as a list, or (with a record) by name. */
function unionKind(options: readonly Schema[]): Kind {
  const kinds = options.map((option) => kindOf(option));
  if (kinds.every(({ base }) => base === "object"))
    return { ...kind("object", "an object, or a list of them"), list: "maybe" };
  const single =
    kinds.find(({ list, base, named }) => list === "never" && base !== "object" && !named) ?? kind("any", "");
  const several = options[kinds.findIndex((option) => option.list !== "never" && !option.named)];
  const list = several ? "maybe" : "never";
  const named = kinds.some(({ base, named }) => named || base === "object");
  const { description = "a list with one per param group" } = several ?? {};
  const phrase = `${single.phrase}${several ? `, or ${description}` : ""}`;
  return { ...single, list, named, phrase };
}

function kind(base: Kind["base"], phrase: string): Kind {
  return {
    base,
    list: "never",
    named: false,
    nullable: false,
    choices: [],
    phrase,
    optional: false,
    fallback: undefined,
  };
}

function numberKind({ format, checks = [] }: Schema["def"]): Kind {
  const integer = format === "safeint";
  const base = integer ? "integer" : "number";
  const article = integer ? "an integer" : "a number";
  const bounds = checks.map(({ _zod: { def } }) => def);
  const [low] = bounds.filter(({ check }) => check === "greater_than");
  const [high] = bounds.filter(({ check }) => check === "less_than");
  if (low?.value === 0 && !low.inclusive && !high) return kind(base, `a positive ${base}`);
  if (low?.inclusive && high?.inclusive) return kind(base, `${article} from ${low.value} to ${high.value}`);
  const texts = [
    low && (low.inclusive ? `${low.value} or more` : `above ${low.value}`),
    high && (high.inclusive ? `at most ${high.value}` : `below ${high.value}`),
  ].filter((text) => text !== undefined);
  return kind(base, [article, texts.join(" and ")].filter((text) => text !== "").join(", "));
}

/** One parameter of a schedule. */
export interface Parameter extends Kind {
  /** As the framework spells it. */
  readonly name: string;
  readonly description: string;
}

/** The parameters of an object schema in their order. */
export function parametersOf(schema: z.ZodObject): Parameter[] {
  return Object.entries(schema.shape).map(([name, type]) => ({
    name,
    description: (type as z.ZodType).description ?? "",
    ...kindOf(type as z.ZodType),
  }));
}

import { expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { typeName } from "../../src/core/definition.ts";
import { partOf } from "../../src/core/part.ts";

/** Every example in which a parameter says how long its schedule lasts. */
const lasting = registry.flatMap((definition) =>
  definition.examples.flatMap(({ params: given }) => {
    const { params, end } = partOf({ type: typeName(definition), ...given }, registry);
    const { horizon } = definition;
    const name = typeof horizon === "function" ? horizon(params) : horizon;
    return name === undefined ? [] : [{ definition, given, name, value: params[name] as number, end }];
  }),
);

test("some do", () => expect(lasting.length).toBeGreaterThan(5));

test.each(lasting)(
  "$definition.name: ten more of $name are ten more steps",
  ({ definition, given, name, value, end }) => {
    const longer = partOf({ type: typeName(definition), ...given, [name]: value + 10 }, registry);
    expect((longer.end as number) - (end as number)).toBe(10);
  },
);

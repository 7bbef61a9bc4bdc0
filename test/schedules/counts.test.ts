import { describe, expect, test } from "vitest";
import * as z from "zod";
import { registry } from "../../schedules/index.ts";
import { partOf } from "../../src/core/part.ts";

/** Every example of every schedule that declares `key`, checked. */
const partsWith = (key: "counts" | "intervals") =>
  registry
    .filter((definition) => definition[key] !== undefined)
    .flatMap((definition) =>
      definition.examples.map(({ title, params }) => {
        const raw = { type: `${definition.framework}.${definition.source.split(".").at(-1)}`, ...params };
        return [`${definition.name}: ${title}`, raw, partOf(raw, registry)] as const;
      }),
    );

describe("what counts steps is a parameter", () => {
  test.each(partsWith("counts"))("%s", (_, _raw, { definition, params }) => {
    const { counts } = definition;
    const names = typeof counts === "function" ? counts(params) : counts;
    expect(Object.keys(definition.params(z.never()).shape)).toEqual(
      expect.arrayContaining([...(names ?? [])]),
    );
  });
});

describe("what says the interval makes it be stepped at that", () => {
  test.each(partsWith("intervals"))("%s", (_, raw, { definition }) => {
    for (const [interval, said] of Object.entries(definition.intervals ?? {})) {
      const part = partOf(
        { ...raw, ...said, ...(said.step_on_epochs === false && { updates_per_epoch: 9 }) },
        registry,
      );
      expect(part.interval).toBe(interval);
    }
  });
});

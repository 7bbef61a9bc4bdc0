import { expect, test, vi } from "vitest";

test("no schema is made before it is asked for: a hundred of them take longer than a small run", async () => {
  vi.resetModules();
  vi.doMock("zod", async (original) => {
    const real = await original<Record<string, unknown>>();
    const refuse = (name: string) => () => {
      throw new Error(`z.${name}() while the schedules are loaded`);
    };
    return Object.fromEntries(
      Object.entries(real).map(([name, value]) => [name, typeof value === "function" ? refuse(name) : value]),
    );
  });
  const { registry } = await import("../../schedules/index.ts");
  expect(registry.length).toBeGreaterThan(50);
  expect(() => registry[0]?.params({} as never)).toThrow("while the schedules are loaded");
});

import { describe, expect, test } from "vitest";
import * as z from "zod";
import { registry } from "../../schedules/index.ts";
import { main } from "../../src/cli/main.ts";
import { typeName } from "../../src/core/definition.ts";
import { equivalentsOf } from "../../src/core/equivalents.ts";
import { definitionNamed } from "../../src/core/registry.ts";
import { keeping, lrplot, words } from "../helpers/command-line.ts";

type Row = Record<"name" | "type" | "summary" | "framework", string> & { readonly shapes: readonly string[] };

const namesOf = async (line: string) =>
  JSON.parse((await lrplot("list", ...words(line), "--json")).out).map(({ name }: Row) => name);

describe("list", () => {
  test("in a pipe it has a line for each schedule, as --json has", async () => {
    const rows: Row[] = JSON.parse((await lrplot("list", "--json")).out);
    const [schedules = ""] = (await lrplot("list")).out.split("\nalike, across frameworks\n");
    const lines = schedules.split("\n").filter((line) => line.startsWith("  "));
    expect(rows.map(({ name }) => name)).toEqual(registry.map(({ name }) => name));
    expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual(
      rows.map(({ name, type, summary }) => [name, type, summary]),
    );
  });

  test.each([
    ["warm restart", "cosine-warm"],
    ["CosineAnnealingLR", "cosine"],
    ["SGDR", "cosine-warm"],
    ["cosine --framework katsura", "cosine-warmup-restarts"],
    ["--framework torch,katsura plateau", "plateau"],
  ])("lrplot list %s finds %s", async (line, name) => {
    expect(await namesOf(line)).toContain(name);
  });

  test.each([
    ["--framework katsura", ({ framework }: Row) => framework === "katsura"],
    ["exponential --framework torch", ({ framework }: Row) => framework === "torch"],
    ["nential", (row: Row) => /nential/i.test(JSON.stringify(row))],
  ])("lrplot list %s finds nothing else", async (line, fits) => {
    const rows: Row[] = JSON.parse((await lrplot("list", ...words(line), "--json")).out);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !fits(row))).toEqual([]);
  });

  test("on a terminal no line is wider than that", async () => {
    const { shell, out } = keeping({
      isTerminal: () => true,
      screen: () => ({ columns: 80, rows: 24, colors: 1 }),
    });
    expect(await main(["list"], shell)).toBe(0);
    expect(
      out()
        .split("\n")
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });
});

describe("equivalents", () => {
  test("are in other frameworks, and know each other", () => {
    for (const definition of registry) {
      for (const other of equivalentsOf(definition, registry)) {
        expect(other.framework).not.toBe(definition.framework);
        expect(equivalentsOf(other, registry), `${typeName(other)} of ${typeName(definition)}`).toContain(
          definition,
        );
      }
    }
  });

  test.each([["cosine-warm", "katsura.CosineAnnealingWarmupRestarts"]])("%s is like %s", (name, type) => {
    expect(equivalentsOf(definitionNamed(registry, name), registry).map(typeName)).toContain(type);
  });
});

describe("show", () => {
  test.each(registry.map((definition) => [definition.name, definition] as const))(
    "%s: chart, formula, every parameter, link; no wider than the terminal",
    async (name, { formula, reference, source, examples, params }) => {
      const { code, out, err } = await lrplot("show", name);
      const text = out.replace(/\s+/g, " ");
      expect([code, err]).toEqual([0, ""]);
      for (const part of [source, reference.url, formula, examples[0]?.title ?? ""])
        expect(text).toContain(part.replace(/\s+/g, " "));
      for (const parameter of Object.keys(params(z.any()).shape)) expect(out).toContain(`\n  ${parameter} `);
      expect(
        out.split("\n").filter((line) => line.length > 80 && !/^ {2}(https:|lrplot )|^\S+ · /.test(line)),
      ).toEqual([]);
    },
  );
});

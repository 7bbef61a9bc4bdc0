import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const folder = folderWith({
  "metrics.csv": "step,lr\n0,0.1\n1,0.2\n",
  "other.csv": "step,train/lr\n0,0.1\n1,0.3\n",
});

/** What the curves of a command line are called; files are those of the folder. */
async function labels(line: string): Promise<string> {
  const argv = words(line).map((word) => (/^[\w/]+\.\w+$/.test(word) ? join(folder, word) : word));
  const { code, out, err } = await lrplot(...argv, "--format", "json");
  expect([code, code === 0 ? "" : err]).toEqual([0, ""]);
  const { curves } = JSON.parse(out) as { curves: { label: string }[] };
  return curves.map(({ label }) => label).join(" | ");
}

describe("a lone curve that was recorded", () => {
  const cases: readonly (readonly [line: string, labels: string])[] = [
    ["metrics.csv", "metrics.csv: lr"],
    ["metrics.csv --title Mine", "Mine"],
    ["metrics.csv --label mine", "mine"],
    ["metrics.csv vs step --step-size 1", "metrics.csv: lr | StepLR"],
    ["recorded --values 1,2", "Values"],
    ["recorded --values 1,2 --title Mine", "Mine"],
    ["step --step-size 1 --title Mine", "StepLR"],
  ];
  test.each(cases)("%s", async (line, expected) => {
    expect(await labels(line)).toBe(expected);
  });

  test("is compared by its name, and paired whatever that is", async () => {
    const [metrics, other] = ["metrics.csv", "other.csv"].map((file) => join(folder, file)) as [
      string,
      string,
    ];
    const plan = await lrplot("diff", metrics, "step", "--step-size", "1", "--format", "mermaid");
    expect(plan.out).toContain('title "metrics.csv: lr → StepLR"');
    const { out } = await lrplot("diff", metrics, other, "--format", "json");
    expect(out).toContain('"metrics.csv: lr → other.csv: train/lr"');
  });
});

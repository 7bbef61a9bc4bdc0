import { expect, test, vi } from "vitest";
import { lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const { attended } = vi.hoisted(() => ({ attended: vi.fn() }));
vi.mock("../../src/advice/sight.ts", async (load) => {
  const own = await load<typeof import("../../src/advice/sight.ts")>();
  return { ...own, attended: attended.mockImplementation(own.attended) };
});

const log = `${folderWith({ "log.csv": "epoch,lr\n0,0.001\n" })}/log.csv`;
const cosine = "cosine --T_max 5 --epochs 8";
const compared = "diff cosine --T_max 5 vs cosine --T_max 6 --epochs 8";
const checked = `check cosine --T_max 5 --epochs 8 --log ${log}`;

test.each([
  [cosine, true],
  [`${cosine} --findings none`, false],
  [`${cosine} --findings none --strict error`, true],
  [`${cosine} --findings none --mark-findings`, false],
  [`${cosine} --findings none --format vl.json`, false],
  [`${cosine} --findings none --format vl.json --mark-findings`, true],
  [`${cosine} --findings none --format terminal --mark-findings`, true],
  [`${cosine} --findings none --format markdown`, true],
  [`${cosine} --findings none --format html`, true],
  [`${cosine} --findings json`, true],
  [compared, true],
  [`${compared} --findings none`, false],
  [`${compared} --findings none --strict error`, true],
  [checked, true],
  [`${checked} --findings none`, false],
])("%s: curves are watched for what is found: %s", async (line, isWatched) => {
  attended.mockClear();
  const { code } = await lrplot(...words(line));
  expect([code === 2, attended.mock.calls.length > 0]).toEqual([false, isWatched]);
});

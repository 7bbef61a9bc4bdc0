import { expect, test } from "vitest";
import { lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const folder = folderWith({
  "old.json": '{"epochs": 2, "optimizer": {"lr": 1}, "schedule": {"type": "polynomial", "total_iters": 4}}',
  "new.json": '{"epochs": 4, "optimizer": {"lr": 1}, "schedule": {"type": "polynomial", "total_iters": 8}}',
});
const resume = (line: string) =>
  lrplot(...words(line).map((word) => word.replace(/^(?=(old|new)\.json)/, `${folder}/`)));

const halves = "polynomial --total-iters 4 vs polynomial --total-iters 8 --epochs 4 --lr 1";

test.each([
  [
    `${halves} --resume-at 2`,
    "epoch,before,after,difference\n0,1,1,0\n1,0.75,0.75,0\n2,0.5,0.75,0.25\n3,0.25,0.625,0.375\n",
  ],
  [
    `diff ${halves} --resume-at 2 --format csv`,
    "epoch,before,after,difference\n0,1,1,0\n1,0.75,0.75,0\n2,0.5,0.75,0.25\n3,0.25,0.625,0.375\n",
  ],
  [
    "old.json vs new.json --resume-at 2",
    "epoch,before,after,difference\n0,1,1,0\n1,0.75,0.75,0\n2,,0.75,\n3,,0.625,\n",
  ],
])("%s", async (line, csv) => {
  expect(await resume(line)).toMatchObject({ code: 0, out: csv });
});

test.each([
  [
    `${halves} --resume-at 2`,
    "the rate is 0.75 at epoch 2, and not 0.5 as in the first plan (+50 %); the last one before it is 0.75",
  ],
  [
    "old.json vs new.json --resume-at 1",
    "the rate is 0.875 at epoch 1, and not 0.75 as in the first plan (+16.7 %); the last one before it is 1",
  ],
  [
    "cosine --T-max 50 --epochs 50 vs cosine --T-max 100 --epochs 100 --resume-at 50",
    "at epoch 50 (× 507), where the first plan has ended",
  ],
])("%s is a finding, which --strict counts", async (line, message) => {
  const { code, err } = await resume(`${line} --strict`);
  expect(err).toContain("warning LR026 resume-jump");
  expect(err).toContain(message);
  expect(code).toBe(3);
});

test("what is told of the run is of the values that it has, from both plans", async () => {
  const line = "cosine --T-max 50 --lr 0.1 vs cosine --T-max 100 --lr 0.01 --epochs 100 --resume-at 30";
  const { out } = await resume(`${line} --format text`);
  expect(out).toMatch(/peak {2,}0\.1 at epoch 0 {2,}0\.1 at epoch 0 {2,}same/);
});

test("JSON says where the seam is", async () => {
  const { out } = await resume(`${halves} --resume-at 2 --format json`);
  expect(JSON.parse(out)).toMatchObject({ resume_at: 2, differs: true, curves: [{ first: 2 }] });
});

test.each([
  "cosine --T-max 100 vs cosine --T-max 100 --epochs 100 --resume-at 50",
  "cosine --T-max 100 vs cosine --T-max 101 --epochs 101 --resume-at 5",
  `${halves} --resume-at 2 --ignore LR026,LR004`,
])("%s is none", async (line) => {
  expect((await resume(line)).err).not.toContain("LR026");
});

test("an epoch, where the chart counts epochs", async () => {
  const line = "linear --total-iters 9 vs linear --total-iters 30 --epochs 10 --steps-per-epoch 5 --x epoch";
  const { out } = await resume(`${line} --resume-at 2 --format json`);
  expect(JSON.parse(out)).toMatchObject({ resume_at: 10 });
});

test("a config that the run goes on with is where its jump is found", async () => {
  const { out } = await resume("old.json vs new.json --resume-at 1 --findings json --ignore LR004");
  expect(JSON.parse(out)).toMatchObject([{ rule: "LR026", file: `${folder}/new.json`, line: 1, column: 39 }]);
});

test.each([
  [
    "cosine --T-max 9 vs cosine --T-max 20 --last-epoch 4 --lr 0.05 --initial-lr 0.1 --epochs 20 --resume-at 5",
    "--resume-at: a plan is of a run that was resumed itself; both are plans of the whole run, from its first step on. Leave out initial_lr and last_epoch",
  ],
  ["cosine --T-max 9 --resume-at 5", "--resume-at: joins two plans, and 1 is given"],
  [`${halves} vs step --step-size 1 --resume-at 2`, "--resume-at: joins two plans, and 3 are given"],
  [`${halves} --resume-at 4`, "--resume-at: 4 is not in both runs; 1 to 3: the first has 4 epochs"],
  ["old.json vs new.json --resume-at 3", "--resume-at: 3 is not in both runs; 1 to 2"],
  [`${halves} --resume-at 0`, "--resume-at: 0 is not"],
  [
    "cosine --T-max 9 --lr 1,2 vs cosine --T-max 9 --lr 1 --resume-at 2",
    "--resume-at: joins one schedule to one",
  ],
  [
    "cosine --T-max 9 --epochs 9 vs cosine --T-max 9 --steps 9 --resume-at 2",
    "--resume-at: the two plans do not count alike",
  ],
])("%s is refused", async (line, says) => {
  const { code, err } = await resume(line);
  expect(err).toContain(says);
  expect(code).toBe(2);
});

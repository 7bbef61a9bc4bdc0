import { expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { rules } from "../../src/advice/index.ts";
import { draftOf } from "../../src/core/draft.ts";
import { configOfExample } from "../../src/core/example.ts";
import type { Finding, Severity } from "../../src/core/finding.ts";
import { isProblem } from "../../src/core/problem.ts";
import { changed } from "../helpers/changed.ts";
import { draftOfLine, findingsIn, findingsOfLine } from "../helpers/findings.ts";

const warmed = "linear --start-factor 0.01 --total-iters 5 then@5 cosine";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  ["cosine --T-max 50 --epochs 100", ["LR003"]],
  ["cosine --T-max 50 --epochs 60", ["LR003"]],
  ["cosine --T-max 50 --epochs 51", []],
  ["cosine --T-max 50 --epochs 50", []],
  [`${warmed} --T-max 95 --epochs 100`, []],
  [`${warmed} --T-max 45 --epochs 100`, ["LR003"]],
  [`${warmed} --T-max 100 --epochs 100`, ["LR005"]],
  ["deepspeed-warmup --warmup-num-steps 150 --warmup-type linear --steps 300", []],
  ["deepspeed-warmup-decay --total-num-steps 100 --steps 150", ["LR024", "LR013"]],
  ["bolts-warmup-cosine --warmup-epochs 10 --max-epochs 40 --epochs 60", ["LR003", "LR013"]],
  ["hf-cosine --num-warmup-steps 10 --num-training-steps 100 --steps 150", ["LR003"]],
  ["cosine --T-max 100 --epochs 50", ["LR004"]],
  ["cosine --T-max 100 --epochs 95", []],
  ["cosine --T-max 100 --epochs 94", []],
  ["cosine --T-max 100 --epochs 80", ["LR004"]],
  ["cosine --T-max 100 --epochs 80 --eta-min 5e-4", ["LR004"]],
  ["cosine --T-max 100 --epochs 90 --eta-min 5e-4", []],
  ["wsd --total-steps 100 --warmup-steps 5 --decay-steps 20 --steps 70", ["LR004"]],
  ["wsd --total-steps 100 --decay-steps 20 --steps 70", ["LR004"]],
  ["wsd --total-steps 100 --decay-steps 20 --steps 96", []],
  ["hf-wsd --num-warmup-steps 0 --num-decay-steps 20 --num-training-steps 100 --steps 70", ["LR004"]],
  [
    "optax-linear --init-value 1 --end-value 0 --transition-begin 80 --transition-steps 20 --steps 70",
    ["LR004"],
  ],
  // a length of the run's steps would be refused
  ["wsd --total-steps 100 --decay-steps 60 --steps 30", ["LR004"]],
  ["mmengine-poly --begin 200 --end 300 --epochs 100", ["LR004"]],
  ["linear --start-factor 1 --end-factor 1 --total-iters 100 --epochs 50", []],
  ["constant --factor 1 --total-iters 100 --epochs 50", []],
  ["polynomial --total-iters 100 --epochs 96", []],
  ["polynomial --total-iters 100 --epochs 50", ["LR004"]],
  ["cosine-warm --T0 30 --epochs 100", ["LR017"]],
  ["onecycle --max-lr 0.1 --total-steps 100 --epochs 50", ["LR007"]],
  ["onecycle --max-lr 0.1 --total-steps 100 --epochs 20", ["LR007"]],
  ["polynomial --total-iters 100 --epochs 200", ["LR014"]],
  ["linear --total-iters 100 --epochs 50", ["LR011"]],
  ["linear --total-iters 100 --epochs 1", []],
  ["linear --total-iters 50 --epochs 50", []],
  ["linear --start-factor 1 --end-factor 0 --total-iters 100 --epochs 50", ["LR004"]],
  ["multistep --milestones 30,80 --epochs 50", ["LR016"]],
  ["multistep --milestones 30,80,120 --epochs 50", ["LR016"]],
  ["multistep --milestones 30,80 --epochs 81", []],
  ["multistep --milestones 30,80 --epochs 80", []],
  [`${warmed} --T-max 95 --epochs 4`, ["LR011"]],
  ["linear --start-factor 0.1 --total-iters 120 then@120 cosine --T-max 90 --epochs 100", ["LR011"]],
  [`${warmed} --T-max 95 then@3 constant --epochs 100`, ["LR023"]],
  [`${warmed} --T-max 95 then@5 constant --epochs 100`, ["LR023"]],
  [`${warmed} --T-max 95 then@6 constant --epochs 100`, ["LR031"]],
  ["linear then@0 cosine --T-max 9 --epochs 9", ["LR023"]],
  ["linear then@-1 cosine --T-max 9 --epochs 9", ["LR023"]],
  ["linear then@1 cosine --T-max 9 --epochs 10", ["LR023"]],
  ["linear then@2.2 constant then@2.8 cosine --T-max 9 --epochs 12", ["LR023"]],
  ["linear then@2.2 constant then@3.1 cosine --T-max 9 --epochs 12", ["LR031"]],
  ["linear then@30 constant then@20 step --step-size 9 --epochs 10", ["LR016", "LR023"]],
  ["linear --last-epoch 6 then@5 constant --last-epoch 6 --initial-lr 1 --epochs 10", []],
  ["multistep --milestones 30,10,10,0 --epochs 50", ["LR016"]],
  ["multistep --milestones 30,10,0 --epochs 50", []],
  ["step --step-size 30 --epochs 10", ["LR016"]],
  ["cosine --T-max 60 --lr 0.0753 --initial-lr 0.1 --last-epoch 19 --epochs 40", []],
  [
    "optax-piecewise-interpolate --interpolate-type linear --init-value 1 --boundaries-and-scales 9=0.5,19=0",
    [],
  ],
  [
    "optax-piecewise-interpolate --interpolate-type linear --init-value 1 --boundaries-and-scales 9=0.5,19=0 --steps 5",
    ["LR016"],
  ],
  [
    "optax-piecewise-interpolate --interpolate-type linear --init-value 1 --boundaries-and-scales 9=0.5,19=0 --steps 15",
    ["LR004"],
  ],
  ["cosine --T-max 5000 --steps 5000 --steps-per-epoch 500", []],
  // one mistake, one finding
  ["deepspeed-warmup-decay --total-num-steps 1000 --lr 5e-5", ["LR024", "LR024"]],
  ["hf-linear --num-warmup-steps 1 --num-training-steps 10 --epochs 10 --steps-per-epoch 500", ["LR002"]],
  [
    "hf-linear --num-warmup-steps 500 --num-training-steps 5000 --epochs 10 --steps-per-epoch 500 --interval epoch",
    ["LR001"],
  ],
  [
    "wsd --total-steps 5000 --warmup-steps 500 --decay-steps 1000 --epochs 10 --steps-per-epoch 500 --interval epoch",
    ["LR001"],
  ],
  ["cosine --T-max 50 --eta-min 1e-5 --lr 0,1e-3 --epochs 50", ["LR015"]],
  ["cosine --T-max 50 --eta-min 1e-5 --lr 0 --epochs 50", ["LR015"]],
  ["deepspeed-warmup --warmup-num-steps 150 --warmup-type linear --steps 300", []],
];

test.each(cases)("%s", async (line, speak) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).toEqual(speak);
});

/** A command line, and what is said of it. */
const said: readonly (readonly [line: string, says: string])[] = [
  [
    "cosine --T-max 50 --epochs 75",
    "error: the schedule ends at epoch 50, the run does not: the rate climbs again, to 0.0004686; if that is not meant, let the schedule last for the run's 75 epochs: --T_max 75",
  ],
  [
    "cosine --T-max 90 --epochs 100",
    "warning: the schedule ends at epoch 90, the run does not: the rate climbs again, to 2.447e-5; if that is not meant, let the schedule last for the run's 100 epochs: --T_max 100",
  ],
  [
    "cosine --T-max 30 --epochs 90",
    "warning: the schedule ends at epoch 30, the run does not: the rate climbs again, to 0.001 at epoch 60, and ends at 2.739e-6; if that is not meant, let the schedule last for the run's 90 epochs: --T_max 90",
  ],
  [
    "cosine --T-max 30 --epochs 75",
    "error: the schedule ends at epoch 30, the run does not: the rate climbs again, to 0.001 at epoch 60, and ends at 0.0005523; if that is not meant, let the schedule last for the run's 75 epochs: --T_max 75",
  ],
  [
    "wsd --total-steps 100000 --decay-steps 10000 --steps 80000",
    "warning: the run ends at 80 % of the schedule, with the rate still at its peak, 0.001; if that is not meant, let the schedule last for the run's 80,000 steps, or the run for its 100,000 steps: --total_steps 80000",
  ],
  [
    "linear --start-factor 0.1 --total-iters 5 then@5 cosine --T-max 45 then@50 cosine --T-max 100 --epochs 100",
    "warning: the T_max of CosineAnnealingLR is all 100 epochs of the run, but counts from epoch 50 on: the rate ends at 0.0005157 (peak 0.001); if that is not meant, let the run last for 150 epochs, or leave out what comes before it: --T_max 50 (of schedule 3)",
  ],
  [
    "cosine --T-max 1000 --epochs 500",
    "warning: the run ends at 50 % of the schedule, with a rate of 0.0005016 (peak 0.001); if that is not meant, let the schedule last for the run's 500 epochs, or the run for its 1,000 epochs: --T_max 500",
  ],
  [
    "linear --total-iters 100 --epochs 50",
    "error: the run ends while the rate still rises: 0.00066 after 50 epochs; if that is not meant, make the warm-up shorter than the run",
  ],
  [
    "multistep --milestones 30,80 --epochs 50",
    "warning: the milestone at epoch 80 is never reached: the run has 50 epochs; if that is not meant, move it into the run: is it counted in epochs or in steps?",
  ],
  [
    "multistep --milestones 30,80,120 --epochs 50",
    "warning: 2 milestones, from epoch 80 on, are never reached: the run has 50 epochs; if that is not meant, move them into the run: are they counted in epochs or in steps?",
  ],
  [
    "linear then@30 constant then@10 cosine --T-max 40 then@5 step --step-size 9 --epochs 50",
    "warning: ConstantLR never runs, nor CosineAnnealingLR: it begins at epoch 30, the next one at epoch 10; if that is not meant, let the milestones rise: each is counted from the start of the run, not from the one before",
  ],
];

test.each(said)("%s, in words", async (line, says) => {
  const [finding] = await findingsOfLine(line);
  expect(`${finding?.severity}: ${finding?.message}; ${finding?.advice}`).toBe(says);
});

test("rules stand in the order of their numbers, each once", () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const { covers = [] } of rules) expect(ids).toEqual(expect.arrayContaining([...covers]));
});

const prepared =
  "--epochs 90 --interval epoch --dataset-size 6400 --batch-size 8 --gpus 4 --launcher accelerate";

/** A command line for every severity that a rule declares beside its own. */
const otherwise: readonly (readonly [id: string, severity: Severity, line: string])[] = [
  ["LR003", "warning", "cosine --T_max 50 --epochs 60"],
  ["LR005", "note", "linear --start-factor 0.01 --total-iters 5 then@5 cosine --T_max 100 --epochs 100"],
  ["LR010", "warning", `multistep --milestones 30,60 ${prepared}`],
  ["LR010", "note", `exponential --gamma 0.99 ${prepared}`],
  ["LR011", "warning", "hf-constant-warmup --num-warmup-steps 950 --steps 1000"],
  ["LR012", "error", "hf-linear --num-warmup-steps 0.1 --num-training-steps 1000"],
  ["LR015", "warning", "cosine --T_max 50 --eta-min 0.01 --epochs 50"],
  ["LR016", "error", "multistep --milestones 30.5,60 --epochs 90"],
  ["LR016", "note", "multistep --milestones 30,30,60 --epochs 90"],
  ["LR018", "error", "cosine-warm --T_0 0 --epochs 50"],
  ["LR018", "note", "cosine-warm --T_0 50 --epochs 50"],
  ["LR019", "note", "hf-cosine-restarts --num-warmup-steps 10 --num-training-steps 100"],
  ["LR021", "note", "timm-cosine --t-initial 100 --warmup-t 10 --warmup-lr-init 1e-6 --epochs 100"],
  ["LR023", "error", "linear then@2 plateau --metrics 1,1,1"],
  ["LR023", "note", "linear --total-iters 5 then@9 cosine --T_max 91 --epochs 100"],
  ["LR024", "error", "deepspeed-warmup-cosine --total-num-steps 100 --lr 0.1"],
  ["LR024", "note", "deepspeed-warmup --warmup-num-steps 100 --steps 1000"],
  ["LR025", "error", "linear --start-factor 0"],
  ["LR025", "note", "exponential --gamma 1.1 --lr 1e-7 --steps 100"],
  ["LR026", "error", "cosine --T_max 50 --last-epoch 9 --epochs 40"],
  ["LR027", "note", `plateau --patience 2 --metrics ${Array(100).fill(1)} --steps-per-epoch 50 --epochs 2`],
  ["LR030", "warning", "polynomial --total-iters 20 --dataset-size 250 --batch-size 100 --epochs 10"],
];

test.each(otherwise)("%s as %s: %s", async (id, severity, line) => {
  const said = await findingsOfLine(line).catch((error) => [{ rule: error.rule, severity: "error" }]);
  expect(said).toContainEqual(expect.objectContaining({ rule: id, severity }));
});

test("what a rule declares beside its own severity is one that it speaks in", () => {
  const declared = rules.flatMap(({ id, also = [] }) => also.map((severity) => `${id} ${severity}`));
  expect(declared.toSorted()).toEqual(otherwise.map(([id, severity]) => `${id} ${severity}`).toSorted());
});

const spoken = rules.filter(({ of }) => of !== "refusal");

test.each(spoken.map(({ id, wrong }) => [id, wrong]))("%s speaks of %s", async (id, wrong) => {
  expect((await findingsOfLine(wrong)).map(({ rule }) => rule)).toContain(id);
});

test.each(rules.map(({ id, right }) => [id, right]))("%s: nothing is said of %s", async (_, right) => {
  expect(await findingsOfLine(right)).toEqual([]);
});

test.each(rules.filter(({ of }) => of === "refusal").map(({ id, wrong }) => [id, wrong]))(
  "%s: what the framework raises for names the rule: %s",
  async (id, wrong) => {
    await expect(findingsOfLine(wrong)).rejects.toMatchObject({ name: "Problem", rule: id });
  },
);

const mended = [...spoken.map(({ wrong }) => wrong), ...cases.map(([line]) => line)];

test.each([...new Set(mended)])("what is advised mends it: %s", async (line) => {
  const draft = await draftOfLine(line);
  const before = findingsIn(draft);
  for (const { rule, changes } of before) {
    if (changes.length === 0) continue;
    const after = findingsIn(draftOf(changed(draft.config, changes)));
    const ofRule = (findings: readonly Finding[]) => findings.filter((finding) => finding.rule === rule);
    expect(ofRule(after).length).toBeLessThan(ofRule(before).length);
  }
});

test.each<[line: string, said: readonly string[]]>([
  [
    "cosine --T-max 50 --epochs 75 --lr 1,2,3",
    [
      "group 0: the schedule ends at epoch 50, the run does not: the rate climbs again, to 0.4686; likewise in 2 more param groups",
    ],
  ],
  [
    "cosine --T-max 50 --epochs 75 --lr 1,1",
    [
      "group 0: the schedule ends at epoch 50, the run does not: the rate climbs again, to 0.4686; likewise in another param group",
    ],
  ],
])("%s: what holds for several param groups is said once", async (line, said) => {
  expect((await findingsOfLine(line)).map(({ curve, message }) => `${curve}: ${message}`)).toEqual(said);
});

test("what holds for two param groups is said once, the most severe first", async () => {
  const findings = await findingsOfLine(
    "cosine --T_max 100 --lr 0.1,0.2 --epochs 75 vs cosine --T_max 50 --lr 0.1,0.1 --epochs 75",
  );
  expect(findings.map(({ rule, curve }) => [rule, curve])).toEqual([
    ["LR003", "CosineAnnealingLR(T_max=50) group 0"],
    ["LR004", "CosineAnnealingLR(T_max=100) group 0"],
  ]);
});

test.each([
  ["LR004", []],
  ["lr004,LR003", []],
  ["never-anneals", []],
  ["LR003", ["LR004"]],
])("--ignore %s", async (ignore, speak) => {
  const findings = await findingsOfLine(`cosine --T_max 100 --epochs 50 --ignore ${ignore}`);
  expect(findings.map(({ rule }) => rule)).toEqual(speak);
});

test("a rule that there is not cannot be ignored", async () => {
  await expect(findingsOfLine("cosine --T_max 9 --ignore LR404")).rejects.toMatchObject({
    message: 'there is no rule "LR404"',
    path: ["ignore", 0],
  });
});

/** What is found in examples, and is so: by the schedule's command. */
const foundInExamples: Readonly<Record<string, readonly string[]>> = {
  // says no warmup_type, to show the logarithm
  "deepspeed-warmup": ["LR024"],
  // without its steps_per_epoch it is over within its warm-up
  "fairseq-plateau": ["LR011", "LR027"],
  // decays an epoch before what it is told, as timm's always does
  "timm-multistep": ["LR022"],
  // as recipes for segmentation have it, without warmup_prefix
  "timm-poly": ["LR021"],
};

test.each(registry.map((definition) => [definition.name, definition] as const))(
  "in the examples of %s there is no other finding than is known",
  (name, definition) => {
    const found = definition.examples.flatMap((example) => {
      const { epochs: _epochs, steps: _steps, ...own } = configOfExample(definition, example);
      const { steps_per_epoch: _steps_per_epoch, ...bare } = own;
      return [configOfExample(definition, example), own, bare].flatMap((config) => findingsOrNone(config));
    });
    expect([...new Set(found.map(({ rule }) => rule))]).toEqual(foundInExamples[name] ?? []);
  },
);

/** None where a schedule has no length of its own. */
function findingsOrNone(config: Record<string, unknown>): Finding[] {
  try {
    return findingsIn(draftOf(config));
  } catch (error) {
    if (isProblem(error)) return [];
    throw error;
  }
}

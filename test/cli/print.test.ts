import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { commands } from "../../src/cli/commands.ts";
import { exampleCommand } from "../../src/cli/example-command.ts";
import { main } from "../../src/cli/main.ts";
import { ClosedPipe } from "../../src/cli/write.ts";
import { formats } from "../../src/outputs/index.ts";
import { keeping, lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const hfLinear = `import torch
from transformers import get_linear_schedule_with_warmup

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = get_linear_schedule_with_warmup(
    optimizer,
    num_warmup_steps=10,
    num_training_steps=100,
)
# after every optimizer step: scheduler.step()
`;

/** A command line, and what it prints. */
const printed: readonly (readonly [line: string, prints: string])[] = [
  ["step --step-size 1 --gamma 0.5 --epochs 3", "epoch,lr\n0,0.001\n1,0.0005\n2,0.00025\n"],
  ["step --step-size 1 --gamma 0.5 --steps 2", "step,lr\n0,0.001\n1,0.0005\n"],
  ["step --step-size 1 --gamma 0.5 --epochs 2 --interval step", "step,lr\n0,0.001\n1,0.0005\n"],
  [
    "step --step-size 1 --gamma 0.5 --epochs 2 --steps-per-epoch 2",
    "step,epoch,lr\n0,0,0.001\n1,0,0.0005\n2,1,0.00025\n3,1,0.000125\n",
  ],
  [
    "step --step-size 1 --gamma 0.5 --epochs 2 --steps-per-epoch 2 --interval epoch",
    "step,epoch,lr\n0,0,0.001\n1,0,0.001\n2,1,0.0005\n3,1,0.0005\n",
  ],
  ["step --step-size 1 --epochs 2 --lr 1,2", "epoch,group 0,group 1\n0,1,2\n1,0.1,0.2\n"],
  ["step --step-size 1 --epochs 1 --lr a=1,b=2", "epoch,a,b\n0,1,2\n"],
  ["step --step-size 1 vs linear --epochs 1 --lr 3", "epoch,StepLR,LinearLR\n0,3,1\n"],
  [
    "step --step-size 1 vs step --step-size 2 --epochs 1",
    "epoch,StepLR(step_size=1),StepLR(step_size=2)\n0,0.001,0.001\n",
  ],
  ["linear --label a vs linear --label a --epochs 1 --lr 3", "epoch,a,a #2\n0,1,1\n"],
  [
    "linear --label a vs linear --label a vs linear --label 'a #2' --epochs 1 --lr 3",
    "epoch,a,a #2,a #2 #2\n0,1,1,1\n",
  ],
  ["linear --lr epoch=3,b=3 --epochs 1", "epoch,epoch #2,b\n0,1,1\n"],
  ["plateau --metrics 1_000,2 --lr 1 --epochs 2 --ignore LR027", "epoch,lr\n0,1\n1,1\n"],
  ["linear --epochs 1 --lr 3 --format tsv", "epoch\tlr\n0\t1\n"],
  ["linear --epochs 1 --precision 3", "epoch,lr\n0,0.000333\n"],
  [
    "cyclic --base-lr 1 --max-lr 2 --step-size-up 1 --epochs 2 --format json",
    '{"x": "epoch", "steps_per_epoch": 1, "curves": [\n  {"label": "CyclicLR", "type": "torch.CyclicLR", "group": null, "lr": [1,2], "momentum": [0.9,0.8]}\n]}\n',
  ],
  ["hf-linear --num-warmup-steps 10 --steps 100 --code", hfLinear],
  ["hf-linear --num-warmup-steps 10 --steps 100 --format code --precision 1", hfLinear],
  [
    "plateau --patience 0 --metrics 1,1,2 --lr 1 --epochs 4",
    "epoch,lr\n0,1\n1,1\n2,0.1\n3,0.010000000000000002\n",
  ],
  [
    "cyclic --base-lr 1 --max-lr 2 --step-size-up 1 --epochs 2 --parameter lr,momentum",
    "epoch,lr,momentum\n0,1,0.9\n1,2,0.8\n",
  ],
  [
    "step --step-size 1 --epochs 1 --lr a=1,b=2 --parameter weight_decay,lr",
    "epoch,a weight_decay,b weight_decay,a lr,b lr\n0,0.01,0.01,1,2\n",
  ],
  [
    "onecycle --max-lr 1 --steps 2 --no-cycle-momentum --pct-start 0.9",
    "step,lr\n0,0.040000000000000036\n1,0.000004\n",
  ],
];

describe("what is printed", () => {
  test.each(printed)("%s", async (line, prints) => {
    const { code, out, err } = await lrplot(...words(line));
    expect([code, out, err]).toEqual([0, prints, ""]);
  });

  test("the length that a schedule has itself is said", async () => {
    const { out, err } = await lrplot("cosine", "--T-max", "3");
    expect(out.split("\n").length).toBe(5);
    expect(err).toBe("3 epochs, the length of CosineAnnealingLR itself; --epochs N says another");
  });

  test.each([
    [
      "onecycle --max-lr 0.1 --total-steps 1000",
      "step",
      "1000 steps, the length of OneCycleLR itself; --steps N says another",
    ],
    [
      "cyclic --base-lr 0 --max-lr 1 --step-size-up 2",
      "step",
      "12 steps, the length of CyclicLR itself; --steps N says another",
    ],
    [
      "bolts-linear-warmup-decay --warmup-steps 1 --total-steps 4",
      "step",
      "4 steps, the length of linear_warmup_decay itself; --steps N says another",
    ],
    [
      "onecycle --max-lr 0.1 --total-steps 10 vs cyclic --base-lr 0 --max-lr 1 --step-size-up 1",
      "step",
      "10 steps, the length of OneCycleLR itself; --steps N says another",
    ],
    [
      "onecycle --max-lr 0.1 --total-steps 10 vs cosine --T-max 10",
      "epoch",
      "10 epochs, the length of OneCycleLR itself; --epochs N says another",
    ],
    ["onecycle --max-lr 0.1 --total-steps 10 --epochs 10", "epoch", ""],
  ])("%s: an axis of %ss", async (line, axis, says) => {
    const { out, err } = await lrplot(...words(line));
    expect([out.slice(0, out.indexOf(",")), err]).toEqual([axis, says]);
  });

  test("OneCycleLR's own epochs are none of the run's", async () => {
    const folder = folderWith({
      "lr.json": '{"schedule": {"type": "OneCycleLR", "max_lr": 0.1, "epochs": 10, "steps_per_epoch": 100}}',
    });
    const { err } = await lrplot(join(folder, "lr.json"));
    expect(err).toBe("1000 steps, the length of OneCycleLR itself; --steps N says another");
  });

  const said = [
    "warning LR004 never-anneals, CosineAnnealingLR: the run ends at 80 % of the schedule, with a rate of 0.0001147 (peak 0.001)",
    "  Much of what a schedule gains comes from its last part, when the rate is low; a run that stops before it ends with a model that is still noisy.",
    "  if that is not meant, let the schedule last for the run's 40 epochs, or the run for its 50 epochs: --T_max 40",
  ].join("\n");

  test.each([
    ["cosine --T-max 50 --epochs 50 --strict", 0, ""],
    ["cosine --T-max 50 --epochs 40 --strict", 3, said],
    ["cosine --T-max 50 --epochs 40 --strict error", 0, said],
    ["cosine --T-max 50 --epochs 40 --strict=warning", 3, said],
    ["cosine --T-max 50 --epochs 40 --strict=note", 3, said],
    ["cosine --T-max 50 --epochs 75 --strict error --ignore LR003", 0, ""],
    ["cosine --T-max 50 --epochs 40", 0, said],
  ])("findings: %s exits with %i", async (line, exits, says) => {
    const { code, out, err } = await lrplot(...words(line));
    expect([code, out.slice(0, 9), err]).toEqual([exits, "epoch,lr\n", says]);
  });

  test.each([
    [
      "cosine --T-max 50 --epochs 40 --strict --parameter momentum",
      "warning LR004 never-anneals, CosineAnnealingLR",
    ],
    ["diff cosine --T-max 50 vs cosine --T-max 40 --epochs 60 --strict --parameter momentum", "error LR003"],
  ])("findings are about the rate, whatever is shown: %s", async (line, says) => {
    const { code, err } = await lrplot(...words(line));
    expect([code, err.slice(0, says.length)]).toEqual([3, says]);
  });

  test("a reader that has gone does not keep the other outputs from being made", async () => {
    const file = join(folderWith({}), "side.csv");
    const { shell } = keeping({
      write: () => {
        throw new ClosedPipe();
      },
    });
    expect(await main(["linear", "--epochs", "2", "-o", "-", "-o", file], shell)).toBe(0);
    expect(readFileSync(file, "utf8")).toContain("epoch,lr");
  });

  test("what the run fills in comes behind what was given", async () => {
    const { out } = await lrplot(
      ...words("onecycle --max-lr 0.1 --epochs 2 --steps-per-epoch 5 --format vl.json"),
    );
    expect(JSON.parse(out).title.subtitle).toEqual(["max_lr=0.1, epochs=2, steps_per_epoch=5"]);
  });

  test("several outputs in one run", async () => {
    const folder = folderWith({});
    const [csv, spec] = [join(folder, "lr.csv"), join(folder, "lr.vl.json")];
    const { code, out } = await lrplot("linear", "--epochs", "2", "-o", csv, "-o", spec, "-o", "-");
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(csv, "utf8"));
    expect(JSON.parse(readFileSync(spec, "utf8")).$schema).toMatch(/vega-lite/);
  });
});

describe("help", () => {
  test.each(registry.map((definition) => [definition.name, definition] as const))(
    "%s: its help names every parameter, and its example works",
    async (name, definition) => {
      const { code, out } = await lrplot(name, "--help");
      expect(code).toBe(0);
      for (const parameter of Object.keys(definition.examples[0]?.params ?? {}))
        expect(out).toContain(`--${parameter} <`);
      const example = exampleCommand(definition);
      expect(out.replace(/ \\\n */g, " ").replace(/,\n +/g, ",")).toContain(`  ${example} -o lr.png\n`);
      const ran = await lrplot(...words(example.replace(/^lrplot /, "")), "--findings", "none");
      expect([ran.code, ran.err.replace(/.*the length of .* itself.*/, "")]).toEqual([0, ""]);
    },
  );

  const helped = [...registry.map(({ name }) => [name, "--help"]), ["--help"]];
  for (const { name, helps } of commands) if (helps) helped.push([name, "--help"]);
  test.each(helped)(
    "no line of lrplot %s %s is wider than a terminal, but for an address or a path",
    async (...argv) => {
      const { out } = await lrplot(...argv.filter((word) => word !== undefined));
      const lines = out.split("\n").filter((line) => !/^(https:\S+|[\w.]+)$/.test(line));
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    },
  );

  test.each([
    [
      "nanogpt --lr 1e-3 --warmup-iters 2 --lr-decay-iters 5 --steps 5",
      ["the optimizer's lr changes nothing: get_lr has its own rate among its parameters"],
    ],
    ["nanogpt --warmup-iters 2 --lr-decay-iters 5 --steps 5 vs cosine --T-max 5 --lr 1e-3", []],
    ["nanogpt --warmup-iters 2 --lr-decay-iters 5 --steps 5", []],
  ])("%s: says whether lr changes anything", async (line, notes) => {
    const { code, err } = await lrplot(...words(line));
    expect([code, err.split("\n").filter(Boolean)]).toEqual([0, notes]);
  });

  test.each(["list", "show", "schema"])("lrplot %s --help says what it takes", async (name) => {
    const { code, out } = await lrplot(name, "--help");
    expect([code, out.split("\n")[0]]).toEqual([0, expect.stringMatching(`^Usage: lrplot ${name}`)]);
  });

  test("of all: every schedule is in it", async () => {
    for (const argv of [[], ["--help"], ["-h"], ["help"]]) {
      const { code, out } = await lrplot(...argv);
      expect(code).toBe(0);
      for (const { name } of [...formats, ...commands]) expect(out).toContain(`  ${name} `);
      for (const { name } of registry) expect(out).toMatch(new RegExp(`[ ,]${name}(,|\n)`));
    }
  });
});

describe("the title of several schedules", () => {
  const curves = ["cosine --T-max 9", "step --step-size 3"];
  const config = {
    curves: [{ schedule: { type: "linear" } }, { schedule: { type: "constant" } }],
    epochs: 9,
  };
  const file = join(folderWith({ "two.json": JSON.stringify(config) }), "two.json");

  test.each([
    ["lr", "Learning-Rate Schedules"],
    ["momentum,lr", "Learning-Rate Schedules"],
    ["momentum", "Momentum"],
    ["weight_decay", "Weight Decay"],
    ["momentum,weight_decay", "Schedules"],
  ])("of %s is %s", async (parameter, title) => {
    const pair = await lrplot(
      ...words(`${curves.join(" vs ")} --epochs 9 --parameter ${parameter} --format text`),
    );
    expect(pair.out.split("\n")[0]).toBe(title);
    const sides = await lrplot("diff", file, file, "--parameter", parameter, "--format", "markdown");
    expect(sides.out).toContain(`\n### ${title}\n`);
  });
});

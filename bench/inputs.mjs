import { writeFileSync } from "node:fs";
import { interleaved, works } from "./measure.mjs";
import { atMost, ms, print } from "./table.mjs";

/** The same schedule in the words of each program, or one near it. */
const files = {
  "lr.json": JSON.stringify({
    schedule: { type: "torch.CosineAnnealingLR", T_max: 1000 },
    optimizer: { lr: 0.001 },
    steps: 1000,
  }),
  "lr.yaml": "schedule: {type: torch.CosineAnnealingLR, T_max: 1000}\noptimizer: {lr: 0.001}\nsteps: 1000\n",
  "lr.toml":
    'steps = 1000\n[schedule]\ntype = "torch.CosineAnnealingLR"\nT_max = 1000\n[optimizer]\nlr = 0.001\n',
  "ds_config.json": JSON.stringify({
    train_batch_size: 32,
    optimizer: { type: "AdamW", params: { lr: 0.001 } },
    scheduler: {
      type: "WarmupDecayLR",
      params: { warmup_max_lr: 0.001, warmup_num_steps: 100, total_num_steps: 1000 },
    },
  }),
  "train.py": `import torch

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.001)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=1000)
for step in range(1000):
    optimizer.step()
    scheduler.step()
`,
};

/** Each input, how often as long as the plain config it may take, and the words that draw it. */
const inputs = [
  ["a config in YAML", 1.5, ["lr.yaml"]],
  ["a config in TOML", 1.3, ["lr.toml"]],
  ["a DeepSpeed config", 1.3, ["ds_config.json", "--steps", "1000"]],
  ["a pasted constructor", 1.5, ["CosineAnnealingLR(optimizer, T_max=1000)", "--steps", "1000"]],
  ["a training script", 2, ["train.py", "--steps", "1000"]],
];

/** From the start to the last line of CSV, of what people have beside a plain config. */
export function inputsRead({ command, scratch, quick }) {
  for (const [name, text] of Object.entries(files)) writeFileSync(`${scratch}/${name}`, text);
  const drawing = ([input, ...flags]) => {
    const word = input in files ? `${scratch}/${input}` : input;
    return [...command, word, ...flags, "--format", "csv", "--findings", "none"];
  };
  const read = inputs.filter(([, , words]) => works(drawing(words)));
  const commands = Object.fromEntries(read.map(([what, , words]) => [what, drawing(words)]));
  const took = interleaved(
    {
      flags: [...command, "cosine", "--T-max", "1000", "--steps", "1000", "--format", "csv"],
      plain: drawing(["lr.json"]),
      ...commands,
    },
    quick ? 5 : 15,
  );
  print("CSV of 1,000 steps, by what is read", [
    { what: "flags alone", measured: ms(took.flags) },
    { what: "a config in JSON", measured: ms(took.plain) },
    ...inputs.map(([what, most]) =>
      what in took
        ? atMost(what, ms(took[what]), took[what] / took.plain, most, "JSON")
        : { what, measured: "is not read" },
    ),
  ]);
}

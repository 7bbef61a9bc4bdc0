// The files that commands in the documents read, and how to run such a command.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The text inside each fenced block of a language, in order. */
export const blocks = (text, language) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``, "g"))].map(([, inside]) => inside);

/** By name: what the README shows, the config before a change, and other files that people have. */
function exampleFiles() {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const [config] = blocks(readme, "json");
  const [script] = blocks(readme, "python");
  const before = JSON.parse(config);
  before.epochs = 8;
  before.schedule.schedulers[1].T_max = 3500;
  return {
    "lr.json": config,
    "old.json": JSON.stringify(before, null, 2),
    "metrics.csv": "epoch,lr-AdamW/pg2,step\n,1e-05,0\n,0.000505,250\n,0.001,500\n",
    "trainer_state.json": JSON.stringify({
      log_history: [
        { learning_rate: 2.5e-5, step: 251 },
        { learning_rate: 5e-5, step: 501 },
      ],
    }),
    "ds_config.json": JSON.stringify({
      optimizer: { type: "AdamW", params: { lr: 3e-5 } },
      scheduler: {
        type: "WarmupDecayLR",
        params: { warmup_max_lr: 3e-5, warmup_num_steps: 100, warmup_type: "linear", total_num_steps: 1000 },
      },
    }),
    "training_args.yaml": `learning_rate: 3e-5
lr_scheduler_type: cosine
warmup_ratio: 0.1
num_train_epochs: 3
per_device_train_batch_size: 16
gradient_accumulation_steps: 2
`,
    "train.py": `${script}\n`,
    "finetune.ipynb": JSON.stringify({
      nbformat: 4,
      cells: [
        {
          cell_type: "code",
          source: ["%pip install torch\n", "from torch.optim.lr_scheduler import *"],
        },
        { cell_type: "code", source: ["scheduler = OneCycleLR(optimizer, max_lr=0.01, total_steps=100)"] },
      ],
    }),
    "recipe.md": `# Recipe

\`\`\`python
scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[60, 80])
\`\`\`
`,
    "val.csv": "epoch,val_loss\n0,1\n1,0.9\n2,0.8\n3,0.8\n4,0.8\n",
  };
}

/** Do `work` in a folder with these files, which is gone afterwards. */
export async function inExampleFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "lrplot-examples-"));
  try {
    for (const [name, text] of Object.entries(exampleFiles())) writeFileSync(join(folder, name), text);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What `lrplot` prints with these words, as a shell splits them, in that folder. */
export function lrplot(words, folder) {
  const script = `exec "$NODE" "$ROOT/bin/lrplot.cjs" ${words}`;
  const env = { ...process.env, NODE: process.execPath, ROOT, COLUMNS: "80", LINES: "24" };
  return execFileSync("bash", ["-c", script], {
    cwd: folder,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { registry } from "../../schedules/index.ts";
import { torchCode } from "../../schedules/torch/code.ts";
import { rules } from "../../src/advice/index.ts";
import { commands } from "../../src/cli/commands.ts";
import { bash } from "../../src/cli/completion/bash.ts";
import { typedInBash } from "../../src/cli/completion/bash-line.ts";
import { completionOf } from "../../src/cli/completion/complete.ts";
import type { Vocabulary } from "../../src/cli/completion/completion.ts";
import { matching, respelled } from "../../src/cli/completion/matching.ts";
import { shellNames } from "../../src/cli/completion/shells.ts";
import { inputEndings } from "../../src/cli/open-input.ts";
import { define } from "../../src/core/definition.ts";
import { findDefinition } from "../../src/core/registry.ts";
import { fold } from "../../src/core/suggest.ts";
import { flagsOf } from "../../src/inputs/all-flags.ts";
import { formats } from "../../src/outputs/index.ts";
import { lrplot } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

/** A repository with two branches and a tag; `val.csv` has two columns. */
const repository: Readonly<Record<string, readonly string[]>> = {
  "for-each-ref": [
    "heads/main",
    "heads/try/a",
    "tags/v1.0",
    "remotes/origin/HEAD",
    "remotes/origin/main",
  ].map((name) => `refs/${name}`),
  "main:": [
    "100644 blob 1\tlr.json",
    "100644 blob 2\tval.csv",
    "100644 blob 3\tREADME.md",
    "100644 blob 6\tds.yaml",
    "040000 tree 4\tconf",
  ],
  "main:conf/": ["100644 blob 5\tdeep.json", "160000 commit 6\tmodule"],
};
const all: Vocabulary = {
  registry,
  flagsOf,
  commands,
  formats,
  rules,
  git: (...words) => repository[words[0] as string] ?? repository[words.at(-1) as string] ?? [],
  endings: [".json", ".yaml", ".csv"],
  scheduleIn: async (word) => (word === "step.yaml" ? findDefinition(registry, "step") : undefined),
  columnsIn: async (file, use) => columns[`${use} ${file}`] ?? [],
};
/** What files have, by what they are named for. */
const columns: Readonly<Record<string, readonly string[]>> = {
  "metrics val.csv": ["epoch", "loss"],
  "metrics git:main:val.csv": ["epoch", "loss"],
  "input run.csv": ["step", "train/lr"],
  "log run.csv": ["step", "train/lr", "lr-AdamW"],
};
/** What is offered where a file can be drawn. */
const inputs = "*.json *.yaml *.csv";

/** What is offered behind `line`, its last word unfinished, and the pattern of files. */
async function offered(line: string, vocabulary = all) {
  const words = line.split(" ");
  const typed = { before: words.slice(0, -1), word: words.at(-1) as string };
  const { candidates, files } = await completionOf(typed, vocabulary);
  return {
    words: candidates.map(({ word }) => word),
    files: files ? files.before + patterns(files.endings) : "",
    candidates,
  };
}

const patterns = (endings: readonly string[]) =>
  endings.length === 0 ? "*" : endings.map((ending) => `*${ending}`).join(" ");

describe("words at the cursor", () => {
  const exact: readonly (readonly [line: string, words: string, files?: string])[] = [
    // subjects
    ["cosi", "cosine cosine-warm cosine-warmup-restarts", inputs],
    ["COSINE-W", "cosine-warm cosine-warmup-restarts", inputs],
    ["compl", "completion", inputs],
    ["torch.Cos", "torch.CosineAnnealingLR torch.CosineAnnealingWarmRestarts", inputs],
    ["OneCycleL", "OneCycleLR", inputs],
    ["runs/lr", "", inputs],
    ["step --step-size 3 vs lin", "linear", inputs],
    ["step --step-size 3 vs compl", "", inputs],
    ["--epochs 3 mult", "multiplicative multistep", inputs],
    // flags
    ["-d", "--dataset-size --drop-last"],
    ["-l", "--label --lr --launcher --log-y --line"],
    ["exponential -ga", "--gamma"],
    ["step --step", "--step_size --steps-per-epoch --steps"],
    ["step --ga", "--gamma"],
    ["step --gamma 0.5 --ga", ""],
    ["step --gamma=0.5 --ga", ""],
    ["step --gama 0.5 --ga", "--gamma"],
    ["step --step-size 3 --gamma 0.5 vs step --ga", "--gamma"],
    ["step --epochs 3 vs step --epo", ""],
    ["fastai-fine-tune --epo", "--epochs"],
    ["fastai-fine-tune --epochs 5 --epo", ""],
    ["fastai-fine-tune --epochs 5 vs step --epo", "--epochs"],
    ["fastai-fine-tune v", ""],
    ["fastai-fine-tune --epochs 5 v", "vs"],
    ["step --label a vs step --lab", "--label"],
    ["step --label a then@3 step --lab", ""],
    ["step --lr 1 2 --l", "--last_epoch --label --lr --launcher --log-y --line"],
    ["step -o lr.png --out", "--output"],
    ["step -o", "-o"],
    ["-", [...flagsOf(undefined)].map(({ spelling }) => spelling).join(" ")],
    ["cosine-warm --t-", "--T_0 --T_mult"],
    ["cosine-warm --T0", "--T_0"],
    ["cosine-warm --stepsp", "--steps-per-epoch"],
    ["onecycle --no-", "--no-cycle_momentum --no-annotate"],
    ["onecycle --no-annotate --no-", "--no-cycle_momentum"],
    // rules of advice
    ["explain ", `${rules.map(({ id }) => id).join(" ")} --json`],
    ["explain lr003", "LR003"],
    ["explain never", "never-anneals"],
    ["explain LR003 ", "--json"],
    ["step --ignore never", "never-anneals"],
    ["step --ignore never", "never-anneals"],
    ["step --ignore LR003,LR004", "LR003,LR004"],
    ["step --ignore=lr003,never", "--ignore=lr003,never-anneals"],
    // values
    ["step --theme ", "light dark print"],
    ["step --theme d", "dark"],
    ["step --parameter m", "momentum"],
    ["step --parameter lr,", "lr,momentum lr,weight_decay"],
    ["step --parameter=momentum,w", "--parameter=momentum,weight_decay"],
    ["step --theme=", "--theme=light --theme=dark --theme=print"],
    ["step --interval=S", "--interval=step"],
    ["onecycle --anneal-strategy ", "cos linear"],
    ["step --log-y t", "true"],
    ["step --log-y=", "--log-y=true --log-y=false"],
    ["step --format ", formats.map(({ name }) => name).join(" ")],
    ["step --epochs ", ""],
    ["step --title vs --ga", "--gamma"],
    // files
    ["step -o ", "", "*"],
    ["step -o lr", "", "*"],
    ["step -olr", "", "-o*"],
    ["step --output ", "", "*"],
    ["step --OUTPUT=lr", "", "--OUTPUT=*"],
    ["plateau --metrics ", "", "*.csv"],
    ["plateau --metrics val.csv", "", "*.csv"],
    ["plateau --metrics val.csv:", "val.csv:epoch val.csv:loss"],
    ["plateau --metrics=val.csv:l", "--metrics=val.csv:loss"],
    ["plateau --metrics no.csv:", "", "*.csv"],
    ["check lr.json --log ", "", "*"],
    // what is in files
    ["step.yaml --gam", "--gamma"],
    ["step.yaml --step-size 3 vs step --gam", "--gamma"],
    ["run.csv --col", "--color --column"],
    ["step.yaml --col", "--color --column"],
    ["step --col", "--color"],
    ["run.csv --column ", "step train/lr"],
    ["run.csv --column=tr", "--column=train/lr"],
    ["run.csv --step-column s", "step"],
    ["run.csv --column step vs run.csv --col", "--color --column"],
    ["run.csv vs step.yaml --column ", ""],
    ["diff step.yaml vs run.csv --column ", "step train/lr"],
    ["check step.yaml --log run.csv --column lr", "lr-AdamW"],
    ["check step.yaml --log=run.csv --step-column ", "step train/lr lr-AdamW"],
    ["check step.yaml --column ", ""],
    ["run.csv --set ", ""],
    ["run.csv --set lr=1 --se", "--set"],
    // code that is run
    ["trace ", "", "*.py"],
    ["trace tr", "", "*.py"],
    ["trace --timeout 5 ", "", "*.py"],
    ["trace --ti", "--timeout --title"],
    ["trace train.py:make v", "vs"],
    ["trace train.py:make vs cosi", "cosine cosine-warm cosine-warmup-restarts", inputs],
    // git
    ["gi", "git:", inputs],
    ["diff lr.json g", "git:", inputs],
    ["git:", "git:HEAD: git:main: git:try/a: git:v1.0: git:origin/main:"],
    ["diff git:m", "git:main:"],
    ["diff git:main:", "git:main:lr.json git:main:val.csv git:main:ds.yaml git:main:conf/"],
    ["git:main:d", "git:main:ds.yaml"],
    ["diff git:main:l", "git:main:lr.json"],
    ["diff git:main:conf/", "git:main:conf/deep.json"],
    ["diff git:main:lr.json git:main:c", "git:main:conf/"],
    ["diff git:main:lr.json l", "", inputs],
    ["diff git:--help:", ""],
    ["lr.json vs git:v", "git:v1.0:"],
    ["plateau --metrics git:main:", "git:main:val.csv git:main:conf/"],
    ["plateau --metrics git:main:val.csv:e", "git:main:val.csv:epoch"],
    // joints
    ["step v", ""],
    ["step log", ""],
    ["step --step-size 3 v", "vs"],
    ["step --step-size 3 t", "then@"],
    ["lr.json a", "and"],
    ["lr.json then@5 lin", "linear", inputs],
    // commands
    ["completion ", "bash zsh fish"],
    ["completion bash ", ""],
    ["list ", "--framework --json"],
    ["list --json ", "--framework"],
    ["list --framework kat", "katsura"],
    ["list --framework katsura --j", "--json"],
    ["show onec", "onecycle"],
    ["show onecycle ", ""],
    ["schema ", ""],
    ["diff step --step-size 3 v", "vs", inputs],
    ["diff a.json b.json --exit", "--exit-code"],
    ["lint ", "", inputs],
    ["lint a.json b.json c", "", inputs],
    ["lint a.json --ig", "--ignore"],
    ["lint --findings ", "text json github none"],
    ["lint git:main:l", "git:main:lr.json"],
    ["diff cosine --T-max 9 vs cos", "cosine cosine-warm cosine-warmup-restarts", inputs],
  ];
  test.each(exact.map(([line, words, files = ""]) => [line, words, files] as const))(
    "lrplot %s",
    async (line, words, files) => {
      const found = await offered(line);
      expect([found.words.join(" "), found.files]).toEqual([words, files]);
    },
  );

  test("at the start: all schedules and commands with their summaries, and configs", async () => {
    const { candidates, files } = await offered("");
    const known = [...registry, ...commands].map(({ name, summary }) => ({
      word: name,
      description: summary,
    }));
    expect(candidates).toEqual(known);
    expect(files).toBe(inputs);
  });

  test("behind a schedule: joints once it has what it needs, its own flags, then the others", async () => {
    const flags = [...flagsOf(registry.find(({ name }) => name === "exponential"))];
    const { words } = await offered("exponential --gamma 0.5 ");
    expect(words.slice(0, 4)).toEqual(["vs", "then@", "and", "--last_epoch"]);
    expect(words.length).toBe(3 + flags.length - 1);
  });

  test("a schedule that is added is completed, its flags and their values too", async () => {
    const sawtooth = define({ source: "test.Sawtooth", name: "sawtooth" }, () => ({
      summary: "Up and down.",
      formula: "lr(t) = 1",
      shapes: ["cyclic"],
      code: torchCode,
      reference: { version: "1", url: "" },
      params: () => z.strictObject({ tooth_shape: z.enum(["sharp", "blunt"]).describe("its shape") }),
      examples: [],
      build: () => ({ at: () => 1 }),
    }));
    const added = { ...all, registry: [...registry, sawtooth] };
    expect((await offered("saw", added)).candidates).toEqual([
      { word: "sawtooth", description: "Up and down." },
    ]);
    expect((await offered("sawtooth --too", added)).candidates).toEqual([
      { word: "--tooth_shape", description: "its shape" },
    ]);
    expect((await offered("test.Sawtooth --ToothShape ", added)).words).toEqual(["sharp", "blunt"]);
  });

  test("a format and a command that are added are completed", async () => {
    const format = { ...(formats[0] as (typeof formats)[0]), name: "gif", summary: "moving pixels" };
    const compare = { name: "compare", usage: "OLD NEW [flags]", summary: "what differs", flagsOf };
    const added = { ...all, formats: [format], commands: [compare] };
    expect((await offered("step --format ", added)).candidates).toEqual([
      { word: "gif", description: "moving pixels" },
    ]);
    expect((await offered("comp", added)).candidates).toEqual([
      { word: "compare", description: "what differs" },
    ]);
    const behind: readonly (readonly [line: string, words: string, files?: string])[] = [
      ["compare sa", "", inputs],
      ["compare a.json b", "", inputs],
      ["compare a.json v", "vs", inputs],
      ["compare step --ga", "--gamma"],
      ["compare a.json b.json --epo", "--epochs"],
      ["compare a.json b.json --format ", "gif"],
      ["compare a.json b.json --theme d", "dark"],
    ];
    for (const [line, words, files = ""] of behind) {
      const found = await offered(line, added);
      expect([line, found.words.join(" "), found.files]).toEqual([line, words, files]);
    }
  });
});

describe("matching", () => {
  const matches: readonly (readonly [typed: string, matches: string])[] = [
    ["", "--T_0 --T_mult --title --theme"],
    ["--t", "--title --theme"],
    ["--t-", "--T_0 --T_mult"],
    ["--T-M", "--T_mult"],
    ["--tm", "--T_mult"],
    ["--x", ""],
    ["__", "--T_0 --T_mult --title --theme"],
  ];
  const flags = ["--T_0", "--T_mult", "--title", "--theme"];
  test.each(matches)("%j finds %j", (typed, found) => {
    expect(matching(typed, flags, (flag) => flag).join(" ")).toBe(found);
  });

  test("what is respelled begins with what is typed, and is the same flag", () => {
    const spellings = flags.flatMap((flag) => [flag, flag.replaceAll("_", "-"), flag.replaceAll("_", "")]);
    fc.assert(
      fc.property(fc.constantFrom(...spellings), fc.nat(), fc.boolean(), (spelling, end, lower) => {
        const cut = spelling.slice(0, 2 + (end % spelling.length));
        const typed = lower ? cut.toLowerCase() : cut;
        for (const flag of matching(typed, flags, (each) => each)) {
          const word = respelled(typed, flag);
          expect(word.startsWith(typed)).toBe(true);
          expect(fold(word)).toBe(fold(flag));
        }
      }),
    );
  });
});

describe("a line of bash", () => {
  const breaks = " \t\n\"'@><=;|&(:";
  const lines: readonly (readonly [line: string, before: string[], word: string, kept?: number])[] = [
    ["lrplot", [], "lrplot"],
    ["lrplot ", [], ""],
    ["lrplot step  --ga", ["step"], "--ga"],
    ["lrplot step --theme=d", ["step"], "--theme=d", 8],
    ["lrplot a:b=c", [], "a:b=c", 4],
    ["lrplot then@", [], "then@", 4],
    ["lrplot 'a b' c", ["a b"], "c"],
    ["lrplot 'my f", [], "my f"],
    ["lrplot --output='my f", [], "--output=my f", 9],
    ["lrplot my\\ f", [], "my f"],
    ['lrplot "a\\"b\\c" "', ['a"b\\c'], ""],
    ["lrplot '' a", [""], "a"],
    ["lrplot - < lr.json -o ", ["-", "-o"], ""],
    ["lrplot step 2> log --ga", ["step"], "--ga"],
    ["lrplot step >>log --ga", ["step"], "--ga"],
    ["lrplot --title=é:", [], "--title=é:", 10],
  ];
  test.each(lines.map((row) => [row[0], row] as const))("%s", (line, [, before, word, kept = 0]) => {
    expect(typedInBash(line, breaks)).toEqual({ before, word, kept, redirected: false });
  });

  test.each([["lrplot - < l"], ["lrplot step > "], ["lrplot step 2>"]])("%s is redirected", (line) => {
    expect(typedInBash(line, breaks).redirected).toBe(true);
  });

  test("bash may be told to break at nothing", () => {
    expect(typedInBash("lrplot --theme=d", " \n")).toMatchObject({ word: "--theme=d", kept: 0 });
  });
});

describe("lrplot completion", () => {
  test.each(shellNames)("%s: prints a script that says how to install it", async (name) => {
    const { code, out, err } = await lrplot("completion", name);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("# Completes the words of lrplot in");
    expect(out).toContain(`lrplot completion ${name} --`);
    expect((await lrplot("completion", "--help")).out).toContain(`  ${name}`);
  });

  test.each([
    ["", "lrplot completion: no shell is named; there are bash, zsh, fish"],
    ["tcsh", "tcsh: is no shell that lrplot knows; there are bash, zsh, fish"],
    ["bash --now", "lrplot completion: takes the name of a shell only"],
  ])("%j is refused", async (line, message) => {
    const { code, out, err } = await lrplot("completion", ...line.split(" ").filter((word) => word !== ""));
    expect([code, out, err]).toEqual([2, "", message]);
  });

  test("the words that are asked about are not its own", async () => {
    const { out } = await lrplot("completion", "fish", "--", "step", "--help", "--ga");
    expect(out).toBe("\n\n--gamma\tfactor of each decay\n");
  });

  test.each([
    ["fish", ["step", "--interval=e"], "\n\n--interval=epoch\t\n"],
    [
      "fish",
      ["cosine-warm", "--t-"],
      "\n\n--t-0\tepochs of the first cycle\n--t-mult\tgrowth of each next cycle\n",
    ],
    [
      "zsh",
      ["cosine-warm", "--t-"],
      "\n\n0\n--T_0:epochs of the first cycle\n--T_mult:growth of each next cycle\n",
    ],
    ["zsh", ["step", "--output=l"], "*\n--output=\n0\n"],
    ["zsh", ["step", "--theme", ""], "\n\n0\nlight\ndark\nprint\n"],
    ["zsh", ["lr.json", "t"], "\n\n1\nthen@:continue with the next schedule at this epoch\n"],
    ["fish", ["exponential", "-ga"], "\n\n--gamma\tfactor of each epoch\n"],
    ["bash", ["=", "lrplot step --theme=d"], "\n\n--theme=d\n8\n--theme=dark\n"],
    ["bash", ["=", "lrplot step --output=l"], "*\n--output=\nl\n9\n"],
    ["fish", ["step", "--output=l"], "$\n--output=\n"],
    ["bash", ["=", "lrplot plateau --metrics v"], "*.csv\n\nv\n0\n"],
    ["zsh", ["plateau", "--metrics", "v"], "*.csv\n\n0\n"],
    ["fish", ["plateau", "--metrics", "v"], "(\\.csv)$\n\n"],
    [
      "bash",
      ["=", "lrplot lint runs/l"],
      `${inputEndings.map((each) => `*${each}`).join(" ")}\n\nruns/l\n0\n`,
    ],
  ])("%s asks %j", async (shell, words, answer) => {
    const { code, out, err } = await lrplot("completion", shell, "--", ...words);
    expect([code, out, err]).toEqual([0, answer, ""]);
  });

  test("bash is not given what it would read otherwise", () => {
    const candidates = ["git:HEAD:my run.json", "git:HEAD:a'b.json", "git:HEAD:$x.json", "git:HEAD:lr.json"];
    const completion = { candidates: candidates.map((word) => ({ word, description: "" })) };
    expect(bash.answer(completion, { before: [], word: "git:HEAD:", kept: 9 })).toEqual([
      "",
      "",
      "git:HEAD:",
      9,
      "git:HEAD:lr.json",
    ]);
  });

  const gammas: readonly (readonly [file: string, text: string, answer: string])[] = [
    ["lr.json", '{"schedule": {"type": "torch.StepLR"}}', "--gamma\tfactor of each decay\n"],
    ["lr.yml", "schedule: {type: torch.StepLR}", "--gamma\tfactor of each decay\n"],
    ["lr.TOML", '[schedule]\ntype = "torch.StepLR"', "--gamma\tfactor of each decay\n"],
    [
      "torch.json",
      '{"step_size": 30, "gamma": 0.1, "last_epoch": 0, "base_lrs": [0.1], "_step_count": 1}',
      "--gamma\tfactor of each decay\n",
    ],
    ["bad.json", "{", ""],
    ["bad.yaml", "a: [", ""],
    ["bad.csv", "", ""],
  ];
  test.each(gammas)("the schedule in %s has its flags behind it", async (file, text, answer) => {
    const folder = folderWith({ [file]: text });
    const { out } = await lrplot("completion", "fish", "--", join(folder, file), "--gam");
    expect(out).toBe(`\n\n${answer}`);
  });

  test("nothing of a schedule where there is no file, a folder, or a terminal", async () => {
    for (const word of ["none.json", "none.yaml", "/dev/null", "-", folderWith({})])
      expect((await lrplot("completion", "fish", "--", word, "--gam")).out).toBe("\n\n");
  });

  test("behind a config stand joints", async () => {
    const folder = folderWith({ "lr.json": '{"schedule": {"type": "torch.StepLR"}}' });
    const { out } = await lrplot("completion", "fish", "--", join(folder, "lr.json"), "v");
    expect(out).toBe("\n\nvs\tdraw another curve\n");
  });

  test("columns of logs, whatever they are written in, and of nothing else", async () => {
    const rows = [1, 2].map((step) => ({ step, lr: { adamw: step } }));
    const lines = rows.map((row) => JSON.stringify(row)).join("\n");
    const folder = folderWith({
      "run.csv": "# step,lr\n0,1\n",
      "run.tsv": "step\tlr\n0\t1\n",
      "run.jsonl": lines,
      "run.jsonl.gz": gzipSync(lines),
      "run.json": JSON.stringify(rows),
      "lr.json": '{"schedule": {"type": "torch.StepLR"}}',
      "lr.yaml": "schedule: {type: torch.StepLR}",
    });
    const asked = async (...words: string[]) => {
      const { out } = await lrplot("completion", "fish", "--", ...words, "--column", "");
      return out.trim().split(/\s+/).join(" ");
    };
    const found: Record<string, string> = {};
    for (const file of ["run.csv", "run.tsv", "run.jsonl", "run.jsonl.gz", "run.json", "lr.json", "lr.yaml"])
      found[file] = await asked(join(folder, file));
    expect(found).toEqual({
      "run.csv": "step lr",
      "run.tsv": "step lr",
      "run.jsonl": "step lr.adamw",
      "run.jsonl.gz": "step lr.adamw",
      "run.json": "step lr.adamw",
      "lr.json": "",
      "lr.yaml": "",
    });
    expect(await asked("check", "cosine", "--log", join(folder, "run.jsonl"))).toBe("step lr.adamw");
  });
});

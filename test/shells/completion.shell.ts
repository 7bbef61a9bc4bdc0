import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lrplot } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";
import { git } from "../helpers/git.ts";
import { Terminal } from "./terminal.ts";

const config = '{"schedule": {"type": "torch.StepLR", "step_size": 3}}';
const folder = folderWith({
  "lr.json": config,
  "my run.json": config,
  "it's.json": config,
  "notes.txt": "",
  "picture.png": "",
  "val.csv": "epoch,loss\n0,1\n",
  "queue.yaml": "schedule: {type: torch.StepLR, step_size: 3}\n",
  "metrics.jsonl.gz": gzipSync('{"step": 0, "lr": 1}\n{"step": 1, "lr": 2}\n'),
  "train.py": "",
});
for (const name of ["runs", "step", "bin", "zsh", "many"]) mkdirSync(join(folder, name));
writeFileSync(join(folder, "runs/old.json"), config);
const many = ["a.csv", "b.csv", "c.csv", "d.csv", "e.csv", "f.csv", "g.csv"];
for (const name of many.toReversed()) writeFileSync(join(folder, "many", name), "");
git(folder, "init", "--quiet", "--initial-branch=main");
git(folder, "add", "--all");
git(folder, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message=first");
symlinkSync(fileURLToPath(new URL("../../bin/lrplot.cjs", import.meta.url)), join(folder, "bin/lrplot"));
writeFileSync(join(folder, "zsh/_lrplot"), (await lrplot("completion", "zsh")).out);
writeFileSync(join(folder, "set-up.fish"), (await lrplot("completion", "fish")).out);

const env = {
  ...process.env,
  PATH: `${join(folder, "bin")}:${process.env.PATH}`,
  HOME: folder,
  XDG_CONFIG_HOME: join(folder, "config"),
  XDG_DATA_HOME: join(folder, "data"),
  LANG: "C.UTF-8",
  LC_ALL: "C.UTF-8",
  TERM: "xterm-256color",
  INPUTRC: "/dev/null",
};

/** A shell, and the line that gets it ready. The prompt is `$ `. */
const shells: readonly (readonly [name: string, command: string, setUp: string])[] = [
  ["bash", "bash --norc", `PS1='$ '; eval "$(lrplot completion bash)"`],
  [
    "bash with bash-completion",
    "bash --norc",
    `PS1='$ '; source /usr/share/bash-completion/bash_completion && eval "$(lrplot completion bash)"`,
  ],
  ["zsh", "zsh -f", `PS1='$ '; autoload -Uz compinit; compinit -D -u; eval "$(lrplot completion zsh)"`],
  [
    "zsh with a file in fpath",
    "zsh -f",
    "PS1='$ '; fpath=(~/zsh $fpath); autoload -Uz compinit; compinit -D -u",
  ],
  [
    "fish",
    "fish --no-config --private",
    "set fish_autosuggestion_enabled 0; function fish_prompt; echo -n '$ '; end; source set-up.fish",
  ],
];

/** What is typed before TAB, and the line after TAB and the letter x. */
const completed: readonly (readonly [typed: string, line: string, inFish?: string])[] = [
  // commands and schedules
  ["lrplot comp", "lrplot completion x"],
  ["lrplot completion z", "lrplot completion zsh x"],
  ["lrplot list --j", "lrplot list --json x"],
  ["lrplot list --framework kats", "lrplot list --framework katsura x"],
  ["lrplot show expo", "lrplot show exponential x"],
  ["lrplot diff expo", "lrplot diff exponential x"],
  ["lrplot diff lr.json runs/o", "lrplot diff lr.json runs/old.json x"],
  ["lrplot diff lr.json runs/old.json --exit", "lrplot diff lr.json runs/old.json --exit-code x"],
  ["lrplot diff cosine --T-max 10 vs expo", "lrplot diff cosine --T-max 10 vs exponential x"],
  ["lrplot -q", "lrplot -qx"],
  // git
  ["lrplot gi", "lrplot git:x"],
  ["lrplot diff git:ma", "lrplot diff git:main:x"],
  ["lrplot diff git:HEAD:lr", "lrplot diff git:HEAD:lr.json x"],
  ["lrplot diff lr.json git:HEAD:ru", "lrplot diff lr.json git:HEAD:runs/x"],
  ["lrplot git:main:runs/", "lrplot git:main:runs/old.json x"],
  ["lrplot diff git:HEAD:no", "lrplot diff git:HEAD:nox"],
  ["lrplot expo", "lrplot exponential x"],
  ["lrplot torch.Step", "lrplot torch.StepLR x"],
  ["lrplot multis", "lrplot multistep x"],
  // flags, as the help spells them; fish keeps what is typed
  ["lrplot step --ga", "lrplot step --gamma x"],
  ["lrplot step --gamma 0.5 --ga", "lrplot step --gamma 0.5 --gax"],
  ["lrplot step --steps-", "lrplot step --steps-per-epoch x"],
  ["lrplot cosine-warm --T0", "lrplot cosine-warm --T_0 x", "lrplot cosine-warm --T0 x"],
  ["lrplot cosine-warm --t-m", "lrplot cosine-warm --T_mult x", "lrplot cosine-warm --t-mult x"],
  ["lrplot lr.json --gam", "lrplot lr.json --gamma x"],
  ["lrplot --title 'a b' step --ga", "lrplot --title 'a b' step --gamma x"],
  ["lrplot --title é step --ga", "lrplot --title é step --gamma x"],
  ["lrplot --title '$(touch made)' step --ga", "lrplot --title '$(touch made)' step --gamma x"],
  // their values
  ["lrplot step --theme p", "lrplot step --theme print x"],
  ["lrplot step --theme=d", "lrplot step --theme=dark x"],
  ["lrplot step --log-y f", "lrplot step --log-y false x"],
  ["lrplot step --format vl", "lrplot step --format vl.json x"],
  ["lrplot step --epochs l", "lrplot step --epochs lx"],
  // files
  ["lrplot lr", "lrplot lr.json x"],
  ["lrplot my", "lrplot my\\ run.json x"],
  ['lrplot "my', 'lrplot "my run.json" x'],
  ["lrplot it", "lrplot it\\'s.json x"],
  ["lrplot ru", "lrplot runs/x"],
  ["lrplot runs/", "lrplot runs/old.json x"],
  ["lrplot ~/l", "lrplot ~/lr.json x"],
  ["lrplot qq", "lrplot qqx"],
  ["lrplot step -o pic", "lrplot step -o picture.png x"],
  ["lrplot step --output=no", "lrplot step --output=notes.txt x"],
  ["lrplot plateau --metrics v", "lrplot plateau --metrics val.csv x"],
  ["lrplot plateau --metrics val.csv:lo", "lrplot plateau --metrics val.csv:loss x"],
  ["lrplot - < lr", "lrplot - < lr.json x"],
  // inputs of other kinds
  ["lrplot que", "lrplot queue.yaml x"],
  ["lrplot lint que", "lrplot lint queue.yaml x"],
  ["lrplot queue.yaml --gam", "lrplot queue.yaml --gamma x"],
  ["lrplot git:HEAD:qu", "lrplot git:HEAD:queue.yaml x"],
  ["lrplot metr", "lrplot metrics.jsonl.gz x"],
  ["lrplot metrics.jsonl.gz --column l", "lrplot metrics.jsonl.gz --column lr x"],
  ["lrplot va", "lrplot val.csv x"],
  ["lrplot not", "lrplot notx"],
  ["lrplot trace tr", "lrplot trace train.py x"],
  ["lrplot trace que", "lrplot trace quex"],
  // joints
  ["lrplot lr.json v", "lrplot lr.json vs x"],
  ["lrplot lr.json th", "lrplot lr.json then@x"],
  ["lrplot lr.json then@5 expo", "lrplot lr.json then@5 exponential x"],
];

describe.each(shells)("%s", (name, command, setUp) => {
  let terminal: Terminal;
  /** The line at the prompt. */
  const line = (screen: string) =>
    screen
      .split("\n")
      .findLast((text) => text.startsWith("$ "))
      ?.slice(2) ?? "";

  beforeAll(async () => {
    terminal = new Terminal(command, folder, env);
    terminal.type(` ${setUp}; clear; echo read''y`);
    terminal.press("Enter");
    await terminal.shows((screen) => /^ready\n+\$$/.test(screen));
  });
  afterAll(() => terminal?.close());

  test.each(completed.map((row) => [row[0], row] as const))(
    "%s",
    async (typed, [, plain, inFish = plain]) => {
      terminal.press("C-u", "C-l");
      await terminal.shows((screen) => screen === "$");
      terminal.type(typed);
      terminal.press("Tab");
      terminal.type("x");
      const screen = await terminal.shows((text) => line(text).endsWith("x"));
      expect(line(screen)).toBe(name === "fish" ? inFish : plain);
    },
  );

  /** What is listed below the line, column by column, after TAB twice. */
  const listed = async (typed: string, last: string) => {
    terminal.press("C-u", "C-l");
    await terminal.shows((screen) => screen === "$");
    terminal.type(typed);
    terminal.press("Tab", "Tab");
    const screen = await terminal.shows((text) => text.split("\n").slice(1).join("\n").includes(last));
    terminal.press("C-c");
    const below = screen.split("\n").slice(1);
    const rows = below.filter((text) => /^\w/.test(text)).map((text) => text.trimEnd().split(/ {2,}/));
    return (rows[0] ?? []).flatMap((_, column) => rows.flatMap((row) => row[column] ?? []));
  };

  test("choices are listed in their order", async () => {
    expect(await listed("lrplot step --theme ", "print")).toEqual(["light", "dark", "print"]);
  });

  test("files are listed in theirs", async () => {
    const names = await listed("lrplot step -o many/", "g.csv");
    expect(names.map((name) => name.replace(/^many\//, ""))).toEqual(many);
  });

  test("TAB twice lists what there is, with what it is where the shell shows that", async () => {
    terminal.press("C-u", "C-l");
    await terminal.shows((screen) => screen === "$");
    terminal.type("lrplot cosine-warm");
    terminal.press("Tab", "Tab");
    const screen = await terminal.shows((text) => text.includes("warmup-restarts"));
    if (!name.startsWith("bash")) expect(screen).toContain("Cosine cycles with a linear warm-up");
    terminal.press("C-c");
  });
});

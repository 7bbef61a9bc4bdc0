import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { homedir } from "node:os";
import { registry } from "../../../schedules/index.ts";
import { rules } from "../../advice/index.ts";
import type { Definition } from "../../core/definition.ts";
import { Problem } from "../../core/problem.ts";
import { flagsOf } from "../../inputs/all-flags.ts";
import { askedRoughly } from "../../inputs/asked.ts";
import { isGitName } from "../../inputs/git-file.ts";
import { formats } from "../../outputs/index.ts";
import type { Command } from "../commands.ts";
import { bash } from "../completion/bash.ts";
import { completionOf } from "../completion/complete.ts";
import type { CompletionShell, Use } from "../completion/completion.ts";
import { fish } from "../completion/fish.ts";
import { type ShellName, shellNames } from "../completion/shells.ts";
import { zsh } from "../completion/zsh.ts";
import { exitCode } from "../exit-code.ts";
import { scheduleOf } from "../input.ts";
import { inputEndings, openInput } from "../open-input.ts";
import type { Shell } from "../shell.ts";

const shells: Readonly<Record<ShellName, CompletionShell>> = { bash, zsh, fish };

/** `lrplot completion bash` prints a script; what stands behind `--` is the script asking for the words at the cursor. */
export async function completion(
  [name, ...rest]: readonly string[],
  shell: Shell,
  commands: readonly Command[],
): Promise<number> {
  if (name === "--help" || name === "-h") {
    await shell.write([help()]);
    return exitCode.done;
  }
  const asked = shellNames.find((known) => known === name);
  if (asked === undefined) {
    throw new Problem(name === undefined ? "no shell is named" : "is no shell that lrplot knows", {
      where: name ?? "lrplot completion",
      allowed: `there are ${shellNames.join(", ")}`,
    });
  }
  const [dashes, ...words] = rest;
  if (dashes === undefined) await shell.write([scriptOf(asked)]);
  else if (dashes === "--") await shell.write([await answer(shells[asked], words, shell, commands)]);
  else throw new Problem("takes the name of a shell only", { where: "lrplot completion" });
  return exitCode.done;
}

function scriptOf(name: ShellName): string {
  const { install, script } = shells[name];
  const first = name === "zsh" ? "#compdef lrplot\n" : "";
  return `${first}# Completes the words of lrplot in ${name}. To install it,\n# ${install}\n${script}`;
}

async function answer(
  shell: CompletionShell,
  words: readonly string[],
  { read }: Shell,
  commands: readonly Command[],
): Promise<string> {
  const typed = shell.typed(words);
  const quick = { read: (file: string) => textOf(file, read) };
  const atHome = (file: string) => file.replace(/^~(?=\/)/, homedir());
  const completion = await completionOf(typed, {
    registry,
    flagsOf,
    commands,
    formats,
    rules,
    git,
    endings: inputEndings,
    scheduleIn: (word) => scheduleIn(atHome(word), typed.before, quick),
    columnsIn: (file, use) => columnsOf(atHome(file), use, quick),
  });
  return shell
    .answer(completion, typed)
    .map((line) => `${line}\n`)
    .join("");
}

/** The schedule in an input; undefined for none, many, or an input that cannot be read (yet). */
async function scheduleIn(
  word: string,
  before: readonly string[],
  shell: Pick<Shell, "read">,
): Promise<Definition | undefined> {
  try {
    return scheduleOf(await openInput(word, shell), askedRoughly(before, flagsOf(undefined), registry));
  } catch {
    return undefined;
  }
}

/** The columns of a file; none where it cannot be read (yet). */
async function columnsOf(file: string, use: Use, shell: Pick<Shell, "read">): Promise<readonly string[]> {
  try {
    if (use === "input") return (await openInput(file, shell)).columns?.() ?? [];
    const text = await shell.read(file);
    if (use === "log")
      return (await import("../../inputs/recorded-source.ts")).recordedSource(text, file).columns?.() ?? [];
    return (await import("../../inputs/metrics.ts")).columnsIn(text);
  } catch {
    return [];
  }
}

/** The text of a file, of no more than a config has: nobody waits for devices, or for a large log, at a key. */
async function textOf(file: string, read: Shell["read"]): Promise<string> {
  if (!isGitName(file) && !statSync(file).isFile()) throw new Problem("would be waited for", { where: file });
  return read(file);
}

function git(...words: readonly string[]): readonly string[] {
  const { status, stdout } = spawnSync("git", words, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, GIT_TERMINAL_PROMPT: "0" },
  });
  return status === 0 ? stdout.split("\0").filter((line) => line.trim() !== "") : [];
}

function help(): string {
  const rows = shellNames.map((name) => `  ${name.padEnd(5)} ${shells[name].install.split("\n")[0]}`);
  return `Usage: lrplot completion <${shellNames.join("|")}>

Print a script with which a shell completes the words of lrplot: schedules,
flags, values and files. To install it,
${rows.join("\n")}
`;
}

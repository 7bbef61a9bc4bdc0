import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { newFolder } from "../helpers/folder.ts";
import { heard } from "./commands.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const actionText = readFileSync(`${ROOT}action.yml`, "utf8");

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; default?: string; required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { description: string; value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export const action = parse(actionText) as Action;

/** A comment of the pull request. */
export interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  readonly body: string;
}

export interface Given {
  readonly folder: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: object;
  readonly comments?: readonly Comment[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The pictures, and the name that they are kept under. */
export interface Artifact {
  readonly name: string;
  readonly path: string;
  readonly files: readonly string[];
}

/** What a use of the action left behind. */
export interface Used {
  readonly failed: boolean;
  readonly log: string;
  /** The workflow commands that the runner heard. */
  readonly commands: readonly string[];
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly comments: readonly Comment[];
  readonly artifact: Artifact | undefined;
  /** The command lines that lrplot's fake got. */
  readonly lrplot: readonly string[];
}

/** How a runner starts `shell: bash`. */
const bash = ["--noprofile", "--norc", "-eo", "pipefail", "-c"];

/** The event of pull request 7, between two of a repository's commits. */
export function pullRequest(commits: Readonly<Record<string, string>>, base = "base", head = "head"): object {
  return { pull_request: { number: 7, base: { sha: commits[base] }, head: { sha: commits[head] } } };
}

/** The path of what stands in a program's place. */
export const fake = (name: string) => `${ROOT}test/action/fakes/${name}`;

/** Run action.yml as a runner would, step by step, but for the set-up of lrplot; gh and lrplot are fakes. */
export function use({ folder, inputs = {}, event, comments = [], env = {} }: Given): Used {
  const temporary = newFolder();
  const at = (name: string) => join(temporary, name);
  const files = {
    event: at("event.json"),
    comments: at("comments.json"),
    log: at("lrplot.log"),
    printed: at("log"),
  };
  writeFileSync(files.event, JSON.stringify(event ?? {}));
  writeFileSync(files.comments, JSON.stringify(comments));
  for (const file of [files.log, files.printed]) writeFileSync(file, "");
  const environment = {
    PATH: process.env.PATH,
    LANG: "C.UTF-8",
    RUNNER_TEMP: temporary,
    GITHUB_ACTION_PATH: ROOT.replace(/\/$/, ""),
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "o/r",
    GITHUB_RUN_ID: "42",
    GITHUB_WORKFLOW: "Schedules",
    GITHUB_JOB: "lrplot",
    GITHUB_EVENT_PATH: files.event,
    GITHUB_STEP_SUMMARY: at("summary.md"),
    LRPLOT: fake("lrplot"),
    GH: fake("gh.cjs"),
    FAKE_LRPLOT_LOG: files.log,
    FAKE_GH_COMMENTS: files.comments,
    ...env,
  };

  const values = new Map<string, string>([["github.token", "the token"]]);
  for (const [name, { default: fallback = "" }] of Object.entries(action.inputs)) {
    values.set(`inputs.${name}`, filled(inputs[name] ?? fallback, values));
  }
  let failed = false;
  let artifact: Artifact | undefined;
  for (const step of action.runs.steps) {
    if (step.run?.includes("bin/setup")) continue;
    if (step.if === undefined ? failed : !holds(step.if, values)) continue;
    if (step.uses !== undefined) {
      const path = filled(step.with?.path ?? "", values);
      artifact = { name: filled(step.with?.name ?? "", values), path, files: readdirSync(path).sort() };
      values.set(`steps.${step.id}.outputs.artifact-url`, "https://github.com/o/r/artifact");
      continue;
    }
    const output = at(`${step.name}.output`);
    const printed = openSync(files.printed, "a"); // one file for both, so that lines keep their order
    const { status } = spawnSync("bash", [...bash, step.run ?? ""], {
      cwd: folder,
      stdio: ["ignore", printed, printed],
      env: {
        ...environment,
        ...Object.fromEntries(
          Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text, values)]),
        ),
        GITHUB_OUTPUT: output,
      },
    });
    closeSync(printed);
    failed ||= status !== 0;
    const lines = existsSync(output) ? readFileSync(output, "utf8").trimEnd().split("\n") : [];
    for (const line of lines) {
      const at = line.indexOf("=");
      values.set(`steps.${step.id}.outputs.${line.slice(0, at)}`, line.slice(at + 1));
    }
  }
  const log = readFileSync(files.printed, "utf8");
  return {
    failed,
    log,
    commands: heard(log),
    summary: existsSync(environment.GITHUB_STEP_SUMMARY)
      ? readFileSync(environment.GITHUB_STEP_SUMMARY, "utf8")
      : "",
    outputs: Object.fromEntries(
      Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value, values)]),
    ),
    comments: JSON.parse(readFileSync(files.comments, "utf8")),
    artifact,
    lrplot: readFileSync(files.log, "utf8").trimEnd().split("\n"),
  };
}

/** A text with its `${{ … }}` filled in. */
function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{ (.*?) \}\}/g, (_, name) => values.get(name) ?? "");
}

/** An `if:` of the two kinds of condition that action.yml uses. */
function holds(condition: string, values: ReadonlyMap<string, string>): boolean {
  const [, inner = ""] = /^\$\{\{ (.*) \}\}$/.exec(condition) ?? [];
  return inner.split(" && ").every((part) => {
    if (part === "!cancelled()") return true;
    const [, name] = /^(\S+) != ''$/.exec(part) ?? [];
    if (name === undefined) throw new Error(`the tests do not know the condition ${part}`);
    return (values.get(name) ?? "") !== "";
  });
}

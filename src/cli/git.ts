import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { posix } from "node:path";
import { Problem } from "../core/problem.ts";
import { type GitFile, gitFile, gitName } from "../inputs/git-file.ts";

/**
 * What a file held in a revision: `git:HEAD~1:lr.json`. Throws a Problem where git has no such thing, is not there
 * itself, or the file is larger than `most` bytes.
 */
export function readGit(name: string, most: number): Uint8Array {
  const file = fileNamed(name);
  const { error, status, stdout, stderr } = git(["cat-file", "blob", `${file.revision}:${file.path}`], most);
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOENT") throw new Problem("git is not installed", { where: name });
  if (code === "ENOBUFS") throw new Problem(`is larger than ${most / 2 ** 20} MiB`, { where: name });
  if (error) throw new Problem(`git does not run: ${error.message}`, { where: name });
  if (status !== 0) throw refused(name, stderr.toString());
  if (mayBeTarget(stdout) && isLink(file)) throw linked(name, file, stdout.toString());
  return stdout;
}

function git(words: readonly string[], most: number) {
  return spawnSync("git", words, {
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: most,
    env: { ...process.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" }, // its messages are looked at, and nobody answers it
  });
}

/** Of a link git holds the path that it leads to: a line without an end. */
const mayBeTarget = (content: Uint8Array) => content.length <= 4096 && !content.includes(10);

/** Is it a symbolic link, in a revision or in what is staged? */
function isLink({ revision, path }: GitFile): boolean {
  const end = path.lastIndexOf("/") + 1;
  const staged = `:(${/^\.\.?\//.test(path) ? "" : "top,"}literal)${path}`;
  const words =
    revision === ""
      ? ["ls-files", "--stage", "-z", "--", staged]
      : ["ls-tree", "--full-tree", "-z", `${revision}:${path.slice(0, end)}`, path.slice(end)];
  return git(words, 2 ** 16)
    .stdout.toString()
    .startsWith("120000 ");
}

function linked(name: string, { revision, path }: GitFile, target: string): Problem {
  const inside = posix.join(posix.dirname(path), target);
  // what git takes for a path from here begins with a dot, which join() takes away
  const there = path.startsWith("./") && !inside.startsWith("../") ? `./${inside}` : inside;
  const isElsewhere = target.startsWith("/") || (there.startsWith("../") && !path.startsWith("."));
  return new Problem(`is a symbolic link to ${target}`, {
    where: name,
    allowed: "git holds no file there",
    hint: isElsewhere ? undefined : `Try ${gitName({ revision, path: there })}`,
  });
}

/** Its parts. They are data: nothing in them may be taken for an option, or end an argument. */
function fileNamed(name: string): GitFile {
  const file = gitFile(name);
  if (file === undefined) {
    throw new Problem("names no revision and path", {
      where: name,
      allowed: "git:REV:path, such as git:HEAD~1:lr.json",
    });
  }
  const { revision, path } = file;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  if (revision.startsWith("-") || /[\0-\x1f\x7f]/.test(revision)) {
    throw new Problem(`${JSON.stringify(revision)} is no revision`, { where: name });
  }
  if (path.startsWith("/") || path.includes("\0")) {
    throw new Problem(`${JSON.stringify(path)} is no path in a repository`, {
      where: name,
      allowed: "it counts from the top of the repository, or with ./ from here",
    });
  }
  return file;
}

/** What git's refusals mean. */
const refusals: readonly (readonly [says: RegExp, means: string])[] = [
  [/not a git repository/, "this folder is not in a git repository"],
  [/invalid object name|ambiguous argument|bad revision|unknown revision/, "git knows no such revision"],
  [/does not exist in|exists on disk, but not in/, "there is no such file in that revision"],
  [/not in the index|does not exist \(neither on disk/, "no such file is staged"],
  [/bad file/, "is no file there"],
];

function refused(name: string, stderr: string): Problem {
  const [first = ""] = stderr.trim().split("\n");
  const said = first.replace(/^fatal: /, "");
  const [, meant] = refusals.find(([says]) => says.test(said)) ?? [];
  const { revision, path } = gitFile(name) as GitFile;
  const isHere = /does not exist/.test(said) && existsSync(path);
  return new Problem(meant ?? "git refuses", {
    where: name,
    allowed: `git says: ${said}`,
    hint: isHere ? `Did you mean ${gitName({ revision, path: `./${path}` })}, from this folder?` : undefined,
  });
}

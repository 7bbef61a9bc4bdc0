import { execFileSync } from "node:child_process";
import { newFolder } from "./folder.ts";

/** A file's text, a link, or null for no file. */
export type Content = string | { readonly link: string } | null;

/** What a commit changes, and what it comes after (by name): the commit before it in the list, unless said. */
export interface CommitSpec {
  readonly files?: Readonly<Record<string, Content>>;
  readonly parents?: readonly string[];
}

export interface Repository {
  readonly folder: string;
  /** The commits by name. */
  readonly commits: Readonly<Record<string, string>>;
  git(...words: string[]): string;
}

const identity = "t <t@example.com> 1700000000 +0000";

export function git(folder: string, ...words: string[]): string {
  return execFileSync("git", words, { cwd: folder, encoding: "utf8" }).trimEnd();
}

/** A bare repository with these commits, each a branch of its name. HEAD is the last; nothing is checked out. */
export function repositoryWith(specs: Readonly<Record<string, CommitSpec>>): Repository {
  const folder = newFolder();
  git(folder, "init", "--quiet", "--bare", ".");
  const names = Object.keys(specs);
  const stream = Object.entries(specs).map(([name, { files = {}, parents }], i) => {
    const before = parents ?? names.slice(Math.max(0, i - 1), i);
    return [
      `commit refs/heads/${name}\ncommitter ${identity}\n${data(name)}`,
      ...before.map((parent, k) => `${k === 0 ? "from" : "merge"} refs/heads/${parent}\n`),
      ...Object.entries(files).map(([path, content]) => change(path, content)),
    ].join("");
  });
  execFileSync("git", ["fast-import", "--quiet"], { cwd: folder, input: stream.join("") });
  git(folder, "symbolic-ref", "HEAD", `refs/heads/${names.at(-1)}`);
  const commits = Object.fromEntries(
    git(folder, "for-each-ref", "--format=%(refname:short) %(objectname)").split("\n").map(pair),
  );
  return { folder, commits, git: (...words) => git(folder, ...words) };
}

function pair(line: string): [string, string] {
  const [name = "", commit = ""] = line.split(" ");
  return [name, commit];
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function change(path: string, content: Content): string {
  const name = `"${[...Buffer.from(path)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("")}"`;
  if (content === null) return `D ${name}\n`;
  return typeof content === "string"
    ? `M 100644 inline ${name}\n${data(content)}`
    : `M 120000 inline ${name}\n${data(content.link)}`;
}

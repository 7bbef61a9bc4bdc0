import type { Candidate } from "./completion.ts";

/** The lines that a git command prints, parted at zero bytes; none where it fails. */
export type Git = (...words: readonly string[]) => readonly string[];

/** What `git:REV:path` may go on with: revisions, then the folders in one and its files with one of some endings. */
export function gitWords(word: string, endings: readonly string[], git: Git): Candidate[] {
  const [, revision = "", path] = /^git:((?:[^:{]|\{[^}]*\})*)(?::(.*))?$/s.exec(word) ?? [];
  if (path === undefined) return revisions(git);
  if (revision.startsWith("-")) return [];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return git("ls-tree", "-z", "--full-tree", `${revision || "HEAD"}:${folder}`).flatMap((line) => {
    const [, type, name = ""] = /^\d+ (\w+) \w+\t(.+)$/s.exec(line) ?? [];
    const found = `git:${revision}:${folder}${name}`;
    if (type === "tree") return [{ word: `${found}/`, description: "" }];
    const fits = endings.length === 0 || endings.some((ending) => name.endsWith(ending));
    return type === "blob" && fits ? [{ word: found, description: "" }] : [];
  });
}

const kinds: Readonly<Record<string, string>> = {
  heads: "branch",
  tags: "tag",
  remotes: "branch of a remote",
};

function revisions(git: Git): Candidate[] {
  const named = git("for-each-ref", "--format=%(refname)%00", "refs/heads", "refs/tags", "refs/remotes");
  const known = named.flatMap((line) => {
    const [, kind = "", name] = /^\s*refs\/(\w+)\/(.+)$/s.exec(line) ?? [];
    if (name === undefined || (kind === "remotes" && name.endsWith("/HEAD"))) return [];
    return [{ word: `git:${name}:`, description: kinds[kind] ?? "" }];
  });
  const head = { word: "git:HEAD:", description: "the last commit" };
  return known.length > 0 || git("rev-parse", "--git-dir").length > 0 ? [head, ...known] : [];
}

/** A file as it is in a revision, `git:HEAD~1:configs/lr.json`: what git calls `HEAD~1:configs/lr.json`. */
export interface GitFile {
  /** Whatever git takes for one; "" is what is staged. */
  readonly revision: string;
  /** From the top of the repository; from the current folder where it begins with `./` or `../`. */
  readonly path: string;
}

/** Does a name speak of a file in git? A file of such a name is `./git:…`; a drive has one letter. */
export const isGitName = (name: string) => name.startsWith("git:");

/** The parts of such a name; undefined where one is missing. Braces of a revision may hold colons: `HEAD^{/fix: it}`. */
export function gitFile(name: string): GitFile | undefined {
  const [, revision, path] = /^git:((?:[^:{]|\{[^}]*\})*):(.+)$/s.exec(name) ?? [];
  return revision === undefined || path === undefined ? undefined : { revision, path };
}

export const gitName = ({ revision, path }: GitFile) => `git:${revision}:${path}`;

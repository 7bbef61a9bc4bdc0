import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { words } from "./command-line.ts";
import { folderWith } from "./folder.ts";

/** lrplot as it is built. */
export const executable = fileURLToPath(new URL("../../bin/lrplot.cjs", import.meta.url));

/** Does a Python run here? */
export const runsPython = (python: string, code = "pass"): boolean =>
  spawnSync(python, ["-c", code], { stdio: "ignore" }).status === 0;

/** Run `lrplot trace` as it is built, in a folder where `mine.py` holds `code`. */
export function traced(code: string, line: string, python = "python3") {
  const cwd = folderWith({ "mine.py": code, "val.csv": "loss\n1\n1\n1\n1\n" });
  const argv = [
    executable,
    "trace",
    ...words(line),
    ...(line.includes("--python") ? [] : ["--python", python]),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

/** The columns of CSV, without what counts. */
export function columnsOf(csv: string): Record<string, number[]> {
  const [head = "", ...rows] = csv.trimEnd().split("\n");
  return Object.fromEntries(
    head
      .split(",")
      .flatMap((name, i) =>
        name === "step" || name === "epoch" ? [] : [[name, rows.map((row) => Number(row.split(",")[i]))]],
      ),
  );
}

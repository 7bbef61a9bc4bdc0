import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { interleaved, peakMemory, works } from "./measure.mjs";
import { atMost, memory, ms, print } from "./table.mjs";

const source = fileURLToPath(new URL("./cosine.c", import.meta.url));

/** A long run as CSV beside a C program that computes and prints the same. */
export function rows({ command, scratch, quick, long }) {
  const cosine = `${scratch}/cosine`;
  if (!works(["cc", "-O2", "-o", cosine, source, "-lm"])) {
    print("CSV of a long run", [{ what: "cc cannot compile bench/cosine.c", measured: "left out" }]);
    return;
  }
  const sizes = long ? [10_000_000, 100_000_000] : [10_000_000];
  for (const count of sizes) {
    const n = String(count);
    const commands = {
      c: [cosine, n],
      lrplot: [...command, "cosine-warm", "--T0", n, "--eta-min", "1e-6", "--epochs", n],
    };
    const { c, lrplot } = interleaved(commands, count > 1e7 ? 1 : quick ? 2 : 5);
    print(
      `CSV of ${count / 1e6} million steps; rows that read as other numbers: ${differences(command, cosine)}`,
      [
        { what: "C, %.17g", measured: ms(c) },
        atMost("lrplot", ms(lrplot), lrplot / c, 1, "C"),
        memory("peak memory", peakMemory(commands.lrplot, scratch), 200),
      ],
    );
  }
}

/** Of 10,000 rows, how many are further apart than the last digits that two libraries' cosines disagree in? */
function differences(command, cosine) {
  const n = "10000";
  const args = [...command.slice(1), "cosine-warm", "--T0", n, "--eta-min", "1e-6", "--epochs", n];
  const [mine, theirs] = [table(command[0], args), table(cosine, [n])];
  if (mine.length !== theirs.length) return "all";
  return mine.filter(([x, y], i) => x !== theirs[i][0] || Math.abs(y - theirs[i][1]) > 1e-17).length;
}

function table(program, args) {
  const { stdout } = spawnSync(program, args, { encoding: "utf8" });
  return stdout
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => row.split(",").map(Number));
}

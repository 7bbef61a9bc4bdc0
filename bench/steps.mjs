import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { print } from "./table.mjs";

const source = fileURLToPath(new URL("./stepping.ts", import.meta.url));

/** Every schedule's own speed, without any output. */
export async function steps({ scratch, quick }) {
  const outfile = `${scratch}/stepping.mjs`;
  await build({ entryPoints: [source], outfile, bundle: true, platform: "node", format: "esm" });
  const ask = (...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [outfile, ...args], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  const rows = ask("list")
    .split("\n")
    .map((name) => {
      const rate = Number(ask(name, quick ? "2000000" : "10000000"));
      return { what: name, measured: `${rate.toFixed(1)} million/s`, target: "≥ 10", ok: rate >= 10 };
    });
  print("Steps of each schedule", rows);
}

import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { devNull } from "node:os";

/** GNU time tells a process's peak memory, which Node does not tell of its children. */
const gnuTime = "/usr/bin/time";
export const canTellMemory =
  existsSync(gnuTime) && spawnSync(gnuTime, ["-f", "%M", "true"], { encoding: "utf8" }).status === 0;

/**
 * Run each command once a round, `rounds` times: what slows the machine down for a while then slows all of
 * them. Standard output goes to the null device.
 *
 * @param {Record<string, string[]>} commands by name: program and arguments
 * @param {number} rounds
 * @returns {Record<string, number>} median wall time of each, in milliseconds
 */
export function interleaved(commands, rounds) {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) times[name].push(milliseconds(command));
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/** Peak resident memory of a command in MB (10^6 bytes); undefined where GNU time is missing. */
export function peakMemory(command, scratch) {
  if (!canTellMemory) return undefined;
  const report = `${scratch}/memory`;
  milliseconds([gnuTime, "-f", "%M", "-o", report, ...command]);
  return (Number(readFileSync(report, "utf8")) * 1024) / 1e6;
}

/** What a command that loads processor-time.cjs takes of the processor, all of its threads, in milliseconds. */
export function processorTime(command, scratch) {
  const report = `${scratch}/processor-time`;
  milliseconds(command, { PROCESSOR_TIME: report });
  return Number(readFileSync(report, "utf8"));
}

/** Does the program run and exit with 0? */
export function works([program, ...args]) {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

export function median(list) {
  const sorted = list.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function milliseconds([program, ...args], variables = {}) {
  const sink = openSync(devNull, "w");
  const begin = performance.now();
  const { status, error, stderr } = spawnSync(program, args, {
    stdio: ["ignore", sink, "pipe"],
    env: { ...process.env, ...variables },
  });
  const elapsed = performance.now() - begin;
  closeSync(sink);
  if (status !== 0) throw error ?? new Error(`${program} ${args.join(" ")} failed:\n${stderr}`);
  return elapsed;
}

import { fileURLToPath } from "node:url";
import { median, processorTime } from "./measure.mjs";
import { addsAtMost, ms, print } from "./table.mjs";

const timer = fileURLToPath(new URL("./processor-time.cjs", import.meta.url));

/** Of 10 million steps: a single descent, and the post's restarts, of which there are a third of a million. */
const count = "10000000";
const schedules = { "one cosine": count, restarts: "30" };

/** What advice adds to a long run that is drawn or written: beside the same where nobody asks what is found. */
export function advice({ command: [node, lrplot], scratch, quick }) {
  const rows = ["png", "csv"].flatMap((format) =>
    Object.entries(schedules).flatMap(([name, cycle]) => {
      const run = ["cosine-warm", "--T0", cycle, "--eta-min", "1e-6", "--epochs", count, "--format", format];
      const told = [node, "--require", timer, lrplot, ...run];
      const { first, second, ratio } = paired(
        () => processorTime([...told, "--findings", "none"], scratch),
        () => processorTime(told, scratch),
        quick ? 3 : 15,
      );
      const what = `${format.toUpperCase()} of ${name}`;
      return [
        { what: `${what}, --findings none`, measured: ms(first) },
        addsAtMost(what, ms(second), ratio - 1, 0.03),
      ];
    }),
  );
  print("Advice on 10 million steps, in the processor's time", rows);
}

/** Measure two things `rounds` times, now the one first and now the other: medians of both, and of the ratio of a round. */
function paired(one, other, rounds) {
  const pairs = Array.from({ length: rounds }, (_, round) => {
    if (round % 2 === 0) return { first: one(), second: other() };
    const second = other();
    return { first: one(), second };
  });
  return {
    first: median(pairs.map(({ first }) => first)),
    second: median(pairs.map(({ second }) => second)),
    ratio: median(pairs.map(({ first, second }) => second / first)),
  };
}

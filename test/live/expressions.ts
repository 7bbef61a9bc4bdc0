import type { Random } from "./random.ts";

type Expression = (r: Random, x: string) => string;

/** What people write as `lr_lambda`, and the corners of Python's arithmetic. */
const usual: readonly Expression[] = [
  (r, x) => `${r.between(0.5, 1.1)} ** ${x}`,
  (r) => `${r.between(0, 1.2)}`,
  (r, x) => `1 / (1 + ${r.between(0, 1)} * ${x})`,
  (r, x) => `${x} // ${r.int(1, 30)}`,
  (r, x) => `${r.between(0.1, 1)} ** (${x} // ${r.int(1, 20)})`,
  (r, x) => `min((${x} + 1) / ${r.int(1, 20)}, 1.0)`,
  (r, x) => `max(0.0, (${r.int(5, 60)} - ${x}) / ${r.int(5, 60)})`,
  (r, x) => `1.0 if ${x} < ${r.int(0, 30)} else ${r.between(0, 1)}`,
  (r, x) => `${r.between(0, 1)} if ${x} % ${r.int(1, 9)} == 0 else 1.0`,
  (r, x) => `0.5 * (1 + math.cos(math.pi * ${x} / ${r.int(1, 60)}))`,
  (r, x) => `math.exp(-${r.between(0.001, 0.2)} * ${x})`,
  (r, x) => `(${x} + ${r.int(1, 9)}) ** -0.5`,
  (_, x) => `1 / math.sqrt(${x} + 1)`,
  (r, x) => `(1 - min(${x}, ${r.int(1, 30)}) / 30) ** ${r.between(0.1, 3)}`,
];

const corners: readonly Expression[] = [
  (r, x) => `1 / (${r.int(0, 60)} - ${x})`, // ZeroDivisionError some time, or never in this run
  (r, x) => `(${r.int(0, 60)} - ${x}) ** 0.5`, // complex past zero
  (r, x) => `-${r.between(0.1, 2)} ** ${x}`, // the minus binds last
  (r, x) => `2 ** -${x} ** ${r.pick([1, 0.5])}`, // right to left
  (r, x) => `(${x} - ${r.int(0, 20)}) // ${r.pick([-7, 3, 4.5])}`, // rounds down
  (r, x) => `(${x} - ${r.int(0, 20)}) % ${r.pick([-7, 3, 2.5])} + 1`, // has the divisor's sign
  (r, x) => `1 if ${r.int(0, 5)} <= ${x} < ${r.int(6, 30)} else 0.5`,
  (r, x) => `${x} and ${r.between(0.1, 1)} or 1`,
  (_r, x) => `(not ${x}) + 0.5`,
  (_, x) => `abs(10 - ${x}) / 10`,
  (_, x) => `${x} ** -1`, // 0 ** -1 at once
  (r, x) => `1e${r.int(1, 9)} ** ${x}`, // overflows
  (_, x) => `math.log(${x} + 1) + 0.1`,
  (r, x) => `math.floor(${x} / ${r.int(2, 9)}) * 0.1 + math.ceil(${x} / 3) * 0.01`,
  (_, x) => `int(${x} / 3) / float(7)`,
  (_, x) => `${x}`,
];

function body(r: Random, x: string, depth: number): string {
  if (depth === 0 || r.chance(0.8)) return r.pick(r.chance(0.85) ? usual : corners)(r, x);
  const [a, b] = [body(r, x, depth - 1), body(r, x, depth - 1)];
  return r.pick([
    `(${a}) * (${b})`,
    `(${a}) + ${r.between(0, 1)} * (${b})`,
    `min(${a}, ${b})`,
    `max(${a}, ${b}, 0.01)`,
    `(${a}) if ${x} < ${r.int(0, 40)} else (${b})`,
  ]);
}

/** An `lr_lambda`: a lambda, or just its body in `epoch`. */
export function expression(r: Random): string {
  const x = r.pick(["epoch", "epoch", "step", "e", "x"]);
  const text = body(r, x, 2);
  return x === "epoch" && r.chance(0.4) ? text : `lambda ${x}: ${text}`;
}

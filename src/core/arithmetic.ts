import { Problem } from "./problem.ts";

// Python raises where JavaScript goes on with Infinity or NaN; a schedule that raises there is refused here.

/** `a / b`; a Problem where Python raises ZeroDivisionError. */
export function divide(a: number, b: number): number {
  if (b === 0) throw new Problem("division by zero", { allowed: "Python raises ZeroDivisionError here" });
  return a / b;
}

/** `a ** b`; a Problem where Python raises ZeroDivisionError or gives a complex number. */
export function power(a: number, b: number): number {
  if (a === 0 && b < 0) {
    throw new Problem("zero to a negative power", { allowed: "Python raises ZeroDivisionError here" });
  }
  if (a < 0 && !Number.isInteger(b)) {
    throw new Problem(`${a} to the power ${b} is not a real number`);
  }
  return a ** b;
}

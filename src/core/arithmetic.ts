import { Problem } from "./problem.ts";

// Python raises where JavaScript goes on with Infinity or NaN; a schedule that raises there is refused here.

/** `a / b`; a Problem where Python raises ZeroDivisionError. */
export function divide(a: number, b: number): number {
  if (b === 0) throw new Problem("division by zero", { allowed: "Python raises ZeroDivisionError here" });
  return a / b;
}

/** `a // b`, which is not the floor of `a / b` where that was rounded up: 1 // 0.1 is 9. */
export function floorDivide(a: number, b: number): number {
  if (b === 0) return divide(a, b);
  const rest = a % b;
  const quotient = (a - rest) / b;
  return Math.round(rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient);
}

/** `a ** b`; a Problem where Python raises ZeroDivisionError or OverflowError, or gives a complex number. */
export function power(a: number, b: number): number {
  if (a === 0 && b < 0) {
    throw new Problem("zero to a negative power", { allowed: "Python raises ZeroDivisionError here" });
  }
  if (a < 0 && !Number.isInteger(b)) {
    throw new Problem(`${a} to the power ${b} is not a real number`);
  }
  const result = a ** b;
  if (result - result !== 0 && Number.isFinite(a) && Number.isFinite(b)) {
    throw new Problem(`${a} to the power ${b} is too large`, { allowed: "Python raises OverflowError here" });
  }
  return result;
}

import { Problem } from "./problem.ts";

// Python raises where JavaScript goes on with Infinity or NaN; a schedule that raises there is refused here. The last
// argument of each is the name of the parameter that is to blame, where it is one.

/** `a / b`; a Problem where Python raises ZeroDivisionError, which names the rule of advice that says more of it. */
export function divide(a: number, b: number, name?: string, rule?: string): number {
  if (b === 0) throw refused("division by zero", name, "ZeroDivisionError", rule);
  return a / b;
}

/** `a // b`, which is not the floor of `a / b` where that was rounded up: 1 // 0.1 is 9. */
export function floorDivide(a: number, b: number, name?: string): number {
  if (b === 0) return divide(a, b, name);
  const rest = a % b;
  const quotient = (a - rest) / b;
  return Math.round(rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient);
}

/** `a ** b`; a Problem where Python raises ZeroDivisionError or OverflowError, or gives a complex number. */
export function power(a: number, b: number, name?: string): number {
  if (a === 0 && b < 0) throw refused("zero to a negative power", name, "ZeroDivisionError");
  if (a < 0 && !Number.isInteger(b)) throw refused(`${a} to the power ${b} is not a real number`, name);
  const result = a ** b;
  if (result - result !== 0 && Number.isFinite(a) && Number.isFinite(b)) {
    throw refused(`${a} to the power ${b} is too large`, name, "OverflowError");
  }
  return result;
}

function refused(message: string, name: string | undefined, error?: string, rule?: string): Problem {
  return new Problem(message, {
    path: name === undefined ? [] : [name],
    allowed: error && `Python raises ${error} here`,
    rule,
  });
}

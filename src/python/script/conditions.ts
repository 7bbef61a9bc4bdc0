import { isProblem } from "../../core/problem.ts";
import { isTrue } from "../comparison.ts";
import type { Scope } from "../environment.ts";
import type { Expression, Statement } from "../syntax.ts";
import { evaluate } from "../value.ts";
import type { Branch } from "./outline.ts";
import type { Decide } from "./reaching.ts";
import type { ScriptNames } from "./script-names.ts";

/** Which branches of a script are taken, as far as their conditions are known; each is decided once. */
export function conditionsIn(scope: Scope, deeper: ScriptNames["deeper"]): Decide {
  const decisions = new Map<Statement, number | undefined>();

  function branchTaken({ branches }: Extract<Statement, { type: "if" }>): number | undefined {
    for (const [i, { test }] of branches.entries()) {
      const is = deeper(() => truth(test, scope));
      if (is === undefined) return undefined;
      if (is) return i;
    }
    return branches.length;
  }

  return ({ statement, taken }: Branch) => {
    // what is tried is taken to succeed, but one that handles may give another value
    if (statement.type === "try") return taken === 0 ? true : undefined;
    if (statement.type !== "if") return undefined; // a loop, a function that is called or not
    if (!decisions.has(statement)) {
      decisions.set(statement, undefined); // while it is decided
      decisions.set(statement, branchTaken(statement));
    }
    const branch = decisions.get(statement);
    return branch === undefined ? undefined : branch === taken;
  };
}

/** Is a condition met? Undefined where that is not known. */
export function truth(test: Expression, scope: Scope): boolean | undefined {
  try {
    return isTrue(evaluate(test, scope));
  } catch (error) {
    if (!isProblem(error)) throw error;
    return undefined;
  }
}

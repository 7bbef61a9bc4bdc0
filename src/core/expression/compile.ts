import { call } from "./call.ts";
import { type Code, constant, fold, type Run, type Test } from "./code.ts";
import type { Place } from "./failure.ts";
import { join } from "./functions.ts";
import { arithmetic, COMPARE, comparison } from "./operators.ts";
import { type Scope, value } from "./scope.ts";
import type { Node } from "./syntax.ts";

/** Make functions of a tree: no name is looked up and nothing is allocated when they run. */
export function compile(node: Node, scope: Scope): Code {
  switch (node.type) {
    case "number":
      return constant(node.value, node.kind);
    case "name":
      return value(node.name, node.column, scope);
    case "positive":
      return compile(node.operand, scope);
    case "negative":
      return negative(compile(node.operand, scope));
    case "arithmetic":
      return arithmetic(
        node.operator,
        compile(node.left, scope),
        compile(node.right, scope),
        placeOf(node.column, scope),
      );
    case "call": {
      const args = node.args.map((argument) => compile(argument, scope));
      return call(node.name, args, placeOf(node.column, scope), scope);
    }
    case "choice":
      return choice(node, scope);
    case "logic":
      return logic(node.operator, compile(node.left, scope), compile(node.right, scope));
    case "not":
    case "comparison": {
      const { test, operands } = condition(node, scope);
      return fold((t) => (test(t) ? 1 : 0), "int", operands);
    }
  }
}

function placeOf(column: number, scope: Scope): Place {
  return { column, variable: scope.variable };
}

function negative(operand: Code): Code {
  const { run, kind } = operand;
  return fold(kind === "int" ? (t) => 0 - run(t) : (t) => -run(t), kind, [operand]);
}

/** `and` and `or` give the operand that decides, not True or False. */
function logic(operator: "and" | "or", left: Code, right: Code): Code {
  const { run: l } = left;
  const { run: r } = right;
  const kind = join([left.kind, right.kind]);
  if (operator === "and") {
    return fold(
      (t) => {
        const x = l(t);
        return x === 0 ? x : r(t);
      },
      kind,
      [left, right],
    );
  }
  return fold(
    (t) => {
      const x = l(t);
      return x === 0 ? r(t) : x;
    },
    kind,
    [left, right],
  );
}

function choice(node: Extract<Node, { type: "choice" }>, scope: Scope): Code {
  const { test, operands } = condition(node.test, scope);
  const yes = compile(node.yes, scope);
  const no = compile(node.no, scope);
  const { run: y, constant: a } = yes;
  const { run: n, constant: b } = no;
  const run: Run =
    a === undefined
      ? (t) => (test(t) ? y(t) : n(t))
      : b === undefined
        ? (t) => (test(t) ? a : n(t))
        : (t) => (test(t) ? a : b);
  return fold(run, join([yes.kind, no.kind]), [...operands, yes, no]);
}

/** A node as a condition, without the detour over 1 and 0. */
function condition(node: Node, scope: Scope): { test: Test; operands: readonly Code[] } {
  if (node.type === "not") {
    const { test, operands } = condition(node.operand, scope);
    return { test: (t) => !test(t), operands };
  }
  if (node.type === "comparison") return compared(node, scope);
  const code = compile(node, scope);
  return { test: (t) => code.run(t) !== 0, operands: [code] };
}

/** `a < b <= c`: each operand is computed once, and none after the first link that does not hold. */
function compared(
  node: Extract<Node, { type: "comparison" }>,
  scope: Scope,
): { test: Test; operands: readonly Code[] } {
  const first = compile(node.first, scope);
  const rest = node.rest.map(({ operator, operand }) => ({ operator, code: compile(operand, scope) }));
  const operands = [first, ...rest.map(({ code }) => code)];
  const [only] = rest;
  if (only && rest.length === 1) return { test: comparison(only.operator, first, only.code), operands };
  const links = rest.map(({ operator, code }) => ({ holds: COMPARE[operator], run: code.run }));
  const test: Test = (t) => {
    let left = first.run(t);
    for (const { holds, run } of links) {
      const right = run(t);
      if (!holds(left, right)) return false;
      left = right;
    }
    return true;
  };
  return { test, operands };
}

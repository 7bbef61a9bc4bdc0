import { isProblem } from "../../core/problem.ts";
import type { Expression } from "../syntax.ts";
import { operationOf, signed } from "./arithmetic.ts";
import { callCode } from "./call.ts";
import { type Code, type Context, changing, constantCode, type Frame, type Run } from "./code.ts";
import { testOf } from "./comparison.ts";
import { comprehensionCode } from "./comprehension.ts";
import { elementOf, keyed, sliceOf } from "./element.ts";
import { constantAt } from "./library.ts";
import { nameCode, pathOf } from "./name.ts";
import { int, isTrue, Sequence, type Value } from "./values.ts";

type Of<T extends Expression["type"]> = Extract<Expression, { type: T }>;

/** Make a function of an expression: no name is looked up when it runs. Throws a Problem for what is not interpreted. */
export function compileExpression(node: Expression, context: Context): Code {
  const { program } = context;
  switch (node.type) {
    case "number":
      if (!node.exact)
        throw program.problem(node, "an integer beyond 2**53", { allowed: "smaller ones, or floats" });
      return constantCode(node.kind === "int" ? int(node.value) : node.value);
    case "string":
    case "constant":
      return constantCode(node.value);
    case "name":
      return nameCode(node, context);
    case "attribute": {
      const path = pathOf(node, context);
      const value = path === undefined ? undefined : constantAt(path);
      if (value !== undefined) return constantCode(value);
      throw program.refusal(node, `the attribute ${node.name}`);
    }
    case "call":
      return callCode(node, context, compileExpression);
    case "subscript":
      return subscript(node, context);
    case "list":
    case "tuple":
      return sequence(node.type, node.items, context);
    case "set":
      throw program.refusal(node, "a set");
    case "dict":
      return dict(node, context);
    case "unary":
      return unary(node, context);
    case "binary":
      return binary(node, context);
    case "comparison":
      return comparison(node, context);
    case "logic":
      return logic(node, context);
    case "conditional":
      return conditional(node, context);
    case "lambda":
      return changing(context.functionOf({ ...node, name: "<lambda>" }, context));
    case "starred":
      throw program.refusal(node, "a starred expression");
    case "other":
      if (node.comprehension) return comprehensionCode(node.comprehension, node, context, compileExpression);
      throw program.refusal(node, node.construct);
  }
}

/** `run`, or its value where those of all operands are known. What raises is left to raise when it runs. */
function folded(run: Run, operands: readonly Code[]): Code {
  if (operands.some(({ constant }) => constant === undefined)) return changing(run);
  try {
    return constantCode(run(undefined as unknown as Frame)); // nothing of a frame is read
  } catch (error) {
    if (!isProblem(error)) throw error;
    return changing(run);
  }
}

function sequence(kind: "list" | "tuple", items: readonly Expression[], context: Context): Code {
  const codes = items.map((item) => compileExpression(item, context));
  const runs = codes.map(({ run }) => run);
  return folded(
    (frame) =>
      new Sequence(
        kind,
        runs.map((run) => run(frame)),
      ),
    codes,
  );
}

function dict({ entries, ...span }: Of<"dict">, context: Context): Code {
  const { program } = context;
  const codes = entries.map(({ key, value }) => {
    if (!key) throw program.refusal(value, "** in a dict");
    return [compileExpression(key, context), compileExpression(value, context)] as const;
  });
  return folded(
    (frame) =>
      keyed(
        codes.map(([key, value]) => [key.run(frame), value.run(frame)]),
        span,
        program,
      ),
    codes.flat(),
  );
}

function subscript(node: Of<"subscript">, context: Context): Code {
  const { program } = context;
  const object = compileExpression(node.object, context);
  if (node.index.type === "slice") {
    const { start, stop, step } = node.index;
    const bounds = [start, stop, step].map((bound) =>
      bound ? compileExpression(bound, context) : constantCode(null),
    );
    return folded(
      (frame) =>
        sliceOf(
          object.run(frame),
          bounds.map(({ run }) => run(frame)),
          node,
          program,
        ),
      [object, ...bounds],
    );
  }
  const index = compileExpression(node.index, context);
  return folded((frame) => elementOf(object.run(frame), index.run(frame), node, program), [object, index]);
}

function unary(node: Of<"unary">, context: Context): Code {
  const { operator } = node;
  const { program } = context;
  const operand = compileExpression(node.operand, context);
  const { run } = operand;
  if (operator === "not") return folded((frame) => !isTrue(run(frame)), [operand]);
  if (operator === "~") throw program.refusal(node, "a bitwise operator");
  return folded((frame) => signed(operator, run(frame), node, program), [operand]);
}

function binary(node: Of<"binary">, context: Context): Code {
  const operation = operationOf(node.operator, node, context.program);
  if (!operation) throw context.program.refusal(node, `the operator ${node.operator}`);
  const left = compileExpression(node.left, context);
  const right = compileExpression(node.right, context);
  const { run: l } = left;
  const { run: r, constant } = right;
  // a constant that is read directly saves a call
  if (constant !== undefined) return folded((frame) => operation(l(frame), constant), [left, right]);
  return folded((frame) => operation(l(frame), r(frame)), [left, right]);
}

/** `a < b <= c`: each operand is computed once, and none behind the first link that does not hold. */
function comparison(node: Of<"comparison">, context: Context): Code {
  const { program } = context;
  const first = compileExpression(node.first, context);
  let before = node.first;
  const links = node.rest.map(({ operator, operand }) => {
    if (operator.startsWith("is") && !isSingle(before) && !isSingle(operand)) {
      throw program.refusal(node, `${operator} between numbers`, "Write == or !=");
    }
    before = operand;
    // of a set only that is asked, what is in it
    const isLookedInto = operand.type === "set" && operator.endsWith("in");
    const code = isLookedInto
      ? sequence("tuple", operand.items, context)
      : compileExpression(operand, context);
    return { test: testOf(operator, node, program), code };
  });
  const codes = [first, ...links.map(({ code }) => code)];
  const { run } = first;
  const [only] = links;
  if (only && links.length === 1) {
    const { test } = only;
    const { run: other, constant } = only.code;
    if (constant !== undefined) return folded((frame) => test(run(frame), constant), codes);
    return folded((frame) => test(run(frame), other(frame)), codes);
  }
  return folded((frame) => {
    let left = run(frame);
    for (const { test, code } of links) {
      const right = code.run(frame);
      if (!test(left, right)) return false;
      left = right;
    }
    return true;
  }, codes);
}

/** Is it None, True or False, of which there is one each? */
const isSingle = ({ type }: Expression): boolean => type === "constant";

/** `and` and `or` give the operand that decides. */
function logic(node: Of<"logic">, context: Context): Code {
  const left = compileExpression(node.left, context);
  const isOr = node.operator === "or";
  if (left.constant !== undefined) {
    return isTrue(left.constant) === isOr ? left : compileExpression(node.right, context);
  }
  const { run: l } = left;
  const { run: r } = compileExpression(node.right, context);
  return changing((frame) => {
    const value = l(frame);
    return isTrue(value) === isOr ? value : r(frame);
  });
}

function conditional(node: Of<"conditional">, context: Context): Code {
  const { run: test, constant } = compileExpression(node.test, context);
  // what can never run may be what it likes
  if (constant !== undefined) return compileExpression(isTrue(constant) ? node.yes : node.no, context);
  const { run: yes } = compileExpression(node.yes, context);
  const { run: no } = compileExpression(node.no, context);
  return changing((frame) => (isTrue(test(frame)) ? yes(frame) : no(frame)));
}

/** The value of a condition as a boolean of ours. */
export function conditionOf(
  node: Expression,
  context: Context,
): { run: (frame: Frame) => boolean; constant: Value | undefined } {
  const { run, constant } = compileExpression(node, context);
  return { run: (frame) => isTrue(run(frame)), constant };
}

import type { Block, FunctionDefinition, Span, Statement } from "../syntax.ts";
import { operationOf } from "./arithmetic.ts";
import { type Act, BREAK, CONTINUE, type Context, NEXT, RETURN } from "./code.ts";
import { compileExpression, conditionOf } from "./expression.ts";
import { isMessage } from "./message.ts";
import { assigning, KINDS, slotOf } from "./target.ts";
import { Dict, int, isTrue, kindOf, Range, Sequence, type Value } from "./values.ts";

type Of<T extends Statement["type"]> = Span & Extract<Statement, { type: T }>;

/** Make a function of the statements of a block. Throws a Problem for what is not interpreted. */
export function compileBlock(block: Block, context: Context): Act {
  const { program } = context;
  const acts: Act[] = [];
  let operations = 0;
  for (const statement of block) {
    const act = compileStatement(statement, context);
    if (!act) continue;
    acts.push(act);
    operations += weightOf(statement);
  }
  const [first, second] = acts;
  if (!first) return () => NEXT;
  if (!second) {
    return (frame) => {
      program.left -= operations;
      return first(frame);
    };
  }
  return (frame) => {
    program.left -= operations;
    for (let i = 0; i < acts.length; i++) {
      const signal = (acts[i] as Act)(frame);
      if (signal !== NEXT) return signal;
    }
    return NEXT;
  };
}

/** A line of usual length is one operation. */
function weightOf(statement: Statement): number {
  const isBlock = statement.type === "if" || statement.type === "for" || statement.type === "while";
  return isBlock ? 1 : 1 + Math.floor((statement.to - statement.from) / 80);
}

/** Undefined for a statement that does nothing. */
function compileStatement(statement: Statement, context: Context): Act | undefined {
  const { program } = context;
  switch (statement.type) {
    case "pass":
    case "import":
      return undefined;
    case "from-import":
      if (statement.names.some(({ name }) => name === "*") && !/^(?:math|numpy)$/.test(statement.module)) {
        throw program.refusal(statement, `* of ${statement.module}`);
      }
      return undefined;
    case "expression":
      return expression(statement, context);
    case "assign":
      return assignment(statement, context);
    case "augmented":
      return augmented(statement, context);
    case "return":
      return returning(statement, context);
    case "break":
      return () => BREAK;
    case "continue":
      return () => CONTINUE;
    case "if":
      return choice(statement, context);
    case "while":
      return whileLoop(statement, context);
    case "for":
      return forLoop(statement, context);
    case "function":
      return definition(statement, context);
    case "assert": {
      const { run } = compileExpression(statement.test, context);
      return (frame) => {
        if (!isTrue(run(frame))) throw program.failure(statement, "AssertionError");
        return NEXT;
      };
    }
    case "raise":
      return () => {
        throw program.failure(statement, "it raises an exception");
      };
    case "class":
      throw program.refusal(statement, "a class");
    case "with":
      throw program.refusal(statement, "a with statement");
    case "try":
      throw program.refusal(statement, "a try statement");
    case "other":
      throw program.refusal(statement, statement.construct);
  }
}

/** An expression alone is a docstring, or does nothing but raise. */
function expression({ value }: Of<"expression">, context: Context): Act | undefined {
  if (isMessage(value)) return undefined;
  const { run, constant } = compileExpression(value, context);
  if (constant !== undefined) return undefined;
  return (frame) => {
    run(frame);
    return NEXT;
  };
}

function assignment({ targets, value }: Of<"assign">, context: Context): Act | undefined {
  if (!value) return undefined;
  const { run } = compileExpression(value, context);
  const [only, ...more] = targets;
  const slot = more.length === 0 ? slotOf(only, context) : undefined;
  if (slot !== undefined) {
    return (frame) => {
      frame.slots[slot] = run(frame);
      return NEXT;
    };
  }
  const assigns = targets.map((target) => assigning(target, context));
  return (frame) => {
    const result = run(frame);
    for (const assign of assigns) assign(frame, result);
    return NEXT;
  };
}

function augmented(statement: Of<"augmented">, context: Context): Act {
  const { program } = context;
  const { target, operator } = statement;
  const operation = operationOf(operator, statement, program);
  if (!operation) throw program.refusal(statement, `the operator ${operator}`);
  const slot = slotOf(target, context);
  if (slot === undefined) throw program.refusal(target, `an assignment to ${KINDS[target.type] ?? "this"}`);
  const { run: before } = compileExpression(target, context);
  const { run } = compileExpression(statement.value, context);
  return (frame) => {
    const old = before(frame);
    if (old instanceof Sequence && old.kind === "list")
      throw program.refusal(statement, "a change of a list");
    frame.slots[slot] = operation(old, run(frame));
    return NEXT;
  };
}

function returning({ value }: Of<"return">, context: Context): Act {
  if (!value) {
    return (frame) => {
      frame.result = null;
      return RETURN;
    };
  }
  const { run } = compileExpression(value, context);
  return (frame) => {
    frame.result = run(frame);
    return RETURN;
  };
}

function choice({ branches, otherwise }: Of<"if">, context: Context): Act {
  const [first, ...rest] = branches;
  if (!first) return otherwise ? compileBlock(otherwise, context) : () => NEXT;
  const after = { branches: rest, otherwise };
  const test = conditionOf(first.test, context);
  const no = () => choice({ ...after, type: "if", from: first.test.to, to: first.test.to }, context);
  // what can never run may be what it likes
  if (test.constant !== undefined) return isTrue(test.constant) ? compileBlock(first.body, context) : no();
  const yes = compileBlock(first.body, context);
  const { run } = test;
  if (rest.length === 0 && !otherwise) return (frame) => (run(frame) ? yes(frame) : NEXT);
  const other = no();
  return (frame) => (run(frame) ? yes(frame) : other(frame));
}

function whileLoop(statement: Of<"while">, context: Context): Act {
  const { program } = context;
  const { run } = conditionOf(statement.test, context);
  const body = compileBlock(statement.body, context);
  const otherwise = statement.otherwise && compileBlock(statement.otherwise, context);
  const { from, to } = statement.test;
  return (frame) => {
    while (run(frame)) {
      program.spend(1, { from, to });
      const signal = body(frame);
      if (signal === RETURN) return signal;
      if (signal === BREAK) return NEXT;
    }
    return otherwise ? otherwise(frame) : NEXT;
  };
}

function forLoop(statement: Of<"for">, context: Context): Act {
  const { program } = context;
  const { iterable } = statement;
  const { run } = compileExpression(iterable, context);
  const assign = assigning(statement.target, context);
  const body = compileBlock(statement.body, context);
  const otherwise = statement.otherwise && compileBlock(statement.otherwise, context);
  return (frame) => {
    const value = run(frame);
    const items = value instanceof Range ? undefined : loopedOver(value);
    if (value instanceof Range === (items !== undefined)) {
      throw program.failure(iterable, `a loop over ${kindOf(value)}`);
    }
    const { start, step, length } =
      value instanceof Range ? value : { start: 0, step: 0, length: items?.length ?? 0 };
    for (let i = 0; i < length; i++) {
      program.spend(1, iterable);
      assign(frame, items ? (items[i] as Value) : int(start + i * step));
      const signal = body(frame);
      if (signal === RETURN) return signal;
      if (signal === BREAK) return NEXT;
    }
    return otherwise ? otherwise(frame) : NEXT;
  };
}

/** What a loop goes through: the items of a list, the keys of a dict; undefined for another value. */
function loopedOver(value: Value): readonly Value[] | undefined {
  if (value instanceof Sequence) return value.items;
  return value instanceof Dict ? [...value.entries.values()].map(([key]) => key) : undefined;
}

function definition(statement: FunctionDefinition & Span, context: Context): Act {
  const { program } = context;
  const [decorator] = statement.decorators;
  if (decorator) throw program.refusal(decorator, "a decorator");
  if (statement.isAsync) throw program.refusal(statement, "an async function");
  const make = context.functionOf(statement, context);
  const slot = slotOf(
    { type: "name", name: statement.name, from: statement.from, to: statement.to },
    context,
  );
  return (frame) => {
    frame.slots[slot as number] = make(frame);
    return NEXT;
  };
}

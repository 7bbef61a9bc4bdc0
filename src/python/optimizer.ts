import { calleeName } from "./class-name.ts";
import { isDict, put } from "./containers.ts";
import { oneLine, type Scope, Unknown, unknown, type Value } from "./environment.ts";
import { isUnsaid, resolved } from "./resolve.ts";
import type { Argument, Expression } from "./syntax.ts";
import { evaluate } from "./value.ts";

/** What an argument of an optimizer hangs on and nobody knows. */
export interface Missing {
  /** `lr`, `momentum` and so on. */
  readonly parameter: string;
  readonly unknown: Unknown;
}

/** An optimizer of the text as a config has it, and what of it is not known. */
export interface Optimizer {
  readonly optimizer: Readonly<Record<string, unknown>> | undefined;
  readonly missing: readonly Missing[];
}

const none: Optimizer = { optimizer: undefined, missing: [] };

/** The arguments behind the parameters that it is for, by position. */
const signatures: Readonly<Record<string, readonly string[]>> = {
  SGD: ["lr", "momentum", "dampening", "weight_decay"],
  RMSprop: ["lr", "alpha", "eps", "weight_decay", "momentum"],
};
/** The rate of an optimizer of torch's that is given none, where it is not 0.001. */
const rates: Readonly<Record<string, number>> = {
  Adadelta: 1,
  Adagrad: 0.01,
  Adamax: 2e-3,
  NAdam: 2e-3,
  RMSprop: 0.01,
  Rprop: 0.01,
  ASGD: 0.01,
};
const adam = ["lr", "betas", "eps", "weight_decay"];
const said = ["lr", "momentum", "betas", "weight_decay"];

/**
 * What an expression says of an optimizer: `torch.optim.SGD(model.parameters(), lr=0.1)`, or a name for it. Nothing is
 * said by one that nobody can look into.
 */
export function optimizerOf(expression: Expression, scope: Scope): Optimizer {
  const lr = saidRate(expression, scope);
  if (lr !== undefined) return { optimizer: { lr }, missing: [] };
  try {
    return optimizerIn(expression, scope);
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return {
      optimizer: undefined,
      missing: [{ parameter: "lr", unknown: unknownRate(expression, scope, error) }],
    };
  }
}

/** The rate of an optimizer is asked for as an attribute of it: `optimizer.lr`. */
const rateText = ({ from, to }: Expression, { source }: Scope): string =>
  `${oneLine(source.text.slice(from, to))}.lr`;

function unknownRate(expression: Expression, scope: Scope, { message, where, position }: Unknown): Unknown {
  const text = rateText(expression, scope);
  const why = /is not known(?:: .*)?$/s.exec(message)?.[0] ?? "is not known";
  return new Unknown(text, `${text} ${why}`, { where, position });
}

function saidRate(expression: Expression, scope: Scope): Value | undefined {
  try {
    const found = scope.environment.lookUp(rateText(expression, scope), expression);
    return found && "value" in found ? found.value : undefined;
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return undefined;
  }
}

function optimizerIn(expression: Expression, scope: Scope, depth = 0): Optimizer {
  const found = resolved(expression, scope);
  if (found?.expression.type !== "call") return none;
  const { expression: call, scope: inside } = found;
  const name = calleeName(call.callee, inside)?.split(".").at(-1) ?? "";
  const wrapped = call.args.some((argument) => argument.kind === "keyword" && argument.name === "lr")
    ? undefined
    : wrappedIn(call.args, inside, depth);
  if (wrapped) return wrapped;
  const isAdam = /adam/i.test(name);
  // what a function of someone's own takes, nobody knows but by its name
  const isKnown = isAdam || /^[A-Z]|^sgd$|^rmsprop$/.test(name);
  const signature = isKnown
    ? [
        "params",
        ...((Object.hasOwn(signatures, name) ? signatures[name] : undefined) ?? (isAdam ? adam : ["lr"])),
      ]
    : [];
  const optimizer: Record<string, unknown> = isAdam
    ? { betas: [0.9, 0.999] }
    : Object.hasOwn(signatures, name)
      ? { momentum: 0 } // which is there to be cycled
      : {};
  const missing: Missing[] = [];
  const rate = Object.hasOwn(rates, name) ? rates[name] : undefined;
  if (rate !== undefined) optimizer.lr = rate;
  const groups = isKnown ? groupsOf(call.args, inside, missing) : [];
  call.args.forEach((argument, at) => {
    const key = argument.kind === "keyword" ? argument.name : signature[at];
    if (key === undefined || !said.includes(key) || argument.kind.startsWith("*")) return;
    const value = orMissing(key, argument.value, inside, missing);
    if (value !== undefined && value !== null) optimizer[key] = value;
    else if (value === undefined) delete optimizer[key];
  });
  for (const key of ["lr", "initial_lr"]) {
    if (!groups.some((group) => Object.hasOwn(group, key))) continue;
    const values = groups.map((group) => (Object.hasOwn(group, key) ? group[key] : optimizer[key]));
    if (values.every((value) => typeof value === "number")) {
      optimizer[key] = values.length === 1 ? values[0] : values;
    }
  }
  if (groups.length > 1 && !Array.isArray(optimizer.lr)) optimizer.groups = groups.length;
  return { optimizer: Object.keys(optimizer).length > 0 ? optimizer : undefined, missing };
}

const MAX_WRAPPERS = 10;

/** The optimizer among the arguments of what wraps one: `hvd.DistributedOptimizer(optimizer)`, `Lookahead(Adam(…))`. */
function wrappedIn(args: readonly Argument[], scope: Scope, depth: number): Optimizer | undefined {
  for (const { kind, value } of args) {
    if (depth >= MAX_WRAPPERS || kind.startsWith("*")) continue;
    const isNamedSo = /(?:^|\.|_)(?:opt|optim|optimizer)$/.test(
      scope.source.text.slice(value.from, value.to),
    );
    const found =
      isNamedSo || value.type === "call" || value.type === "name" ? resolved(value, scope) : undefined;
    if (found?.expression.type === "call") {
      const name = calleeName(found.expression.callee, found.scope)?.split(".").at(-1) ?? "";
      if (OPTIMIZERS.test(name)) return optimizerIn(value, scope, depth + 1);
    }
    // an object of that name is an optimizer of which nothing is known; an option may be its name
    if (isNamedSo && value.type === "name" && found?.expression === value) throw unknown(scope, value);
  }
  return undefined;
}

const OPTIMIZERS = /optim|sgd|adam|rms_?prop|lion|lamb|lars|adagrad|adadelta|adafactor|rprop|lbfgs/i;

/** `[{"params": …, "lr": 0.1}, …]`: the rates of param groups, whatever the parameters are. */
function groupsOf(args: readonly Argument[], scope: Scope, missing: Missing[]): Record<string, Value>[] {
  const first = args.find(({ kind }, at) => kind === "positional" && at === 0);
  const list = first && resolved(first.value, scope);
  if (list && list.expression.type !== "list") {
    // a comprehension, lists that are added
    const { expression, scope: there } = list;
    const text = there.source.text.slice(expression.from, expression.to);
    if (expression.type !== "call" && /["']lr["']|\blr\s*=/.test(text)) throw unknown(scope, first.value);
  }
  if (list?.expression.type !== "list") return [];
  return list.expression.items.flatMap((item) => {
    const group = resolved(item, list.scope);
    if (group?.expression.type !== "dict") return [];
    const rates: Record<string, Value> = {};
    for (const { key, value } of group.expression.entries) {
      const name = key?.type === "string" ? key.value : "";
      if (name !== "lr" && name !== "initial_lr") continue;
      const rate = orMissing(name, value, group.scope, missing);
      if (rate !== undefined && !isDict(rate)) put(rates, name, rate);
    }
    return [rates];
  });
}

function orMissing(
  parameter: string,
  expression: Expression,
  scope: Scope,
  missing: Missing[],
): Value | undefined {
  try {
    const value = evaluate(expression, scope);
    if (value === null && isUnsaid(expression, scope)) throw unknown(scope, expression);
    return value;
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    missing.push({ parameter, unknown: error });
    return undefined;
  }
}

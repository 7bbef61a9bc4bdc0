import { countText } from "../../core/facts-text.ts";
import { Problem, type ProblemDetails } from "../../core/problem.ts";
import type { Asking, Request } from "./python.ts";

/** Why the tracer gave no rates. */
export type Refusal =
  | { readonly kind: "unnamed" | "no function"; readonly functions: readonly string[] }
  | { readonly kind: "class" | "optax" }
  | { readonly kind: "arguments"; readonly arguments: readonly string[] }
  | { readonly kind: "nothing"; readonly value: string }
  | { readonly kind: "no scheduler"; readonly optimizer: string }
  | { readonly kind: "no optimizer" | "metrics"; readonly scheduler: string }
  | { readonly kind: "few metrics"; readonly scheduler: string; readonly given: number }
  | { readonly kind: "no rate" | "not finite"; readonly value: string; readonly step: number }
  | { readonly kind: "old"; readonly version: string }
  | Raised;

/** What the user's code raised; its traceback has been printed. */
interface Raised {
  readonly kind: "raised";
  /** `ValueError`. */
  readonly type: string;
  readonly message: string;
  /** `in optimizer.step() at step 3`. */
  readonly when: string;
  /** The module that there is not. */
  readonly module: string | null;
}

const asFunction =
  "Write a function without arguments that builds and returns optimizer and scheduler, and name that";

/** A refusal in words. */
export function refused(refusal: Refusal, word: string, { name }: Request, { python }: Asking): Problem {
  const problem = (message: string, details: ProblemDetails = {}) =>
    new Problem(message, { where: word, ...details });
  switch (refusal.kind) {
    case "unnamed":
      return problem("names no function", functionsOf(refusal.functions, word));
    case "no function":
      return problem(
        `has no ${name}`,
        functionsOf(refusal.functions, word.slice(0, word.indexOf(".py") + 3)),
      );
    case "class":
      return problem(`${name} is a class`, { hint: asFunction });
    case "optax":
      return problem("an optimizer of optax does not tell its rate", { hint: "Return the schedule itself" });
    case "arguments":
      return problem(`${name} takes ${listed(refusal.arguments)}, and is called with nothing`, {
        hint: asFunction,
      });
    case "nothing":
      return problem(`${name} gave ${refusal.value}`, {
        allowed: "it is to return an optimizer and a scheduler, or a function of the step",
      });
    case "no scheduler":
      return problem(`${name} gave ${refusal.optimizer} and no scheduler`, {
        hint: "Return the scheduler as well",
      });
    case "no optimizer":
      return problem(`${refusal.scheduler} does not tell its optimizer`, {
        hint: "Return the optimizer beside the scheduler",
      });
    case "metrics":
      return problem(`${refusal.scheduler} is stepped with a metric`, {
        hint: "Try --metrics 1,0.8,0.7 or --metrics val.csv:val_loss",
      });
    case "few metrics":
      return problem(`${refusal.scheduler} is stepped more often than there are metrics`, {
        where: "--metrics",
        allowed: `${countText(refusal.given)} are given`,
      });
    case "no rate":
      return problem(`${name} gave ${refusal.value} at step ${refusal.step}`, {
        allowed: "a rate is a number",
      });
    case "not finite":
      return problem(`the rate becomes ${refusal.value} at step ${refusal.step}`);
    case "old":
      return problem(`${python} is Python ${refusal.version}`, {
        where: "--python",
        allowed: "it is to be 3.8 or newer",
      });
    case "raised":
      return raised(refusal, problem, python);
  }
}

function raised(
  { type, message, when, module }: Raised,
  problem: (message: string, details?: ProblemDetails) => Problem,
  python: string,
): Problem {
  if (type === "SystemExit") return problem(`ended itself ${when}`, { allowed: `sys.exit(${message})` });
  if (module === null) return problem(`raised ${type} ${when}`, { allowed: "its traceback stands above" });
  return problem(`${python} has no module ${module}`, {
    hint: "Name the Python that has it: --python .venv/bin/python",
  });
}

/** What functions there are, and how to name the first. */
function functionsOf(functions: readonly string[], file: string): ProblemDetails {
  const [first] = functions;
  if (first === undefined) return { allowed: "it has no function", hint: asFunction };
  return { allowed: `it has ${listed(functions)}`, hint: `Try lrplot trace ${file}:${first}` };
}

/** The first of many names. */
const listed = (names: readonly string[]) =>
  `${names.slice(0, 12).join(", ")}${names.length > 12 ? " …" : ""}`;

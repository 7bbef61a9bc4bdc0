import type { Registry } from "../core/definition.ts";
import { assigned } from "./assigned.ts";
import { type Constructed, constructed, constructedByName } from "./constructor.ts";
import { type Environment, nothingKnown, type Scope } from "./environment.ts";
import { parseModule } from "./parse.ts";
import { scheduleCall } from "./schedule-call.ts";
import { problemAt } from "./source.ts";
import type { Block, Expression } from "./syntax.ts";

/**
 * The schedule of a piece of Python text, as people paste it: a constructor, alone or behind assignments to names that
 * are used in it. The last one is meant. Throws a Problem, or an Unknown for a value that only `environment` could know.
 */
export function constructorOfText(
  text: string,
  registry: Registry,
  environment: Environment = nothingKnown,
  file?: string,
): Constructed {
  const { source, body } = parseModule(text, file);
  const scope: Scope = { source, environment: assigned({ source, body }, environment) };
  const values = valuesIn(body);
  const isSchedule = ({ value }: Said) => scheduleCall(value, scope, registry) !== undefined;
  const { name = "", value } = values.findLast(isSchedule) ?? values.at(-1) ?? {};
  if (!value) throw problemAt(source, { from: 0 }, "there is no constructor of a schedule here");
  return constructedByName(name, value, scope, registry) ?? constructed(value, scope, registry);
}

/** What is said in a text, or assigned to a name. */
interface Said {
  readonly name?: string;
  readonly value: Expression;
}

function valuesIn(body: Block): Said[] {
  return body.flatMap((statement): Said[] => {
    if (statement.type === "expression") return [{ value: statement.value }];
    if (statement.type !== "assign" || !statement.value) return [];
    const { value, targets } = statement;
    const [target] = targets;
    return [target.type === "name" ? { name: target.name, value } : { value }];
  });
}

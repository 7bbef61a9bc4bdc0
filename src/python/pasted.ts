import type { Registry } from "../core/definition.ts";
import { assigned } from "./assigned.ts";
import { type Constructed, constructed, constructedByName } from "./constructor.ts";
import { type Environment, nothingKnown, type Scope } from "./environment.ts";
import { interpretedText } from "./interpreted.ts";
import { parseModule } from "./parse.ts";
import { scheduleCall } from "./schedule-call.ts";
import { problemAt } from "./source.ts";
import type { Block, Expression, Span } from "./syntax.ts";

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
  const scope: Scope = {
    source,
    environment: {
      ...assigned({ source, body }, environment),
      // a function of the text has its name alone
      functionText(expression, own) {
        const name = expression.type === "name" ? expression.name : undefined;
        const found = body.findLast((each) => each.type === "function" && each.name === name);
        return found?.type === "function" ? interpretedText(found, own) : undefined;
      },
    },
  };
  const values = valuesIn(body);
  const isSchedule = ({ value }: Said) => scheduleCall(value, scope, registry) !== undefined;
  const { name = "", value } = values.findLast(isSchedule) ?? values.at(-1) ?? {};
  if (!value) throw problemAt(source, { from: 0 }, "there is no constructor of a schedule here");
  const byName = constructedByName(name, value, scope, registry);
  if (byName) return byName;
  const found = constructed(value, scope, registry);
  const all = values.flatMap((said) => scheduleCall(said.value, scope, registry) ?? []);
  const last = scheduleCall(value, scope, registry);
  const isInside = ({ call }: { readonly call: Span }) =>
    call === last?.call || found.places.some(([, { from, to }]) => from === call.from && to === call.to);
  const other = all.find((each) => !isInside(each));
  if (other && last) {
    throw problemAt(source, last.call, "a second schedule is built here, and the first is not in it", {
      hint: "Join them with vs, or put both into a SequentialLR",
    });
  }
  return found;
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

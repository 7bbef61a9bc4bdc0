import * as z from "zod";
import { className, type Definition, type PartSchema, type Registry } from "../definition.ts";
import { functionName, isFunctionText } from "../expression/interpreter.ts";
import { lambdaCode } from "../expression/python-code.ts";
import { kindOf } from "../kind.ts";
import { namesOf } from "../label.ts";
import { isExpression } from "../parameters.ts";
import type { Plan, PlannedCurve } from "../plan.ts";
import { definitionNamed } from "../registry.ts";
import { trainingOf } from "../run.ts";
import { unprintable } from "../unprintable.ts";
import { clash, importLines } from "./imports.ts";
import { pythonText, stringText } from "./python.ts";
import type { Argument, Call, Program } from "./style.ts";
import { lambdaText, linesOf, lineWidth } from "./text.ts";

/** The text that builds the schedules of a plan in their frameworks; ends with a newline. */
export function codeOf(plan: Plan, registry: Registry): string {
  const programs = plan.curves.map((curve) => programOf(curve, plan, registry));
  const all = programs.flatMap(({ imports }) => imports);
  const shared = clash(all) ? [] : importLines(all);
  const names = namesOf(plan.curves);
  const bodies = programs.map(({ imports, lines }, i) => {
    const title = programs.length === 1 ? [] : [commentOf(names[i] as string)];
    const own = shared.length > 0 ? [] : importLines(imports);
    const text = lines.flatMap(({ text, before }) => linesOf(text, before));
    return [...title, ...own, ...(own.length > 0 ? [""] : []), ...text].join("\n");
  });
  return `${[shared.join("\n"), ...bodies].filter((text) => text !== "").join("\n\n")}\n`;
}

/** One line, whatever is in the text: behind its end a comment would be code. */
function commentOf(text: string): string {
  const line = `# ${text.replace(/\s+/g, " ").replace(new RegExp(unprintable, "gu"), " ")}`;
  return line.length <= lineWidth
    ? line
    : `${[...line]
        .slice(0, lineWidth - 1)
        .join("")
        .trimEnd()}…`;
}

function programOf(planned: PlannedCurve, plan: Plan, registry: Registry): Program {
  const { part, groups, optimizer, every } = planned;
  const { definition, given, interval, fed } = part;
  const { call, imports, functions } = callOf(definition, given, registry);
  const drawn = plan.parameters.includes("weight_decay");
  const program = definition.code.program(call, {
    groups,
    optimizer,
    weight_decay: optimizer?.weight_decay ?? (drawn ? groups[0]?.weight_decay : undefined),
    fed,
    ...trainingOf(plan, planned),
    interval: interval ?? (every === 1 && plan.x === "step" ? "step" : "epoch"),
  });
  const defined = functions.flatMap((text) => [...text.split("\n"), ""]);
  return {
    imports: [...imports, ...program.imports],
    lines: [...defined.map((text) => ({ text })), ...program.lines],
  };
}

/** Its parameters do not matter, only which they are. */
const anyPart: PartSchema = z.any();

/**
 * A schedule's call, without parameters that say what the default says, and what is inside it: imports, and functions
 * that stand before it.
 */
function callOf(definition: Definition, given: Readonly<Record<string, unknown>>, registry: Registry) {
  const imports: string[] = [];
  const functions: string[] = [];
  const expression = ({ type, ...params }: Readonly<Record<string, unknown>>) => {
    const nested = definitionNamed(registry, String(type));
    const inner = callOf(nested, params, registry);
    const { text, imports: own } = nested.code.expression(inner.call);
    imports.push(...inner.imports, ...own);
    functions.push(...inner.functions);
    return text;
  };
  const lambda = (value: string) => {
    if (isFunctionText(value)) {
      functions.push(value.trim());
      return functionName(value) ?? "";
    }
    const code = lambdaCode(value);
    imports.push(...code.imports);
    return lambdaText(code.text);
  };
  const args = Object.entries(definition.params(anyPart).shape).flatMap(([name, type]): Argument[] => {
    const value = given[name];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(kindOf(type).fallback)) return [];
    return [
      {
        name,
        value,
        text: pythonText(value, {
          schedule: definition.code.inside ?? expression,
          text: isExpression(type) ? lambda : stringText,
        }),
      },
    ];
  });
  const name = className(definition);
  const module = definition.source.slice(0, -name.length - 1);
  return { call: { definition, name, module, args } satisfies Call, imports, functions };
}

import * as z from "zod";
import { className, type Definition, type PartSchema, type Registry } from "../definition.ts";
import { lambdaCode } from "../expression/python-code.ts";
import { kindOf } from "../kind.ts";
import { isExpression } from "../parameters.ts";
import type { Plan, PlannedCurve } from "../plan.ts";
import { definitionNamed } from "../registry.ts";
import { pythonText, stringText } from "./python.ts";
import type { Argument, Call, Program } from "./style.ts";
import { linesOf } from "./text.ts";

/** The text that builds the schedules of a plan in their frameworks; ends with a newline. */
export function codeOf(plan: Plan, registry: Registry): string {
  const programs = plan.curves.map((curve) => programOf(curve, plan, registry));
  const imports = importLines(programs.flatMap((program) => program.imports));
  const bodies = programs.map(({ lines }, i) => {
    const { label, part } = plan.curves[i] as PlannedCurve;
    const title = programs.length === 1 ? [] : [`# ${label ?? className(part.definition)}`];
    return [...title, ...lines.flatMap(({ text, before }) => linesOf(text, before))].join("\n");
  });
  return `${[imports.join("\n"), ...bodies].filter((text) => text !== "").join("\n\n")}\n`;
}

/** `import …` before `from … import …`, the names of one module in one line, as formatters of Python sort them. */
function importLines(imports: readonly string[]): string[] {
  const whole = imports.filter((line) => line.startsWith("import"));
  const names = new Map<string, Set<string>>();
  for (const line of imports) {
    const [, module, name] = /^from (\S+) import (\S+)$/.exec(line) ?? [];
    if (module !== undefined && name !== undefined)
      names.set(module, (names.get(module) ?? new Set()).add(name));
  }
  const parted = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...[...new Set(whole)].sort(),
    ...parted.flatMap(([module, all]) => {
      const flat = `from ${module} import ${[...all].sort().join(", ")}`;
      return flat.length <= 88
        ? flat
        : linesOf({ open: "(", items: [...all].sort(), close: ")" }, `from ${module} import `);
    }),
  ];
}

function programOf(
  { part: { definition, given, interval }, groups, optimizer, every }: PlannedCurve,
  plan: Plan,
  registry: Registry,
): Program {
  const { call, imports } = callOf(definition, given, registry);
  const program = definition.code.program(call, {
    groups,
    optimizer,
    steps: plan.values,
    steps_per_epoch: plan.steps_per_epoch,
    interval: interval ?? (every === 1 && plan.x === "step" ? "step" : "epoch"),
  });
  return { imports: [...imports, ...program.imports], lines: program.lines };
}

/** Its parameters do not matter, only which they are. */
const anyPart: PartSchema = z.any();

/** A schedule's call, without parameters that say what the default says, and the imports of what is inside it. */
function callOf(definition: Definition, given: Readonly<Record<string, unknown>>, registry: Registry) {
  const imports: string[] = [];
  const schedule = ({ type, ...params }: Readonly<Record<string, unknown>>) => {
    const nested = definitionNamed(registry, String(type));
    const inner = callOf(nested, params, registry);
    const { text, imports: own } = nested.code.expression(inner.call);
    imports.push(...inner.imports, ...own);
    return text;
  };
  const lambda = (value: string) => {
    const code = lambdaCode(value);
    imports.push(...code.imports);
    return code.text;
  };
  const args = Object.entries(definition.params(anyPart).shape).flatMap(([name, type]): Argument[] => {
    const value = given[name];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(kindOf(type).fallback)) return [];
    return [
      { name, value, text: pythonText(value, { schedule, text: isExpression(type) ? lambda : stringText }) },
    ];
  });
  const name = className(definition);
  const module = definition.source.slice(0, -name.length - 1);
  return { call: { definition, name, module, args } satisfies Call, imports };
}

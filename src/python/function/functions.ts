import type { Block, Expression, Parameter } from "../syntax.ts";
import { type Context, type FunctionNode, RETURN, type Run } from "./code.ts";
import { compileExpression } from "./expression.ts";
import { Func, type Template } from "./invoke.ts";
import { declare, Scope } from "./scope.ts";
import { compileBlock } from "./statement.ts";

/** Functions of a module, which are compiled once more when its names have their values. */
export interface Functions {
  readonly functionOf: Context["functionOf"];
  /** Compile all functions of the module itself. Throws a Problem for what is not interpreted in one. */
  readonly seal: () => void;
}

export function functionsOfModule(): Functions {
  const seals: (() => void)[] = [];
  return {
    functionOf(node, context) {
      checkParameters(node.parameters, context);
      const defaults = node.parameters.map(({ value }) => value && compileExpression(value, context).run);
      const scope = new Scope(context.scope);
      for (const { name } of node.parameters) scope.add(name);
      if (isBlock(node.body)) declare(node.body, scope);
      const compile = () => compileBody(node.body, { ...context, scope });
      let body = context.program.isSealed ? compile() : undefined;
      const template: Template = {
        name: node.name,
        parameters: node.parameters,
        size: () => scope.slots.size,
        body() {
          body ??= compile();
          return body;
        },
      };
      if (context.scope.parent === undefined) {
        seals.push(() => {
          body = compile();
        });
      }
      return (frame) =>
        new Func(
          template,
          frame,
          defaults.map((run) => run?.(frame)),
        );
    },
    seal() {
      for (const seal of seals) seal();
    },
  };
}

const isBlock = (body: FunctionNode["body"]): body is Block => Array.isArray(body);

function checkParameters(parameters: readonly Parameter[], { program }: Context): void {
  const several = parameters.find(({ kind }) => kind === "*" || kind === "**");
  if (several) throw program.refusal(several, `the parameter ${several.kind}${several.name}`);
}

function compileBody(body: Block | Expression, context: Context): Run {
  if (!isBlock(body)) return compileExpression(body, context).run;
  const run = compileBlock(body, context);
  return (frame) => (run(frame) === RETURN ? frame.result : null);
}

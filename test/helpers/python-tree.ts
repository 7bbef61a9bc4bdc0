import type { Argument, Expression, Parameter, Slice, Statement } from "../../src/python/syntax.ts";

/** A tree as text with a bracket around every operation, so that a table can say what was read. */
export function treeText(node: Expression | Slice | Statement, indent = ""): string {
  const list = (nodes: readonly (Expression | Slice)[]) => nodes.map((inner) => treeText(inner)).join(", ");
  const block = (head: string, body: readonly Statement[] | undefined) =>
    body === undefined ? [] : [`${indent}${head}:`, ...body.map((inner) => treeText(inner, `${indent}  `))];
  const lines = (...blocks: string[][]) => blocks.flat().join("\n");
  const simple = (text: string) => `${indent}${text}`;
  const of = (inner: Expression | undefined) => (inner ? treeText(inner) : "");
  switch (node.type) {
    case "number": {
      const text = String(node.value);
      const point = node.kind === "float" && /^\d+$/.test(text) ? ".0" : "";
      return `${text}${point}${node.exact ? "" : "?"}`;
    }
    case "string":
      return `'${JSON.stringify(node.value).slice(1, -1).replaceAll("'", "\\'")}'`;
    case "constant":
      return node.value === null ? "None" : node.value ? "True" : "False";
    case "name":
      return node.name;
    case "attribute":
      return `${of(node.object)}.${node.name}`;
    case "call":
      return `${of(node.callee)}(${node.args.map(argumentText).join(", ")})`;
    case "subscript":
      return `${of(node.object)}[${treeText(node.index)}]`;
    case "slice":
      return [node.start, node.stop, node.step].map(of).join(":");
    case "list":
      return `[${list(node.items)}]`;
    case "tuple":
      return `(${list(node.items)})`;
    case "set":
      return `{${list(node.items)}}`;
    case "dict":
      return `{${node.entries.map(({ key, value }) => (key ? `${of(key)}: ${of(value)}` : `**${of(value)}`)).join(", ")}}`;
    case "starred":
      return `*${of(node.value)}`;
    case "unary":
      return `(${node.operator === "not" ? "not " : node.operator}${of(node.operand)})`;
    case "binary":
    case "logic":
      return `(${of(node.left)} ${node.operator} ${of(node.right)})`;
    case "comparison":
      return `(${of(node.first)}${node.rest.map(({ operator, operand }) => ` ${operator} ${of(operand)}`).join("")})`;
    case "conditional":
      return `(${of(node.yes)} if ${of(node.test)} else ${of(node.no)})`;
    case "lambda":
      return `(lambda ${parametersText(node.parameters)}: ${of(node.body)})`;
    case "other":
      return simple(`<${node.construct}>`);
    case "assign": {
      const annotation = node.annotation ? `: ${of(node.annotation)}` : "";
      const value = node.value ? ` = ${of(node.value)}` : "";
      return simple(`${node.targets.map(of).join(" = ")}${annotation}${value}`);
    }
    case "augmented":
      return simple(`${of(node.target)} ${node.operator}= ${of(node.value)}`);
    case "expression":
      return simple(of(node.value));
    case "return":
      return simple(`return ${of(node.value)}`.trim());
    case "assert":
      return simple(`assert ${of(node.test)}`);
    case "raise":
    case "break":
    case "continue":
    case "pass":
      return simple(node.type);
    case "if":
      return lines(
        ...node.branches.map(({ test, body }, i) => block(`${i ? "elif" : "if"} ${of(test)}`, body)),
        block("else", node.otherwise),
      );
    case "for":
      return lines(
        block(`for ${of(node.target)} in ${of(node.iterable)}`, node.body),
        block("else", node.otherwise),
      );
    case "while":
      return lines(block(`while ${of(node.test)}`, node.body), block("else", node.otherwise));
    case "with":
      return lines(block("with", node.body));
    case "try":
      return lines(
        block("try", node.body),
        ...node.handlers.map((body) => block("except", body)),
        block("else", node.otherwise),
        block("finally", node.final),
      );
    case "function": {
      const returns = node.returns ? ` -> ${of(node.returns)}` : "";
      const head = `${node.isAsync ? "async " : ""}def ${node.name}(${parametersText(node.parameters)})${returns}`;
      return lines(
        node.decorators.map((inner) => simple(`@${of(inner)}`)),
        block(head, node.body),
      );
    }
    case "class": {
      const bases = node.bases.map(argumentText).join(", ");
      return lines(
        node.decorators.map((inner) => simple(`@${of(inner)}`)),
        block(`class ${node.name}(${bases})`, node.body),
      );
    }
    case "import":
      return simple(`import ${node.names.map(({ name, as }) => `${name} as ${as}`).join(", ")}`);
    case "from-import":
      return simple(
        `from ${node.module} import ${node.names.map(({ name, as }) => `${name} as ${as}`).join(", ")}`,
      );
  }
}

function argumentText(argument: Argument): string {
  const value = treeText(argument.value);
  if (argument.kind === "keyword") return `${argument.name}=${value}`;
  return argument.kind === "positional" ? value : `${argument.kind}${value}`;
}

function parametersText(parameters: readonly Parameter[]): string {
  let marked = false;
  return parameters
    .map(({ name, kind, annotation, value }) => {
      const star = kind === "*" || kind === "**" ? kind : kind === "keyword" && !marked ? "*, " : "";
      if (kind === "keyword") marked = true;
      const type = annotation ? `: ${treeText(annotation)}` : "";
      return `${star}${name}${type}${value ? `=${treeText(value)}` : ""}`;
    })
    .join(", ");
}

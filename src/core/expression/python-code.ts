import { parse } from "./parse.ts";
import { isReserved } from "./scope.ts";

/** What Python has without an import, of the names that expressions may have. */
const builtins = new Set([
  "abs",
  "bool",
  "float",
  "int",
  "max",
  "min",
  "pow",
  "round",
  "sum",
  "true",
  "false",
  "none",
]);
const modules: Readonly<Record<string, string>> = {
  math: "import math",
  np: "import numpy as np",
  numpy: "import numpy",
};

/** An expression that parseLambda() takes, as a lambda in Python code, and what must be imported for it. */
export function lambdaCode(text: string): { text: string; imports: string[] } {
  const { parameters, names } = parse(text);
  const line = text.replace(/\s+/g, " ").trim();
  const variable = names.find(({ name }) => !name.includes(".") && !isReserved(name))?.name ?? "epoch";
  const used = [...text.matchAll(/(?<![\w.])([A-Za-z_]\w*)(\.)?/g)];
  const imports = used.flatMap(([, name = "", dot]) => {
    if (dot) return modules[name] ?? [];
    return isReserved(name) && !builtins.has(name.toLowerCase()) ? `from math import ${name}` : [];
  });
  return { text: parameters ? line : `lambda ${variable}: ${line}`, imports: [...new Set(imports)] };
}

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

/** What stands between words: a lambda is one line, and a comment would end it. */
const blank = /(?:[\s\\]|#[^\n]*)+/g;
const word = /(?<![\p{ID_Continue}.]|\. )([\p{ID_Start}_]\p{ID_Continue}*)\s*(\.)?/gu;

/** An expression that parseLambda() takes, as a lambda in Python code, and what must be imported for it. */
export function lambdaCode(text: string): { text: string; imports: string[] } {
  const { parameters, names } = parse(text);
  const line = text.replace(blank, " ").trim();
  const own = new Set(parameters?.map(({ name }) => name));
  const variable = names.find(({ name }) => !name.includes(".") && !isReserved(name))?.name ?? "epoch";
  const imports = [...line.matchAll(word)].flatMap(([, name = "", dot]) => {
    if (dot) return modules[name] ?? [];
    const known = own.has(name) || builtins.has(name.toLowerCase()) || !isReserved(name);
    return known ? [] : `from math import ${name}`;
  });
  return { text: parameters ? line : `lambda ${variable}: ${line}`, imports: [...new Set(imports)] };
}

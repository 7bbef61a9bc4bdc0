import { flatText, linesOf, lineWidth } from "./text.ts";

/** The lines of imports, each once: `import …` first, then the names of each module, as formatters of Python sort them. */
export function importLines(imports: readonly string[]): string[] {
  const whole = imports.filter((line) => line.startsWith("import"));
  const names = new Map<string, string[]>();
  for (const { module, name } of imports.flatMap(partsOf)) {
    names.set(module, [...(names.get(module) ?? []), name]);
  }
  return [
    ...[...new Set(whole)].sort(),
    ...[...names].sort(byName).flatMap(([module, all]) => {
      const items = [...new Set(all)].sort();
      const before = `from ${module} import `;
      const flat = before + flatText({ open: "", items, close: "" });
      return flat.length <= lineWidth ? flat : linesOf({ open: "(", items, close: ")" }, before);
    }),
  ];
}

/** Is a name imported from two modules? Then one would hide the other. */
export function clash(imports: readonly string[]): boolean {
  const modules = new Map<string, string>();
  return imports.flatMap(partsOf).some(({ module, name }) => {
    const first = modules.get(name) ?? module;
    modules.set(name, first);
    return first !== module;
  });
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : 1;

function partsOf(line: string) {
  const [, module, name] = /^from (\S+) import (\S+)$/.exec(line) ?? [];
  return module === undefined || name === undefined ? [] : { module, name };
}

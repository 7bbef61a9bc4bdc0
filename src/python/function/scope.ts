import type { Block, Expression, Statement } from "../syntax.ts";

/** The names of a function, or of the module, and where in its frame each value is. */
export class Scope {
  /** The function around it; undefined for the module. */
  readonly parent: Scope | undefined;
  readonly slots = new Map<string, number>();
  /** Names that import statements give: `np` → `numpy`, `cos` → `math.cos`. */
  readonly imports = new Map<string, string>();
  /** Modules of which everything is imported. */
  readonly stars: string[] = [];

  constructor(parent: Scope | undefined) {
    this.parent = parent;
  }

  add(name: string): number {
    const known = this.slots.get(name);
    if (known !== undefined) return known;
    this.slots.set(name, this.slots.size);
    return this.slots.size - 1;
  }
}

/** Where a name's value is: so many functions further out, at that place of the frame there. */
export type Found =
  | { readonly type: "slot"; readonly up: number; readonly slot: number; readonly scope: Scope }
  | { readonly type: "path"; readonly path: string };

/** What a name means in a scope, by Python's rules; undefined where no one gives it a value. */
export function find(name: string, scope: Scope): Found | undefined {
  let up = 0;
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const slot = at.slots.get(name);
    if (slot !== undefined) return { type: "slot", up, slot, scope: at };
    const path = at.imports.get(name);
    if (path !== undefined) return { type: "path", path };
    up++;
  }
  return undefined;
}

/** Make slots for all names that a block gives values to, and note what it imports. */
export function declare(block: Block, scope: Scope): void {
  for (const statement of block) {
    for (const name of boundBy(statement)) scope.add(name);
    if (statement.type === "import") {
      for (const { name, as } of statement.names) {
        scope.imports.set(as, name.startsWith(`${as}.`) ? as : name);
      }
    } else if (statement.type === "from-import") {
      for (const { name, as } of statement.names) {
        if (name === "*") scope.stars.push(statement.module);
        else scope.imports.set(as, `${statement.module}.${name}`);
      }
    }
    for (const inner of blocksIn(statement)) declare(inner, scope);
  }
}

/** The names that a statement itself gives a value to, not those of the blocks in it. */
export function boundBy(statement: Statement): string[] {
  switch (statement.type) {
    case "assign":
      return statement.targets.flatMap(namesOfTarget);
    case "augmented":
    case "for":
      return namesOfTarget(statement.target);
    case "function":
    case "class":
      return [statement.name];
    default:
      return [];
  }
}

/** The names in a target of an assignment. */
export function namesOfTarget(target: Expression): string[] {
  if (target.type === "name") return [target.name];
  if (target.type === "starred") return namesOfTarget(target.value);
  return target.type === "list" || target.type === "tuple" ? target.items.flatMap(namesOfTarget) : [];
}

/** The blocks of a statement that belong to the same scope. */
export function blocksIn(statement: Statement): Block[] {
  switch (statement.type) {
    case "if":
      return [...statement.branches.map(({ body }) => body), statement.otherwise ?? []];
    case "for":
    case "while":
      return [statement.body, statement.otherwise ?? []];
    default:
      return [];
  }
}

import type { Random } from "./random.ts";

/**
 * A Python function of the step with what it uses before it: the constructs that are interpreted, at random. Conditions
 * and whole numbers are made of `+ - * / // %` alone, whose last bit is the same everywhere; cos, exp and powers come in
 * where a last bit cannot turn into another branch.
 */
export function functionProgram(r: Random): string {
  const module = new Writer(r, []);
  const constants = r.list(r.int(0, 3), (i) => `C${i}`);
  for (const name of constants) module.line(`${name} = ${module.constant()}`);
  module.known.push(...constants);
  const lists = r.list(r.int(0, 1), () => "STEPS");
  for (const name of lists) module.line(`${name} = ${module.list()}`);
  const helpers = r.list(r.int(0, 2), (i) => `helper${i}`);
  for (const name of helpers) {
    const inner = new Writer(r, [...module.known, "a", "b"], lists, []);
    const isLambda = r.chance(0.25);
    if (isLambda) module.line(`${name} = lambda a, b=${inner.number()}: ${inner.exact(2)}`);
    else {
      module.line(`def ${name}(a, b=${inner.number()}):`);
      inner.body(r.int(1, 3), 1);
      module.lines.push(...inner.lines);
    }
  }
  if (r.chance(0.15)) {
    module.line("def down(n):");
    module.line(
      `    return ${module.number()} if n <= 0 else n + ${module.number()} * down(n - ${r.int(1, 3)})`,
    );
    helpers.push("down");
  }
  const main = new Writer(r, [...module.known, "step"], lists, helpers);
  main.body(r.int(2, 6), 2);
  return ["import math", ...module.lines, "def f(step):", ...main.lines, ""].join("\n");
}

class Writer {
  readonly lines: string[] = [];
  readonly known: string[];
  /** Names that are given values somewhere. */
  private readonly targets: string[] = [];
  private depth = 0;
  private names = 0;
  private loops = 0;
  private readonly r: Random;
  private readonly lists: readonly string[];
  private readonly helpers: readonly string[];

  constructor(
    r: Random,
    known: readonly string[],
    lists: readonly string[] = [],
    helpers: readonly string[] = [],
  ) {
    this.r = r;
    this.known = [...known];
    this.lists = lists;
    this.helpers = helpers;
  }

  line(text: string): void {
    this.lines.push("    ".repeat(this.depth) + text);
  }

  /** The statements of a function; the last one returns. */
  body(statements: number, depth: number): void {
    this.depth = 1;
    if (this.r.chance(0.2)) this.line('"""What it does: nothing."""');
    for (let i = 0; i < statements; i++) this.statement(depth);
    if (!this.r.chance(0.03)) this.line(`return ${this.returned()}`);
    this.depth = 0;
  }

  number(): string {
    const { r } = this;
    if (r.chance(0.1)) return r.pick(["0", "1", "-1", "0.0", "-0.0", "True", "1e3", "2.5", "0x10", "1_000"]);
    return r.chance(0.5) ? String(r.int(-20, 20)) : r.between(-20, 20).toFixed(r.int(1, 3));
  }

  constant(): string {
    return this.r.chance(0.3)
      ? `${this.number()} ${this.r.pick(["+", "*", "-"])} ${this.number()}`
      : this.number();
  }

  list(): string {
    const items = this.r.list(this.r.int(1, 4), () => this.number());
    return this.r.chance(0.5) ? `[${items.join(", ")}]` : `(${items.join(", ")},)`;
  }

  private name(): string {
    const { r } = this;
    if (this.targets.length > 0 && r.chance(0.01)) return r.pick(this.targets); // may have no value yet
    return r.pick(this.known.length > 0 ? this.known : ["1"]);
  }

  /** A number whose last bit every machine has alike. */
  exact(depth: number): string {
    const { r } = this;
    if (depth <= 0) return r.chance(0.6) ? this.name() : this.number();
    const inner = () => this.exact(depth - 1 - r.int(0, 1));
    const a = inner();
    switch (r.int(0, 21)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return `(${a} ${r.pick(["+", "-", "*"])} ${inner()})`;
      case 4:
        return `(${a} / ${this.divisor(inner())})`;
      case 5:
      case 6:
        return `(${a} ${r.pick(["//", "%"])} ${this.divisor(inner())})`;
      case 7:
        return `(-${a})`;
      case 8:
        return `(${a} if ${this.condition(depth - 1)} else ${inner()})`;
      case 9:
        return `(${a} ${r.pick(["and", "or"])} ${inner()})`;
      case 10:
        return `${r.pick(["min", "max"])}(${r.list(r.int(1, 2), inner).concat(a).join(", ")})`;
      case 11:
        return `abs(${a})`;
      case 12:
        return `${r.pick(["int", "round", "math.floor", "math.ceil", "float", "bool"])}(${a})`;
      case 13:
        return `round(${a}, ${r.int(-1, 3)})`;
      case 14:
        return `divmod(${a}, ${this.divisor(inner())})[${r.int(0, 1)}]`;
      case 15:
        return `sum(${r.pick(["", "sorted"])}([${r.list(r.int(1, 3), inner).join(", ")}]))`;
      case 16:
        return `[${r.list(3, inner).join(", ")}][int(${a}) % ${r.pick([2, 3, 3, 3, 3, 3, 4])}${r.chance(0.2) ? " - 2" : ""}]`;
      case 17:
        return `(${a} ** ${r.pick(["2", "0", "1", "3", "-1"])})`;
      case 18:
        return `{0: ${a}, 1: ${inner()}}${r.chance(0.5) ? `.get(step % 3, ${inner()})` : "[int(step) % 2]"}`.replaceAll(
          "step",
          this.known.includes("step") ? "step" : "1",
        );
      case 19:
        if (this.helpers.length > 0) return this.call(inner);
        return `len(range(int(${a}) % 7))`;
      case 20:
        return `(lambda x, y=${a}: x * y)(${inner()})`;
      default:
        return `(${this.condition(depth - 1)})`;
    }
  }

  /** Seldom 0. */
  private divisor(inner: string): string {
    return this.r.chance(0.8) ? `(abs(${inner}) + ${this.r.pick([1, 1, 0.5])})` : inner;
  }

  private call(inner: () => string): string {
    const helper = this.r.pick(this.helpers);
    if (helper === "down") return `down(int(${inner()}) % 10)`;
    return this.r.pick([
      `${helper}(${inner()})`,
      `${helper}(${inner()}, ${inner()})`,
      `${helper}(a=${inner()})`,
      `${helper}(${inner()}, b=${inner()})`,
    ]);
  }

  condition(depth: number): string {
    const { r } = this;
    const e = () => this.exact(Math.min(1, depth));
    const compare = () => r.pick(["<", "<=", ">", ">=", "==", "!="]);
    return r.pick<() => string>([
      () => `${e()} ${compare()} ${e()}`,
      () => `${e()} ${compare()} ${e()}`,
      () => `${e()} ${r.pick(["<", "<="])} ${e()} ${r.pick(["<", "<="])} ${e()}`,
      () => `not ${e()}`,
      () => `${e()} % ${r.int(2, 5)} == 0`,
      () => `${e()} ${r.pick(["in", "not in"])} ${r.pick([this.list(), "range(0, 30, 3)", ...this.lists])}`,
      () => `${e()} < ${e()} ${r.pick(["and", "or"])} ${e()}`,
      () => r.pick(["any", "all"]) + this.list().replace(/^(.*)$/, "($1)"),
    ])();
  }

  /** What a last bit may change a little. */
  private smooth(): string {
    const { r } = this;
    const e = () => this.exact(1);
    return r.pick([
      `math.cos(${e()} / 10)`,
      `math.exp(-abs(${e()}) / 10)`,
      `math.sqrt(${r.chance(0.8) ? `abs(${e()})` : e()})`,
      `math.log(${r.chance(0.8) ? `abs(${e()}) + 1` : e()})`,
      `${r.between(0.5, 1.1)} ** (${e()} % 50)`,
      `(abs(${e()}) + 1) ** -0.5`,
      `(${e()}) ** ${r.pick(["0.5", "2.0", "1.5"])}`,
      `math.pow(abs(${e()}), 0.3)`,
      "math.pi",
    ]);
  }

  private returned(): string {
    const { r } = this;
    const e = this.exact(2);
    return r.chance(0.5)
      ? e
      : r.pick([`${e} * ${this.smooth()}`, `${e} + ${this.smooth()}`, `max(${this.smooth()}, ${e})`]);
  }

  private target(isFree: (name: string) => boolean = () => true): string {
    const free = this.targets.filter(isFree);
    if (free.length > 0 && this.r.chance(0.5)) return this.r.pick(free);
    const name = `v${this.names++}`;
    this.targets.push(name);
    return name;
  }

  private knows(...names: string[]): void {
    for (const name of names) if (!this.known.includes(name)) this.known.push(name);
  }

  /** The same in a block, behind which what it gave values to may have none. */
  private block(statements: number, depth: number): void {
    const before = this.known.length;
    this.depth++;
    for (let i = 0; i < statements; i++) this.statement(depth);
    this.depth--;
    if (this.r.chance(0.96)) this.known.length = before;
  }

  private statement(depth: number): void {
    const { r } = this;
    const kind = r.int(0, depth > 0 ? 15 : 6);
    if (kind <= 2) {
      const value = this.exact(2);
      const name = this.target();
      this.line(`${name} = ${value}`);
      this.knows(name);
    } else if (kind === 3) {
      const own = this.known.filter((name) => /^(v|step)/.test(name));
      if (own.length === 0) this.line("pass");
      else
        this.line(
          `${r.pick(own)} ${r.pick(["+=", "-=", "*=", "/=", "//=", "%="])} ${this.divisor(this.exact(1))}`,
        );
    } else if (kind === 4) {
      const values = `${this.exact(1)}, ${this.exact(1)}`;
      const one = this.target();
      // CPython 3.11.2 gives a name that stands there twice the value of its first place
      const other = this.target((name) => name !== one);
      this.line(`${one}, ${other} = ${values}`);
      this.knows(one, other);
    } else if (kind === 5) {
      if (this.loops > 0 && r.chance(0.5)) {
        this.line(`if ${this.condition(1)}:`);
        this.line(`    ${r.pick(["break", "continue"])}`);
      } else if (r.chance(0.3))
        this.line(`assert ${this.condition(1)} or ${this.exact(1)} != 77, "a message"`);
      else this.line(`${this.exact(1)}`);
    } else if (kind === 6) {
      this.line(`if ${this.condition(1)}:`);
      this.line(`    return ${this.returned()}`);
    } else if (kind <= 9) {
      this.line(`if ${this.condition(2)}:`);
      this.block(r.int(1, 2), depth - 1);
      if (r.chance(0.4)) {
        this.line(`elif ${this.condition(2)}:`);
        this.block(1, depth - 1);
      }
      if (r.chance(0.5)) {
        this.line("else:");
        this.block(r.int(1, 2), depth - 1);
      }
    } else if (kind <= 12) this.forLoop(depth);
    else if (kind === 13) this.whileLoop(depth);
    else if (kind === 14) {
      const name = `g${this.names++}`;
      const inner = new Writer(this.r, [...this.known, "x"], this.lists, []);
      this.line(r.chance(0.5) ? `${name} = lambda x: ${inner.exact(2)}` : `def ${name}(x):`);
      if (this.lines.at(-1)?.endsWith("):")) this.line(`    return ${inner.exact(2)}`);
      const result = this.target();
      this.line(`${result} = ${name}(${this.exact(1)})`);
      this.knows(result);
    } else {
      const name = this.target();
      this.line(`${name} = 0`);
      this.line(
        `for i, x in ${r.pick(["enumerate", "zip"])}(${this.list()}${this.lines.length % 2 ? "" : ""}):`.replace(
          /zip\((.*)\)/,
          `zip($1, ${this.list()})`,
        ),
      );
      this.line(`    ${name} += x * i`);
      this.knows(name);
    }
  }

  private forLoop(depth: number): void {
    const { r } = this;
    const name = this.target();
    const over = r.pick([
      `range(${r.int(0, 8)})`,
      `range(${r.int(-3, 3)}, ${r.int(2, 9)})`,
      `range(${r.int(5, 9)}, ${r.int(-3, 3)}, -${r.int(1, 3)})`,
      `range(int(${this.exact(1)}) % 6)`,
      this.list(),
      ...this.lists,
    ]);
    const before = this.known.length;
    this.line(`for ${name} in ${over}:`);
    this.knows(name);
    this.loops++;
    this.block(r.int(1, 2), depth - 1);
    this.loops--;
    this.known.length = Math.min(before, this.known.length);
    if (r.chance(0.25)) {
      this.line("else:");
      this.block(1, depth - 1);
    }
  }

  private whileLoop(depth: number): void {
    const { r } = this;
    const count = `n${this.names++}`;
    this.line(`${count} = ${r.int(0, 6)}`);
    this.line(`while ${count} > 0${r.chance(0.3) ? ` and (${this.condition(1)})` : ""}:`);
    this.depth++;
    this.line(`${count} -= 1`);
    this.depth--;
    this.loops++;
    this.block(r.int(1, 2), depth - 1);
    this.loops--;
  }
}

// A Python module as a tree. What this reader does not look into is "other", with the name of the construct: whoever
// meets it refuses it by that name.

/** A piece of the text, as offsets: from the first character to behind the last one. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Binary = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "<<" | ">>" | "&" | "|" | "^";
export type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!=" | "in" | "not in" | "is" | "is not";

/** A value; in brackets of its own, its span is theirs. */
export type Expression = Span &
  (
    | NumberLiteral
    | { readonly type: "string"; readonly value: string }
    | { readonly type: "constant"; readonly value: true | false | null }
    | { readonly type: "name"; readonly name: string }
    | {
        readonly type: "attribute";
        readonly object: Expression;
        readonly name: string;
        readonly nameSpan: Span;
      }
    | Call
    | { readonly type: "subscript"; readonly object: Expression; readonly index: Expression | Slice }
    | { readonly type: "list" | "tuple" | "set"; readonly items: readonly Expression[] }
    | { readonly type: "dict"; readonly entries: readonly Entry[] }
    | { readonly type: "starred"; readonly value: Expression }
    | { readonly type: "unary"; readonly operator: "+" | "-" | "~" | "not"; readonly operand: Expression }
    | {
        readonly type: "binary";
        readonly operator: Binary;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly type: "comparison";
        readonly first: Expression;
        readonly rest: readonly { readonly operator: Comparison; readonly operand: Expression }[];
      }
    | {
        readonly type: "logic";
        readonly operator: "and" | "or";
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly type: "conditional";
        readonly test: Expression;
        readonly yes: Expression;
        readonly no: Expression;
      }
    | { readonly type: "lambda"; readonly parameters: readonly Parameter[]; readonly body: Expression }
    | Other
  );

export interface NumberLiteral {
  readonly type: "number";
  readonly value: number;
  readonly kind: "int" | "float";
  /** Is it what Python has? An int beyond 2**53 may not be. */
  readonly exact: boolean;
}

export interface Call {
  readonly type: "call";
  readonly callee: Expression;
  readonly args: readonly Argument[];
}

/** An argument of a call: `1`, `lr=1`, `*list`, `**dict`. */
export type Argument = Span & { readonly value: Expression } & (
    | { readonly kind: "positional" | "*" | "**" }
    | { readonly kind: "keyword"; readonly name: string }
  );

/** `start:stop:step`; what is left out is undefined. */
export interface Slice extends Span {
  readonly type: "slice";
  readonly start: Expression | undefined;
  readonly stop: Expression | undefined;
  readonly step: Expression | undefined;
}

/** An entry of a dict; without a key it is `**value`. */
export interface Entry {
  readonly key: Expression | undefined;
  readonly value: Expression;
}

/** What is Python and not looked into; `construct` has its article: "a list comprehension". */
export interface Other {
  readonly type: "other";
  readonly construct: string;
  /** What is in it, where it is a list comprehension or a generator expression. */
  readonly comprehension?: Comprehension | undefined;
}

/** `element for target in iterable if condition …` */
export interface Comprehension {
  readonly element: Expression;
  readonly clauses: readonly Clause[];
}

/** One `for` of a comprehension, with the conditions behind it. */
export interface Clause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

/** A parameter of a function; behind `*` or `*args` it is "keyword" only. */
export interface Parameter extends Span {
  readonly name: string;
  readonly kind: "positional" | "keyword" | "*" | "**";
  readonly annotation: Expression | undefined;
  readonly value: Expression | undefined;
}

/** A statement; one on a line with others has a span of its own. */
export type Statement = Span &
  (
    | {
        readonly type: "assign";
        /** `a = b = 1` has two; what is in them can be assigned to. */
        readonly targets: readonly [Expression, ...Expression[]];
        readonly annotation: Expression | undefined;
        /** Undefined for a mere annotation: `x: int`. */
        readonly value: Expression | undefined;
      }
    | {
        readonly type: "augmented";
        readonly target: Expression;
        readonly operator: Binary;
        readonly value: Expression;
      }
    | { readonly type: "expression"; readonly value: Expression }
    | {
        readonly type: "if";
        readonly branches: readonly { readonly test: Expression; readonly body: Block }[];
        readonly otherwise: Block | undefined;
      }
    | {
        readonly type: "for";
        readonly target: Expression;
        readonly iterable: Expression;
        readonly body: Block;
        readonly otherwise: Block | undefined;
      }
    | {
        readonly type: "while";
        readonly test: Expression;
        readonly body: Block;
        readonly otherwise: Block | undefined;
      }
    | { readonly type: "return"; readonly value: Expression | undefined }
    | { readonly type: "break" | "continue" | "pass" }
    /** Its message is nobody's business. */
    | { readonly type: "assert"; readonly test: Expression }
    /** What it raises is not looked into. */
    | { readonly type: "raise" }
    | FunctionDefinition
    | {
        readonly type: "class";
        readonly name: string;
        readonly bases: readonly Argument[];
        readonly decorators: readonly Expression[];
        readonly body: Block;
      }
    | { readonly type: "import"; readonly names: readonly Imported[] }
    /** `from ..a import b as c`: the module is "..a"; a name may be "*". */
    | { readonly type: "from-import"; readonly module: string; readonly names: readonly Imported[] }
    | { readonly type: "with"; readonly body: Block }
    | {
        readonly type: "try";
        readonly body: Block;
        readonly handlers: readonly Block[];
        readonly otherwise: Block | undefined;
        readonly final: Block | undefined;
      }
    | Other
  );

export type Block = readonly Statement[];

export interface FunctionDefinition {
  readonly type: "function";
  readonly name: string;
  readonly isAsync: boolean;
  readonly parameters: readonly Parameter[];
  readonly returns: Expression | undefined;
  readonly decorators: readonly Expression[];
  readonly body: Block;
}

export interface Imported extends Span {
  readonly name: string;
  /** The name that it has from then on: behind `as`, or its own. */
  readonly as: string;
}

// The tree of a small expression: what parse.ts makes, and compile.ts makes functions of.

/** Does Python hold this number as an int? "mixed" where that is seen only when it runs. A bool is an int. */
export type Kind = "int" | "float" | "mixed";

export type Arithmetic = "+" | "-" | "*" | "/" | "//" | "%" | "**";
export type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!=";

/** One operation of the text; `column`, from 1, is where it stands. */
export type Node =
  | { readonly type: "number"; readonly value: number; readonly kind: Kind }
  | { readonly type: "name"; readonly name: string; readonly column: number }
  | { readonly type: "negative"; readonly operand: Node }
  | { readonly type: "positive"; readonly operand: Node }
  | { readonly type: "not"; readonly operand: Node }
  | {
      readonly type: "arithmetic";
      readonly operator: Arithmetic;
      readonly left: Node;
      readonly right: Node;
      readonly column: number;
    }
  | {
      readonly type: "comparison";
      readonly first: Node;
      readonly rest: readonly { readonly operator: Comparison; readonly operand: Node }[];
    }
  | { readonly type: "logic"; readonly operator: "and" | "or"; readonly left: Node; readonly right: Node }
  | { readonly type: "choice"; readonly test: Node; readonly yes: Node; readonly no: Node }
  | { readonly type: "call"; readonly name: string; readonly args: readonly Node[]; readonly column: number };

/** A parameter of a lambda. */
export interface Parameter {
  readonly name: string;
  readonly column: number;
  readonly value: Node | undefined;
}

/** What a whole text says; `parameters` is undefined for a bare expression. */
export interface Source {
  readonly parameters: readonly Parameter[] | undefined;
  readonly body: Node;
  /** Every name in the text that is not called, in its order. */
  readonly names: readonly { readonly name: string; readonly column: number }[];
}

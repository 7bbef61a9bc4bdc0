import type { SyntaxNode } from "@lezer/common";
import { childrenOf } from "./nodes.ts";
import type { Source } from "./source.ts";
import type { Expression } from "./syntax.ts";

/** An operand, or a word between operands. */
type Piece = { readonly word: "not" | "and" | "or"; readonly from: number } | { readonly node: SyntaxNode };

/**
 * An expression of `not`, `and` and `or`. The grammar lets a `not` reach over what follows it (`not a and b` is
 * `not (a and b)` there), so its tree is laid out as words again and put together by Python's precedence.
 */
export function readLogic(
  node: SyntaxNode,
  source: Source,
  read: (node: SyntaxNode, source: Source) => Expression,
): Expression {
  const pieces = piecesOf(node, source);
  let at = 0;
  const sees = (word: string) => {
    const piece = pieces[at];
    return piece !== undefined && "word" in piece && piece.word === word;
  };

  function joined(operator: "or" | "and", operand: () => Expression): Expression {
    let left = operand();
    while (sees(operator)) {
      at++;
      const right = operand();
      left = { type: "logic", operator, left, right, from: left.from, to: right.to };
    }
    return left;
  }

  function negation(): Expression {
    const piece = pieces[at++];
    if (piece === undefined) throw new TypeError("an operand is missing");
    if ("node" in piece) return read(piece.node, source);
    const operand = negation();
    return { type: "unary", operator: "not", operand, from: piece.from, to: operand.to };
  }

  return joined("or", () => joined("and", negation));
}

/** Is it one of those? */
export const isLogic = (node: SyntaxNode): boolean =>
  (node.name === "UnaryExpression" && node.firstChild?.name === "not") ||
  (node.name === "BinaryExpression" && (node.getChild("and") ?? node.getChild("or")) !== null);

function piecesOf(node: SyntaxNode, source: Source): Piece[] {
  if (!isLogic(node)) return [{ node }];
  return childrenOf(node, source).flatMap((child): Piece[] => {
    const { name, from } = child;
    return name === "not" || name === "and" || name === "or"
      ? [{ word: name, from }]
      : piecesOf(child, source);
  });
}

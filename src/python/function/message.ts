import type { Expression } from "../syntax.ts";

/** Is an expression a message, and no part of what is computed: `print(…)`, `logging.info(…)`? */
export function isMessage(node: Expression): boolean {
  if (node.type !== "call") return false;
  const { callee } = node;
  if (callee.type === "name") return callee.name === "print";
  return (
    callee.type === "attribute" &&
    callee.object.type === "name" &&
    /^_?(?:logging|logger|log|warnings)$/i.test(callee.object.name) &&
    /^(?:debug|info|warn|warning|error|critical|exception|log)$/.test(callee.name)
  );
}

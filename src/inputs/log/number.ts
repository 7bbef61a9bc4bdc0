/** `1,000` and `1,000,000.5`. */
const thousands = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
/** `0,00005` and `5,0e-5`, as spreadsheets in many languages write them. */
const decimalComma = /^[-+]?\d+,\d+(e[-+]?\d+)?$/i;

/**
 * A number, or the text of one, or a list of only one, as frameworks log the rates of param groups; NaN for anything
 * else. A comma with three digits behind it is one of thousands where the table has such, and else may be either.
 */
export function numberOf(value: unknown, hasThousands: boolean): number {
  if (Array.isArray(value)) return value.length === 1 ? numberOf(value[0], hasThousands) : Number.NaN;
  if (typeof value === "number") return value;
  if (typeof value !== "string") return Number.NaN;
  const trimmed = value.trim();
  const text = trimmed.startsWith('"') ? trimmed.replace(/^"(.*)"$/, "$1") : trimmed;
  if (text === "") return Number.NaN;
  if (!text.includes(",")) return Number(text);
  if (thousands.test(text)) return hasThousands ? Number(text.replaceAll(",", "")) : Number.NaN;
  return decimalComma.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

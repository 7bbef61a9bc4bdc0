import { betweenPasted, type Pasted, pastedText } from "../core/draft.ts";
import type { Finding } from "../core/finding.ts";

/** A piece of a sentence; code is to be pasted, and not to be broken. */
export interface AdvicePart {
  readonly text: string;
  readonly isCode: boolean;
}

/** What prose names: a flag and its number, or in parentheses one with its value, or a key of a config. */
const named = /(?<=\()(?:--|")[^()]+(?=\))|(?<![\w-])--[a-z][\w-]*(?: \d(?:[\w.,+-]*\w)?)?/gi;

/** A finding's advice in prose and code, in their order. */
export function adviceParts({ advice, pasted = [] }: Pick<Finding, "advice" | "pasted">): AdvicePart[] {
  const end = pastedText(pasted);
  const isApart = end !== "" && advice.endsWith(end);
  const prose = isApart ? advice.slice(0, -end.length) : advice;
  return [...proseParts(prose), ...(isApart ? pasted.flatMap(pastedParts) : [])].filter(
    ({ text }) => text !== "",
  );
}

function proseParts(prose: string): AdvicePart[] {
  let from = 0;
  const parts = [...prose.matchAll(named)].flatMap(({ 0: text, index }) => {
    const before = prose.slice(from, index);
    from = index + text.length;
    return [
      { text: before, isCode: false },
      { text, isCode: true },
    ];
  });
  return [...parts, { text: prose.slice(from), isCode: false }];
}

function pastedParts({ code, place }: Pasted, i: number, all: readonly Pasted[]): AdvicePart[] {
  return [
    { text: betweenPasted(all, i), isCode: false },
    { text: code, isCode: true },
    { text: place, isCode: false },
  ];
}

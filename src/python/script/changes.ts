import { oneLine } from "../environment.ts";
import type { Call, Expression, Span, Statement } from "../syntax.ts";

/** A change of what stands behind a text, by other means than an assignment to it. */
export interface Change {
  /** `milestones`, `args.lr`, `config["lr"]` */
  readonly text: string;
  readonly target: Span;
  /** What it is from then on; undefined where that is not followed. */
  readonly value: Expression | undefined;
}

/** Methods that change the list or dict that they are called on. */
const CHANGING =
  /^(?:extend|sort|reverse|pop|popitem|insert|remove|clear|update|setdefault|merge_\w+|set_defaults?_from\w*)$/;

/**
 * What a call changes: `ms.sort()`, `config.update(…)`, `setattr(args, "lr", 0.1)`. `isLooped` where it may run more
 * than once: then what is appended is not followed either.
 */
export function changesBy({ callee, args }: Call & Span, text: string, isLooped: boolean): Change[] {
  const textOf = ({ from, to }: Span) => oneLine(text.slice(from, to));
  const [first, second, third] = args.map(({ value }) => value);
  if (callee.type === "name" && callee.name === "setattr" && first) {
    if (second?.type !== "string") return [{ text: textOf(first), target: first, value: undefined }];
    return [{ text: `${textOf(first)}.${second.value}`, target: first, value: third }];
  }
  if (callee.type !== "attribute") return [];
  const { object, name } = callee;
  // `vars(args).update(…)`, `args.__dict__.update(…)`
  const owner =
    object.type === "call" && textOf(object.callee) === "vars" ? object.args[0]?.value : undefined;
  const changed =
    owner ?? (object.type === "attribute" && object.name === "__dict__" ? object.object : object);
  const whole = { text: textOf(changed), target: changed, value: undefined };
  if (name === "add_param_group") return [whole];
  if (name === "append") return isLooped ? [whole] : [];
  if (!CHANGING.test(name)) return [];
  const isOfKey = (name === "pop" || name === "setdefault") && first?.type === "string";
  return isOfKey ? ofKey(whole, first.value) : [whole];
}

/** What a statement changes that is not looked into: del, the blocks of match and async for, the rates of an optimizer. */
export function changesIn(statement: Statement, text: string): Change[] {
  if (statement.type === "for" || statement.type === "assign" || statement.type === "augmented")
    return ratesChangedIn(statement, text);
  if (statement.type !== "other") return [];
  const { construct, from, to } = statement;
  const written = text.slice(from, to);
  const change = (name: string): Change => ({ text: oneLine(name), target: statement, value: undefined });
  if (construct === "a del statement") {
    return written
      .replace(/^del\s+/, "")
      .split(",")
      .flatMap((name) => {
        const key = /^(.*)\[\s*["'](.*)["']\s*\]$/s.exec(name.trim());
        return key?.[1] !== undefined && key[2] !== undefined
          ? ofKey(change(key[1]), key[2])
          : [change(name.replace(/\[[^[\]]*\]\s*$/, ""))];
      });
  }
  return [...written.matchAll(/^\s*([A-Za-z_][\w.]*)\s*(?:[-+*/%]|\*\*|\/\/)?=(?!=)/gm)].map(
    ([, name = ""]) => change(name),
  );
}

/** `for group in optimizer.param_groups: group["lr"] = …`, `optimizer.param_groups[0]["lr"] = …` change the optimizer. */
function ratesChangedIn(statement: Statement, text: string): Change[] {
  const written = text.slice(statement.from, statement.to);
  const groups = /([\w.]+)\.param_groups\b/.exec(
    statement.type === "for" ? (written.split("\n", 1)[0] ?? "") : written,
  );
  const isRate = /\[\s*["'](?:initial_)?lr["']\s*\]\s*[-+*/]*=(?!=)/.exec(written);
  if (!groups?.[1] || !isRate || (statement.type !== "for" && isRate.index < groups.index)) return [];
  return [{ text: groups[1], target: statement, value: undefined }];
}

/** A change of one key: in either spelling, and of the whole where that is used as such. */
const ofKey = (whole: Change, key: string): Change[] => [
  { ...whole, text: `${whole.text}["${key}"]` },
  { ...whole, text: `${whole.text}['${key}']` },
  { ...whole, text: `${whole.text}.${key}` },
];

/** The names that a function says are another's: `global lr`, `nonlocal a, b`. */
export function namesElsewhere(
  statement: Statement,
  text: string,
): readonly [string, "global" | "nonlocal"][] {
  if (statement.type !== "other" || statement.construct !== "a global or nonlocal statement") return [];
  const [kind, ...names] = text.slice(statement.from, statement.to).split(/[\s,]+/);
  return names.filter(Boolean).map((name) => [name, kind === "global" ? "global" : "nonlocal"] as const);
}

import { configSchema } from "../config.ts";
import { type Registry, typeName } from "../definition.ts";
import type { Plan } from "../plan.ts";
import { findDefinition } from "../registry.ts";

export type Raw = Readonly<Record<string, unknown>>;

/** What a side says: its config as it stands there, and as it was understood. */
export interface Config {
  /** With the name of its metrics, where they have one. */
  readonly config: Raw;
  readonly plan: Plan;
}

/** A config in the one of its many forms in which it can be held against another. */
export interface NormalForm {
  /** Its keys in the order of a config; where each side has just one curve, that curve's are among them. */
  readonly whole: Raw;
  /** Its curves where either side has several; an optimizer that all curves of both sides share is in `whole`. */
  readonly curves: readonly Raw[];
}

/** Two configs in the same form: types by their full names, and curves and optimizers where both can have them. */
export function normalForms(before: Config, after: Config, registry: Registry): [NormalForm, NormalForm] {
  const lists = [curvesOf(before.config, registry), curvesOf(after.config, registry)] as const;
  const isSingle = lists.every((list) => list.length === 1);
  const isShared = lists.every(
    (list) => new Set(list.map(({ optimizer }) => JSON.stringify(optimizer))).size === 1,
  );
  const { metrics } = before.config;
  const sameFile = typeof metrics === "string" && metrics === after.config.metrics;
  const form = ({ config, plan }: Config, list: readonly Raw[]): NormalForm => {
    const [{ optimizer, ...first }] = list as [Raw];
    return {
      whole: inOrder({
        ...config,
        ...(isSingle ? first : { schedule: undefined }),
        optimizer: isSingle || isShared ? optimizer : undefined,
        curves: undefined,
        parameter:
          config.parameter === undefined || plan.parameters.length > 1
            ? config.parameter
            : plan.parameters[0],
        // one name for what may be two versions of a file
        metrics: sameFile ? plan.metrics : config.metrics,
      }),
      curves: isSingle
        ? []
        : list.map((curve) => (isShared ? defined({ ...curve, optimizer: undefined }) : curve)),
    };
  };
  return [form(before, lists[0]), form(after, lists[1])];
}

/** `{label, optimizer, schedule}` of every curve. */
function curvesOf({ curves, schedule, optimizer }: Raw, registry: Registry): Raw[] {
  const list = (curves ?? [{ schedule }]) as readonly Raw[];
  return list.map(({ label, ...curve }) =>
    defined({
      label,
      optimizer: curve.optimizer ?? optimizer,
      schedule: withFullNames(curve.schedule, registry),
    }),
  );
}

/** A schedule, and those inside it, with `torch.StepLR` for `step` and `StepLR`. */
function withFullNames(value: unknown, registry: Registry): unknown {
  if (Array.isArray(value)) return value.map((item) => withFullNames(item, registry));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const definition = key === "type" && typeof inner === "string" && findDefinition(registry, inner);
      return [key, definition ? typeName(definition) : withFullNames(inner, registry)];
    }),
  );
}

function inOrder(config: Raw): Raw {
  const keys = Object.keys(configSchema().shape);
  return defined(Object.fromEntries([...keys, "label"].map((key) => [key, config[key]])));
}

const defined = (object: Raw): Raw =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

import { show } from "../../core/check.ts";
import { className, type Definition } from "../../core/definition.ts";
import { type Path, Problem } from "../../core/problem.ts";
import { didYouMean } from "../../core/suggest.ts";
import { copiedKeys } from "./copied.ts";
import { epochLengthUnknown, knowsEpochLength } from "./epoch-length.ts";
import type { Context, Format, Translation, Values } from "./format.ts";
import { isObject, valueAt } from "./object.ts";

/** What `keras.saving.serialize_keras_object()` makes of a schedule or an optimizer, and `to_json()` of a model. */
export const keras: Format = {
  name: "Keras serialization",
  looksFor: "class_name and config",
  isIt: isSerialized,
  read(values, context) {
    const at = scheduleIn(values, []);
    if (context.epochs !== undefined && !knowsEpochLength(context)) {
      throw epochLengthUnknown("Keras asks a schedule at every batch", at);
    }
    const found = scheduleAt(values, at, context);
    const accumulated = accumulation(values, at);
    if (accumulated === undefined || context.data?.dataset_size === undefined) return found;
    return {
      ...found,
      config: { ...found.config, data: { accumulate: valueAt(values, accumulated) } },
      origins: [...found.origins, [["data", "accumulate"], accumulated]],
    };
  },
};

function isSerialized(value: unknown): value is Values & { class_name: string; config: Values } {
  return isObject(value) && typeof value.class_name === "string" && isObject(value.config);
}

/** Where the schedule, or the rate that decays by itself, stands in what `at` leads to: a model, an optimizer, or it. */
function scheduleIn(values: Values, at: Path): Path {
  const object = valueAt(values, at);
  if (!isSerialized(object)) return at;
  const inner = innerOf(object);
  return inner === undefined ? at : scheduleIn(values, [...at, ...inner]);
}

function innerOf({ compile_config, config }: Values & { config: Values }): Path | undefined {
  if (compile_config !== undefined) return ["compile_config", "optimizer"];
  if (config.inner_optimizer !== undefined) return ["config", "inner_optimizer"];
  // a schedule has rates of other names; an optimizer whose rate is a number is where the search ends
  return isObject(config.learning_rate) ? ["config", "learning_rate"] : undefined;
}

function scheduleAt(values: Values, at: Path, { registry }: Context): Translation {
  const object = valueAt(values, at);
  if (!isSerialized(object)) {
    throw new Problem(`${show(object)} is no serialized object`, {
      path: at,
      allowed: "class_name and config, as Keras writes them",
    });
  }
  if (object.config.learning_rate !== undefined) return decayOf(object.config, at);
  checkBuiltIn(object, at);
  const schedules = registry.filter(({ framework }) => framework === "keras");
  const definition = schedules.find((known) => className(known) === object.class_name);
  if (definition === undefined) throw unknownClass(object, at, schedules);
  // `name` is what TensorFlow calls its operations
  const { name: _, ...params } = object.config;
  return {
    config: { schedule: { type: `keras.${object.class_name}`, ...params } },
    origins: [
      [
        ["schedule", "type"],
        [...at, "class_name"],
      ],
      ...copiedKeys(Object.keys(params), ["schedule"], [...at, "config"]),
    ],
  };
}

/** `decay` of optimizers before Keras 2.11, which is InverseTimeDecay at every step. */
function decayOf({ learning_rate, decay }: Values, at: Path): Translation {
  if (typeof learning_rate !== "number" || typeof decay !== "number" || decay === 0) {
    throw new Problem(`the rate is ${show(learning_rate)} all along: there is no schedule`, {
      path: [...at, "config", "learning_rate"],
      allowed: "an object with class_name and config, as Keras serializes a schedule",
    });
  }
  const config = {
    schedule: {
      type: "keras.InverseTimeDecay",
      initial_learning_rate: learning_rate,
      decay_steps: 1,
      decay_rate: decay,
    },
  };
  return {
    config,
    origins: [
      [
        ["schedule", "initial_learning_rate"],
        [...at, "config", "learning_rate"],
      ],
      [
        ["schedule", "decay_rate"],
        [...at, "config", "decay"],
      ],
    ],
    notes: ["decay of the optimizer is drawn as InverseTimeDecay at every step"],
  };
}

/** A class of one's own has a module of its own, and is registered as `package>name`. */
function checkBuiltIn({ module, registered_name, class_name }: Values, at: Path): void {
  const isOwn = typeof module === "string" && !/^(tf_)?keras\b|^tensorflow\b/.test(module);
  const isRegistered = typeof registered_name === "string" && registered_name !== class_name;
  if (!isOwn && !isRegistered) return;
  throw new Problem(
    `${isRegistered ? registered_name : `${module}.${class_name}`} is no schedule of Keras' own`,
    {
      path: [...at, isRegistered ? "registered_name" : "module"],
      allowed: "what a class of one's own computes is in its code",
    },
  );
}

function unknownClass({ class_name }: Values, at: Path, schedules: readonly Definition[]): Problem {
  const names = schedules.map(className);
  return new Problem(`Keras has no schedule ${show(class_name)}`, {
    path: [...at, "class_name"],
    hint: didYouMean(String(class_name), names) ?? `It has ${names.join(", ")}`,
  });
}

/** Where gradient_accumulation_steps of the optimizer around the schedule stands. */
function accumulation(values: Values, at: Path): Path | undefined {
  const theirs = [...at.slice(0, -1), "gradient_accumulation_steps"];
  return at.length > 0 && typeof valueAt(values, theirs) === "number" ? theirs : undefined;
}

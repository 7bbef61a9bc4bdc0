import { describe, expect, it } from "vitest";
import { keras } from "../../../src/inputs/formats/keras.ts";
import { compute } from "../../helpers/compute.ts";
import { ratesOf, refusal, translated, valuesOfText } from "../../helpers/read-format.ts";

const cosine = `{"module": "keras.optimizers.schedules", "class_name": "CosineDecay", "config": {
  "initial_learning_rate": 0.0, "decay_steps": 900, "alpha": 0.01, "name": "CosineDecay",
  "warmup_target": 0.001, "warmup_steps": 100}, "registered_name": null}`;

const adam = (rate: string, more = "") => `{"module": "keras.optimizers", "class_name": "Adam", "config": {
  "name": "adam", "learning_rate": ${rate}, "weight_decay": null, "clipnorm": null, "use_ema": false,
  "ema_momentum": 0.99, "loss_scale_factor": null, "gradient_accumulation_steps": 4, "beta_1": 0.9,
  "beta_2": 0.999, "epsilon": 1e-07, "amsgrad": false${more}}, "registered_name": null}`;

const model = (optimizer: string) => `{"module": "keras", "class_name": "Sequential", "config": {
  "name": "sequential", "trainable": true, "layers": [{"module": "keras.layers", "class_name": "Dense",
  "config": {"units": 10}, "registered_name": null}]}, "registered_name": null, "build_config": {"input_shape": [null, 32]},
  "compile_config": {"optimizer": ${optimizer}, "loss": "mse", "metrics": null}}`;

const legacy = (rate: string, decay = 0) =>
  `{"class_name": "SGD", "config": {"name": "SGD", "learning_rate": ${rate}, "decay": ${decay}, "momentum": 0.9}}`;

const decayed = {
  type: "keras.CosineDecay",
  initial_learning_rate: 0,
  decay_steps: 900,
  alpha: 0.01,
  warmup_target: 0.001,
  warmup_steps: 100,
};

describe("a schedule of Keras is read", () => {
  it.each([
    ["alone", cosine, []],
    ["in an optimizer", adam(cosine), ["config", "learning_rate"]],
    ["in a model", model(adam(cosine)), ["compile_config", "optimizer", "config", "learning_rate"]],
    [
      "in an optimizer that scales the loss",
      `{"class_name": "LossScaleOptimizer", "config": {"inner_optimizer": ${adam(cosine)}}}`,
      ["config", "inner_optimizer", "config", "learning_rate"],
    ],
    [
      "as TensorFlow wrote it, without a module",
      legacy(cosine.replace('"module": "keras.optimizers.schedules", ', "")),
      ["config", "learning_rate"],
    ],
  ])("%s", (_, text, at) => {
    const { config, origins } = translated(keras, text);
    expect(config).toEqual({ schedule: decayed });
    expect(origins).toContainEqual([
      ["schedule", "alpha"],
      [...at, "config", "alpha"],
    ]);
  });

  it("with numbers that are those of a config written by hand", () => {
    const [rates] = ratesOf(keras, model(adam(cosine)), { steps: 1000 });
    expect(rates).toEqual(compute({ schedule: decayed, steps: 1000 })[0]?.lr);
    expect(rates?.[100]).toBe(0.001);
  });

  it("of each class", () => {
    const piecewise = `{"class_name": "PiecewiseConstantDecay", "config": {"boundaries": [100, 200], "values": [0.1, 0.01, 0.001], "name": "PiecewiseConstant"}}`;
    expect(translated(keras, piecewise).config).toEqual({
      schedule: { type: "keras.PiecewiseConstantDecay", boundaries: [100, 200], values: [0.1, 0.01, 0.001] },
    });
    const restarts = `{"class_name": "CosineDecayRestarts", "config": {"initial_learning_rate": 0.1, "first_decay_steps": 50, "t_mul": 2.0, "m_mul": 0.9, "alpha": 0.0, "name": "SGDRDecay"}}`;
    expect(ratesOf(keras, restarts, { steps: 60 })[0]?.[50]).toBeCloseTo(0.09, 15);
  });
});

it("reads decay of an optimizer before Keras 2.11", () => {
  const { config, notes } = translated(keras, legacy("0.1", 0.01));
  const schedule = {
    type: "keras.InverseTimeDecay",
    initial_learning_rate: 0.1,
    decay_steps: 1,
    decay_rate: 0.01,
  };
  expect(config).toEqual({ schedule });
  expect(notes).toEqual(["decay of the optimizer is drawn as InverseTimeDecay at every step"]);
  expect(compute({ ...config, steps: 101 })[0]?.lr[100]).toBeCloseTo(0.1 / 2, 15);
});

it("counts gradient_accumulation_steps where a dataset is given", () => {
  const data = { dataset_size: 3200, batch_size: 32 };
  const { config } = translated(keras, model(adam(cosine)), { epochs: 3, data });
  expect(config.data).toEqual({ accumulate: 4 });
});

it.each([
  [
    "epochs of unknown length",
    cosine,
    { epochs: 10 },
    ": the number of steps in an epoch is not known; Keras asks a schedule at every batch; Add --steps-per-epoch N, or --dataset-size N with --batch-size N",
  ],
  [
    "a rate that is constant",
    model(adam("0.001")),
    {},
    "compile_config.optimizer.config.learning_rate: the rate is 0.001 all along: there is no schedule; an object with class_name and config, as Keras serializes a schedule",
  ],
  [
    "an optimizer that is a name",
    model('"adam"'),
    {},
    'compile_config.optimizer: "adam" is no serialized object; class_name and config, as Keras writes them',
  ],
  [
    "a class of one's own that is registered",
    adam(
      `{"module": null, "class_name": "WarmUp", "config": {"warmup_steps": 10}, "registered_name": "my_package>WarmUp"}`,
    ),
    {},
    "config.learning_rate.registered_name: my_package>WarmUp is no schedule of Keras' own; what a class of one's own computes is in its code",
  ],
  [
    "a class of one's own module",
    `{"module": "train", "class_name": "CosineDecay", "config": {}, "registered_name": "CosineDecay"}`,
    {},
    "module: train.CosineDecay is no schedule of Keras' own; what a class of one's own computes is in its code",
  ],
  [
    "a class that Keras has not",
    `{"class_name": "CosineDecoy", "config": {}}`,
    {},
    'class_name: Keras has no schedule "CosineDecoy"; Did you mean CosineDecay?',
  ],
])("refuses %s", (_, text, flags, said) => {
  expect(refusal(keras, text, flags)).toBe(said);
});

it.each([
  "{}",
  '{"class_name": "Adam"}',
  '{"class_name": 1, "config": {}}',
  '{"config": {"learning_rate": 0.1}}',
])("is not told by %s", (text) => {
  expect(keras.isIt(valuesOfText(text))).toBe(false);
});

/** What the course of a schedule looks like, whatever framework it is of: `lrplot list` finds equivalents by it. */
export const shapes = {
  constant: "stays the same",
  steps: "drops at intervals or milestones",
  exponential: "falls by the same factor in equal times",
  "inverse-time": "falls as one over the time",
  "inverse-sqrt": "falls as one over the square root of the time",
  linear: "a straight line",
  polynomial: "a power of what is left",
  cosine: "half a cosine, from top to bottom",
  "cosine-restarts": "cosines that start again",
  tanh: "falls as a hyperbolic tangent",
  "reflected-exponential": "falls slowly first and fast at the end",
  "one-cycle": "up once and down once, far below the start",
  cyclic: "up and down again and again",
  "stable-decay": "a plateau, then a decay at the end",
  "range-test": "rises until the training diverges",
  plateau: "drops when a metric stops improving",
  function: "any function of the step",
  recorded: "as a run had it",
  sequence: "other schedules one after another, or together",
  named: "any of its framework's, by name",
  warmup: "begins with a warm-up",
} as const;

export type Shape = keyof typeof shapes;

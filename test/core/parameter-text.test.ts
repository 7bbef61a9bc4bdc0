import { expect, test } from "vitest";
import { parameterText } from "../../src/core/parameter-text.ts";

/** Parameters, and how a subtitle spells them. */
const cases: readonly (readonly [given: Record<string, unknown>, text: string])[] = [
  [{}, ""],
  [{ T_0: 30, eta_min: 1e-6 }, "T_0=30, eta_min=1e-6"],
  [{ gamma: 0.0001, min_lr: -2.5e-5, max_lr: 0 }, "gamma=0.0001, min_lr=-2.5e-5, max_lr=0"],
  [
    { three_phase: true, cycle_momentum: false, step_size_down: null },
    "three_phase=True, cycle_momentum=False, step_size_down=None",
  ],
  [{ milestones: [3, 1e-9] }, "milestones=[3, 1e-9]"],
  [{ lr_lambda: "0.9 **\n epoch" }, "lr_lambda=0.9 ** epoch"],
  [{ fn: "import math\ndef get_lr(step):\n    return math.exp(-step)\n" }, "fn=get_lr"],
  [{ boundaries_and_scales: { 30: 0.1, 60: 1e-5 } }, "boundaries_and_scales={30: 0.1, 60: 1e-5}"],
  [{ schedulers: [{ type: "torch.StepLR", step_size: 3 }] }, "schedulers=[StepLR(step_size=3)]"],
];

test.each(cases)("%j", (given, text) => {
  expect(parameterText(given)).toBe(text);
});

import { expect, test } from "vitest";
import { percentText } from "../../src/core/facts-text.ts";

test.each([
  [0, "0 %"],
  [100 / 39_100, "less than 1 %"],
  [0.0099, "less than 1 %"],
  [0.01, "1 %"],
  [0.5, "50 %"],
  [200 / 300, "67 %"],
  [0.99, "99 %"],
  [0.991, "over 99 %"],
  [0.9999, "over 99 %"],
  [1, "100 %"],
  [1.5, "150 %"],
])("%d of the whole is %s", (part, text) => {
  expect(percentText(part)).toBe(text);
});

import { expect, test } from "vitest";
import { apartText } from "../../src/core/log/apart-text.ts";

test.each<readonly [planned: number, logged: number, texts: readonly [string, string]]>([
  [0.1, 0.01, ["0.1", "0.01"]],
  [0.10004, 0.1, ["0.10004", "0.1"]],
  [1 / 6000, 0.0001667, ["0.00016667", "0.0001667"]],
  [0.1, 0.1, ["0.1", "0.1"]],
  [0.1, 0.10000000000000002, ["0.1", "0.10000000000000002"]],
  [1 / 3, 1 / 3, ["0.3333", "0.3333"]],
])("%d and %d are told apart", (planned, logged, texts) => {
  expect(apartText(planned, logged)).toEqual(texts);
});

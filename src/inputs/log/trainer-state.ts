import { Problem } from "../../core/problem.ts";
import { isObject, tableOf } from "./objects.ts";
import type { LogFormat } from "./table.ts";

/**
 * `trainer_state.json` of Hugging Face's Trainer, whose `log_history` has an object for each log. Its `step` is
 * `global_step`, counted before it is logged: 1 behind the first update. The rate is that of this update; before it was
 * read ahead of `lr_scheduler.step()` (pull request 36973, of 2025), that of the next one. Source: Trainer._inner_training_loop.
 */
export const trainerState: LogFormat = {
  name: "trainer_state.json",
  read(text, file) {
    if (!/^\s*\{/.test(text) || !text.includes('"log_history"')) return undefined;
    let state: unknown;
    try {
      state = JSON.parse(text);
    } catch {
      return undefined; // a line of JSONL may have such a key
    }
    const history = isObject(state) ? state.log_history : undefined;
    if (!Array.isArray(history)) return undefined;
    if (history.length === 0) throw new Problem("has nothing in its log_history yet", { where: file });
    const entries = history.flatMap((object, i) => (isObject(object) ? [{ line: i + 1, object }] : []));
    return { ...tableOf(entries), skips: [], firstSteps: [1, 0] };
  },
};

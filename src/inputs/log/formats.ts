import { csv } from "./csv.ts";
import { jsonList } from "./json-list.ts";
import { jsonl } from "./jsonl.ts";
import { noLog } from "./no-log.ts";
import type { LogFormat } from "./table.ts";
import { trainerState } from "./trainer-state.ts";

/** Every format of logs; the first that a text fits reads it, and the last takes any. */
export const logFormats: readonly LogFormat[] = [trainerState, jsonList, jsonl, noLog, csv];

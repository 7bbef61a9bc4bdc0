import { pathText } from "../core/draft.ts";
import { nameOf } from "../core/file-name.ts";
import { type Path, Problem } from "../core/problem.ts";
import { askFor } from "../python/asked-for.ts";
import { placeOf } from "../python/constructor.ts";
import { type Environment, oneLine } from "../python/environment.ts";
import { dottedName } from "../python/names.ts";
import {
  argumentValues,
  assignedValues,
  type ConfigValues,
  optionValues,
} from "../python/script/config-values.ts";
import { keyword } from "../python/script/options.ts";
import type { Outline } from "../python/script/outline.ts";
import { usedDefaultsText } from "../python/script/used-defaults.ts";
import { settingsFor } from "../python/settings.ts";
import { lineAndColumn } from "../python/source.ts";
import { flagWords } from "./flag-words.ts";
import { foreignSource } from "./formats/foreign-source.ts";
import { mmengine } from "./formats/mmengine.ts";
import { timm } from "./formats/timm.ts";
import { trainingArguments } from "./formats/training-arguments.ts";
import { placeText } from "./script-text.ts";
import type { Source } from "./source.ts";

/** What a script says in the keys of a config that is read elsewhere. */
interface Found {
  readonly readAs: string;
  values(known: Environment): ConfigValues;
  /** What has to be known, of all that is said. */
  isNeeded(path: Path): boolean;
  readonly notes: readonly string[];
  /** Is it told which options have their defaults? */
  readonly tellsDefaults?: boolean;
}

/**
 * The config of another program's that a script is, or holds: OpenMMLab's `param_scheduler`, the arguments of Hugging
 * Face's Trainer, the options that timm's factory is given. Undefined where it has none of these.
 */
export function scriptConfig(outline: Outline): Source | undefined {
  const found = mmengineIn(outline) ?? timmIn(outline) ?? trainerIn(outline);
  if (!found) return undefined;
  const { file = "" } = outline.module.source;
  return {
    readAs: found.readAs,
    read(asked) {
      const { own, theirs } = settingsOf(asked.settings);
      const known = settingsFor(own);
      const { values, missing, places, usedDefaults } = found.values(known);
      const needed = missing.filter(([path]) => found.isNeeded(path)).map(([, unknown]) => unknown);
      if (needed.length > 0) throw askFor(needed);
      known.checkUsed();
      const source = foreignSource({ file, values, locate }, true);
      if (!source) throw new Problem("is no config that lrplot knows", { where: nameOf(file) });
      const reading = source.read({ ...asked, settings: theirs });
      const used = new Map(
        usedDefaults.flatMap(({ key, text, value }) => (found.isNeeded([key]) ? [[text, value]] : [])),
      );
      const taken = found.tellsDefaults
        ? usedDefaultsText(used, outline, known, flagWords(asked))
        : undefined;
      return { ...reading, notes: [...found.notes, ...(reading.notes ?? []), ...(taken ? [taken] : [])] };

      function locate(path: Path) {
        const place = placeOf({ places }, path);
        if (!place || place.source.lineName) return undefined;
        return { file, ...lineAndColumn(place.source, place.from) };
      }

      /** Settings of names in the text, and of keys of the config: `param_scheduler[0].gamma`, `args.epochs`. */
      function settingsOf(settings: ReadonlyMap<string, string>) {
        const asKeys = [...settings].map(([key, text]) => [key.replace(/^args\./, ""), text] as const);
        const keys = new Map(
          found?.values(settingsFor(new Map())).places.map(([path]) => [pathText(path), true]),
        );
        const isKey = ([key]: readonly [string, string]) => keys.has(key);
        return {
          own: new Map([...settings].filter(([key]) => !isKey([key.replace(/^args\./, ""), ""]))),
          theirs: new Map(asKeys.filter(isKey)),
        };
      }
    },
  };
}

function mmengineIn(outline: Outline): Found | undefined {
  const { assignments } = outline.frame;
  const base = assignments.get("_base_");
  const hasOne = assignments.has("param_scheduler") || assignments.has("lr_config");
  if (!hasOne) return undefined;
  return {
    readAs: mmengine.name,
    values: (known) =>
      assignedValues(
        [
          "param_scheduler",
          "optim_wrapper",
          "train_cfg",
          "train_dataloader",
          "auto_scale_lr",
          "lr_config",
          "runner",
        ],
        outline,
        known,
      ),
    isNeeded: ([name, ...rest]) =>
      name === "param_scheduler" || name === "train_cfg" || (name === "optim_wrapper" && rest.includes("lr")),
    notes: base ? ["_base_ is another file: what that says is not seen"] : [],
  };
}

/** `create_scheduler_v2(optimizer, **scheduler_kwargs(args))`, and the older `create_scheduler(args, optimizer)`. */
function timmIn(outline: Outline): Found | undefined {
  const kwargs = outline.calls.get("scheduler_kwargs")?.at(-1);
  const call = kwargs ?? outline.calls.get("create_scheduler")?.at(-1);
  const args = call?.node.args[0]?.value;
  const options = outline.calls.get("add_argument") ?? [];
  const has = (name: string) =>
    options.some(({ node }) =>
      node.args.some(({ value }) => value.type === "string" && value.value === name),
    );
  if (!args || !has("--sched")) return undefined;
  return {
    readAs: `${timm.name}, of the options and their defaults`,
    values: (known) => {
      const all = optionValues(args, outline, known);
      // how train.py makes a rate of --lr-base the format knows
      return has("--lr-base") ? { ...all, missing: all.missing.filter(([[name]]) => name !== "lr") } : all;
    },
    isNeeded: ([name]) =>
      /^(lr$|epochs|sched|warmup_|min_lr|decay_|cooldown_|patience_|lr_(?!base)|opt$)/.test(String(name)),
    notes: [],
  };
}

/** `TrainingArguments(…)` and its like, the last of them. */
function trainerIn(outline: Outline): Found | undefined {
  const call = outline.allCalls.findLast(({ node: { callee } }) => {
    const name = callee.type === "name" || callee.type === "attribute" ? callee.name : "";
    return /(?:TrainingArguments|SFTConfig|DPOConfig|GRPOConfig)$/.test(name) && !outline.classes.has(name);
  });
  if (!call || call.node.args.length === 0) return undefined;
  const { callee, args } = call.node;
  const { source } = outline.module;
  const name = oneLine(source.text.slice(callee.from, callee.to));
  const { line } = lineAndColumn(source, call.node.from);
  const hasRate = args.some((argument) => argument.kind === "keyword" && isOfSchedule(argument.name));
  if (!hasRate || stepsItself(outline)) return undefined;
  return {
    readAs: trainingArguments.name,
    values: (known) => argumentValues(call.node, outline, known),
    isNeeded: ([key]) => isOfSchedule(String(key)),
    tellsDefaults: true,
    notes: [`${name} in ${placeText(source, line)}`],
  };
}

/** Does a script step a scheduler of its own, or give the Trainer one? */
const stepsItself = ({ calls }: Outline): boolean =>
  (calls.get("step") ?? []).some(
    ({ node: { callee } }) => callee.type === "attribute" && /sched/i.test(dottedName(callee.object) ?? ""),
  ) || (calls.get("Trainer") ?? []).some(({ node }) => keyword(node, "optimizers"));

const isOfSchedule = (name: string): boolean =>
  /^(learning_rate|lr_scheduler_\w+|warmup_\w+|num_train_epochs|max_steps|per_device_train_batch_size|gradient_accumulation_steps|dataloader_drop_last|adam_beta\d|optim)$/.test(
    name,
  );

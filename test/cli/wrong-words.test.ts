import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { formats } from "../../src/outputs/index.ts";
import { lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const frameworks = [...new Set(registry.map(({ framework }) => framework))].join(", ");
const names = formats.map(({ name }) => name).join(", ");
const endings = formats.flatMap(({ extensions }) => extensions[0] ?? []).join(" ");

/** A command line, and what standard error says of it; each exits with 2 and prints nothing else. */
const cases: readonly (readonly [line: string, says: string])[] = [
  ["cosine --T-max 9 --parameter lr,lr", "--parameter: lr is named twice; each makes one panel"],
  [
    "cosine --T-max 9 --parameter rate",
    '--parameter: "rate" is not one of lr, momentum, weight_decay, or a list of them',
  ],
  [
    "cosine --T-max 9 --parameter lr vs cosine --T-max 8 --parameter momentum",
    "--parameter: given twice, and not alike; it counts for all curves",
  ],
  [
    "cosine --T-max 9 --parameter lr,momentum --format mermaid",
    "--parameter: mermaid draws one parameter at a time. Try --parameter lr",
  ],
  ["cosine --T-max 9 --lr a=1e999", "--lr: a: Infinity is not a number, 0 or more"],
  [
    "cosine --T-max 9 --lr 2=1,1=2",
    '--lr: "1" cannot be the name of a param group; a name has letters; a list has groups without names',
  ],
  ["linear --lr 0.1 then@5 cosine --T-max 9 --lr 0.2", "--lr: given twice; it takes one value"],
  ["linear --label a then@5 cosine --T-max 9 --label b", "--label: given twice; it takes one value"],
  ["cosine --T-max 9 --background notacolour", '--background: "notacolour" is not a CSS colour'],
  ["cosine --T-max 9 -o - -o -", "-o: - is given twice"],
  ["cosine --T-max 9 -o - --code", "-o: --code has standard output already"],
  ["cosine --T-max 9 --format svg --code", "--code: says another format; give one of --code and --format"],
  ["cosine --T-max 9 -o x.csv -o ./x.csv", "-o: ./x.csv is given twice"],
  [
    "cyclic --base-lr 0 --max-lr 1 --max-momentum 1e308 --base-momentum -1e308 --step-size-up 2 --epochs 9 --parameter momentum",
    "CyclicLR: the momentum becomes not a number at epoch 0; a momentum that stays finite",
  ],
  [
    "plateau --metrics 1,2 vs plateau --metrics 1,3",
    "--metrics: given twice, and not alike; it counts for all curves",
  ],
  [
    "cosine --T-max 9 --lr a=1,2",
    '--lr: "2" is for a param group without a name; all of them have names, head=1e-3,body=1e-5, or none',
  ],
  ["cosine --T-max 9 --lr 1,,2", '--lr: "1,,2" has a comma with no value beside it'],
  ["cosine --T-max 9 --lr 1,", '--lr: "1," has a comma with no value beside it'],
  ["cosine --T-max 9 --betas ,0.9", '--betas: ",0.9" has a comma with no value beside it'],
  ["plateau --metrics 1,,2", '--metrics: "1,,2" has a comma with no value beside it'],
  ["cosine --T-max 9 -o", "-o: its value is missing; it is a file such as lr.svg"],
  ["plateau --metrics", "--metrics: its value is missing; it is a list of numbers, or FILE.csv:COLUMN"],
  ["cosine --T-max 9 --output", "--output: its value is missing; it is a file such as lr.svg"],
  ["cosine -T-max 9", "-T-max: CosineAnnealingLR has no such parameter. Did you mean --T_max?"],
  ["cosine -T_max=9", "-T_max: CosineAnnealingLR has no such parameter. Did you mean --T_max?"],
  ["exponential -gama 0.9", "-gama: ExponentialLR has no such parameter. Did you mean --gamma?"],
  [
    "cosine --T-max 9 -output x.csv",
    "-output: CosineAnnealingLR has no such parameter. Did you mean --output?",
  ],
  ["-epochs 3", "-epochs: is no flag of lrplot's. Did you mean --epochs?"],
  ["cosine --T-max 9 -x", "-x: CosineAnnealingLR has no such parameter. Did you mean --x?"],
  [
    "cosine --T-max 9 -ox.xyz",
    `-o: the ending of "x.xyz" names no format; endings are ${endings}. Or say --format`,
  ],
  [
    "list --jsn",
    "--jsn: lrplot list has no such flag; it takes words to look for, --framework and --json. Did you mean --json?",
  ],
  [
    "tf.keras.optimizers.schedules.CosineDecay --decay-steps 3",
    "tf.keras.optimizers.schedules.CosineDecay: no such file or folder. Did you mean keras.CosineDecay?",
  ],
  ["learn.fine_tune --epochs 3", "learn.fine_tune: no such file or folder. Did you mean fastai.fine_tune?"],
  [
    "LinearLR --end 4",
    "--end: LinearLR has no such parameter. Did you mean mmengine.LinearLR, which has it?",
  ],
  [
    "cosine_with_restarts",
    'lrplot: there is no schedule "cosine_with_restarts". Try hf-get-scheduler with name cosine_with_restarts',
  ],
  [
    "plateau",
    "--metrics: missing; ReduceLROnPlateau is stepped with a metric. Try --metrics 1,0.8,0.7 or --metrics val.csv:val_loss",
  ],
  [
    `chained --schedulers '[{"type":"StepLR"}]'`,
    "--schedulers: [0].step_size: missing; it is a positive integer",
  ],
  ["list cosinus", 'lrplot list: no schedule has "cosinus". Did you mean cosine?'],
  ["list cosine --framework", `--framework: its value is missing; there are ${frameworks}`],
  [
    "list --framework torhc",
    `--framework: there is no framework "torhc"; there are ${frameworks}. Did you mean torch?`,
  ],
  ["show", "lrplot show: no schedule is named. Try lrplot show cosine-warm"],
  ["show --json", "--json: is no schedule. Try lrplot show cosine-warm"],
  ["show cosin", 'lrplot: there is no schedule "cosin". Did you mean cosine?'],
  [
    "show step --step-size 3",
    "--step-size: lrplot show takes one schedule. To draw it with parameters: lrplot step --step-size 3",
  ],
  ["schema step", "step: lrplot schema takes nothing more"],
  ["stpe", 'lrplot: there is no schedule "stpe". Did you mean step?'],
  ["nonsense", 'lrplot: there is no schedule "nonsense". `lrplot list` shows all there are'],
  ["step", "--step_size: missing; it is a positive integer"],
  ["step --step-size 0", "--step_size: 0 is not a positive integer"],
  ["step --step-size 2.5", "--step_size: 2.5 is not a positive integer"],
  ["step --step-size abc", '--step_size: "abc" is not a positive integer'],
  ["step --step-size 0x10", '--step_size: "0x10" is not a positive integer'],
  ["step --step-size 3 --gama 2", "--gama: StepLR has no such parameter. Did you mean --gamma?"],
  [
    "step --step-size 3 --exit-code",
    "--exit-code: belongs to lrplot diff. Try lrplot diff old.json new.json",
  ],
  ["--tolerance=1 step", "--tolerance: belongs to lrplot diff. Try lrplot diff old.json new.json"],
  ["step --step-size 3 --label a\u001bb", '--label: "a\\u001bb" holds characters that cannot be printed'],
  ["linear vs linear --label a\u202eb", '--label: "a\\u202eb" holds characters that cannot be printed'],
  ["step --step-size 3 --title a\u2066b", '--title: "a\\u2066b" holds characters that cannot be printed'],
  [
    "step --step-size 3 --lr a\u2069b=1",
    '--lr: "a\\u2069b" cannot be the name of a param group; a name has letters; a list has groups without names',
  ],
  ["st\u202epe", 'lrplot: there is no schedule "st\\u202epe". Did you mean step?'],
  ["step --step-size 3 --bogus", "--bogus: StepLR has no such parameter. See lrplot step --help"],
  ["step --step-size", "--step_size: its value is missing; it is a positive integer"],
  ["step --step-size --gamma 0.1", "--step_size: its value is missing; it is a positive integer"],
  ["step --step-size 3 --step_size 4", "--step_size: given twice; it takes one value"],
  ["--T0 3 cosine-warm", "--T0: is no flag of lrplot's. A schedule's parameters come after its name"],
  ["cosine --T-max 1e999", "--T_max: Infinity is not a positive number"],
  ["cosine --T-max nan", '--T_max: "nan" is not a positive number'],
  ["cosine --T-max inf", '--T_max: "inf" is not a positive number'],
  ["cosine --T-max 9 --epochs 0", "--epochs: 0 is not an integer from 1 to 1000000000"],
  ["cosine --T-max 9 --epochs -5", "--epochs: -5 is not an integer from 1 to 1000000000"],
  ["cosine --T-max 9 --epochs 1.5", "--epochs: 1.5 is not an integer from 1 to 1000000000"],
  ["cosine --T-max 9 --epochs 1e10", "--epochs: 10000000000 is not an integer from 1 to 1000000000"],
  [
    "cosine --T-max 9 --epochs 1e6 --steps-per-epoch 1e6",
    "--epochs: 1000000000000 values are too many; at most 1000000000 in a run (epochs × steps_per_epoch)",
  ],
  ["cosine --T-max 9 --epochs 5 --steps 5", "--steps: steps and epochs are both given; give one of the two"],
  ["cosine --T-max 9 --epochs 5 --epochs 6", "--epochs: given twice; it takes one value"],
  ["exponential --gamma 0.9", "--epochs: missing; ExponentialLR has no length of its own. Try --epochs 100"],
  ["cosine --T-max 9 --lr -1", "--lr: -1 is not a number, 0 or more, or a list with one per param group"],
  ["cosine --T-max 9 --lr a=1,a=2", '--lr: "a" is given twice'],
  ["cosine --T-max 9 --betas 0.9", "--betas: [0.9] is too short; 2 entries"],
  ["cosine --T-max 9 --betas 0.9,0.9,0.9", "--betas: [0.9,0.9,0.9] is too long; at most 2 entries"],
  ["cosine --T-max 9 --xlim 1", "--xlim: [1] is too short; 2 entries"],
  [
    "cosine --T-max 9 --momentum 0.9 --betas 0.9,0.9",
    "--betas: momentum and betas are both given; give one of the two",
  ],
  [
    "cosine --T-max 9 --last-epoch 3",
    "--last_epoch: resuming needs the rate that the first run began with; torch raises KeyError where a param group has no initial_lr. Give --initial-lr (lrplot explain LR026)",
  ],
  ["cosine --T-max 9 --metrics 1,2", "--metrics: no schedule here is stepped with a metric"],
  [
    "plateau --epochs 3",
    "--metrics: missing; ReduceLROnPlateau is stepped with a metric. Try --metrics 1,0.8,0.7 or --metrics val.csv:val_loss",
  ],
  [
    "plateau --epochs 9 --metrics 1,2",
    "--metrics: 2 values, but the run needs 8; one for every step of the scheduler",
  ],
  [
    "plateau --metrics val.csv",
    '--metrics: "val.csv" names no column; FILE.csv:COLUMN, or a list of numbers',
  ],
  ["cosine-warm --T0 10 --T-mult 1.5", "--T_mult: 1.5 is not an integer, 1 or more (lrplot explain LR018)"],
  [
    "linear --start-factor 0",
    "--start_factor: 0 is not a number, above 0 and at most 1 (lrplot explain LR025)",
  ],
  [
    "cyclic --base-lr 1 --max-lr 2 --mode saw",
    '--mode: "saw" is not one of triangular, triangular2, exp_range',
  ],
  [
    "onecycle --max-lr 0.1 --total-steps 10 --epochs 12",
    "--total_steps: stepped 11 times, but total_steps is 10 (epoch 11); torch raises ValueError at the second step past the end. total_steps must be 12 or more, as often as the run steps it: --total_steps 12 (lrplot explain LR006)",
  ],
  [
    "lambda --epochs 3 --lr-lambda '0.9 ^ epoch'",
    "--lr_lambda: column 5: ^ is a bitwise operator; allowed: numbers, + - * / // % **, comparisons, and, or, not, a if b else c, and functions",
  ],
  [
    "lambda --epochs 5 --lr-lambda '1 / (3 - epoch)'",
    "LambdaLR: column 3: division by zero where epoch = 3 (epoch 3)",
  ],
  [
    "cyclic --base-lr 0 --max-lr 1 --step-size-up 0",
    "--step_size_up: division by zero; Python raises ZeroDivisionError here",
  ],
  [
    "linear then@2 constant --factor 0 --total-iters 3 --epochs 9",
    "--factor: division by zero (epoch 5); Python raises ZeroDivisionError here (lrplot explain LR025)",
  ],
  [
    "timm-create-scheduler --sched step --decay-epochs 0",
    "--decay_epochs: division by zero (epoch 1); Python raises ZeroDivisionError here",
  ],
  [
    "exponential --gamma 1e200 --epochs 9",
    "ExponentialLR: the rate becomes Infinity at epoch 2; a rate that stays finite",
  ],
  [
    "sequential",
    "--schedulers: missing; it is a list of schedules. Compose them with words, lrplot linear --start-factor 0.01 --total-iters 5 then@5 cosine --T-max 95, or write a config file",
  ],
  [
    "chained --epochs 3",
    "--schedulers: missing; it is a list of schedules. Compose them with words, lrplot linear --start-factor 0.25 --total-iters 10 and step --step-size 20 --gamma 0.5, or write a config file",
  ],
  ["sequential --schedulers 3 --milestones 3", "--schedulers: 3 is not a list of schedules"],
  ["cosine --T-max 9 vs", "lrplot: nothing stands after vs"],
  ["vs cosine --T-max 9", "lrplot: nothing stands before vs; a schedule or a config belongs there"],
  ["linear then cosine --T-max 9", "then: does not say at which epoch. Try then@5"],
  ["linear then@x cosine --T-max 9", "then@x: does not say at which epoch. Try then@5"],
  ["linear then@5 cosine", "--T_max: missing; it is a positive number"],
  [
    "cosine step",
    'lrplot: "step" comes after cosine, which is drawn already. Draw both with vs: cosine … vs step',
  ],
  [
    "cosine --T-max 9 -o lr.xyz",
    `-o: the ending of "lr.xyz" names no format; endings are ${endings}. Or say --format`,
  ],
  ["cosine --T-max 9 -o lr.csv -o lr.csv", "-o: lr.csv is given twice"],
  [
    "cosine --T-max 9 --format csvv",
    `--format: there is no format "csvv"; there are ${names}. Did you mean csv?`,
  ],
  ["cosine --T-max 9 --precision 40", "--precision: 40 is not an integer from 1 to 17"],
  ["cosine --T-max 9 --width 3", "--width: 3 is not an integer from 200 to 10000"],
  [
    "sequential --milestones 3 --schedulers nonsense",
    "--schedulers: nonsense is not JSON. Compose schedules with then@N and `and`, or in a config file",
  ],
];

describe("wrong words", () => {
  test.each(cases)("%s", async (line, says) => {
    expect(await lrplot(...words(line))).toEqual({ code: 2, out: "", err: says });
  });
});

describe("what one output cannot show, none is written of", () => {
  /** Words without `-o`, files, and what standard error says. */
  const refused: readonly (readonly [line: string, files: string, says: string])[] = [
    [
      "cosine --T-max 10 --epochs 10 --parameter lr,momentum",
      "lr.svg lr.csv lr.mmd",
      "--parameter: mermaid draws one parameter at a time. Try --parameter lr",
    ],
    [
      "diff step --step-size 3 vs step --step-size 5 --parameter lr,momentum --epochs 10",
      "lr.svg lr.mmd",
      "--parameter: mermaid draws one parameter at a time. Try --parameter lr",
    ],
    [
      "diff step --step-size 3 vs step --step-size 5 --epochs 10",
      "lr.csv lr.py",
      "-o: a comparison is no code. Give one of its sides alone",
    ],
    [
      "cosine --T-max 10 --epochs 10 --width 10000 --height 10000 --scale 10",
      "lr.csv lr.svg lr.png",
      "--scale: a PNG of 100000 × 100000 pixels is too large; at most 32767 a side and 100 million in all",
    ],
    [
      "cosine --T-max 10 --epochs 10 --xlim 20,30",
      "lr.csv lr.svg",
      "--xlim: 20 to 30 shows nothing of the run; it goes from 0 to 9",
    ],
    [
      "exponential --gamma 1e200 --epochs 9",
      "lr.py lr.csv",
      "ExponentialLR: the rate becomes Infinity at epoch 2; a rate that stays finite",
    ],
  ];
  test.each(refused)("%s", async (line, files, says) => {
    const kept = { "lr.csv": "kept", "lr.svg": "kept" };
    const folder = folderWith(kept);
    const outputs = words(files).flatMap((file) => ["-o", join(folder, file)]);
    expect(await lrplot(...words(line), ...outputs)).toEqual({ code: 2, out: "", err: says });
    const left = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
    expect(Object.fromEntries(left)).toEqual(kept);
  });
});

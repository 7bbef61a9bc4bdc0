import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";
import { columnsOf, executable, runsPython, traced } from "../helpers/trace.ts";
import { until } from "../helpers/until.ts";

const hasPython = runsPython("python3");

test("where all is checked there is a Python, so that what needs it is not left out", () => {
  expect(hasPython || process.env.CI !== "true").toBe(true);
});

describe("without Python", () => {
  const wrong: readonly (readonly [line: string, message: string])[] = [
    [
      "mine.py:make",
      "--steps: missing; what is traced does not tell its length. Try --steps 1000, or --epochs 90",
    ],
    ["mine.py:make --steps 3 --epochs 3", "--steps: steps and epochs are both given; give one of the two"],
    ["mine.py:make --steps 0", "--steps: 0 is not an integer from 1 to 1000000000"],
    ["mine.py:make --steps 3", "mine.py: no such file or folder"],
    ["mine.py:make --steps 3 --timeout 0", "--timeout: 0 is not a number, above 0 and at most 86400"],
    [
      "mine.py:Net.make --steps 3",
      "mine.py:Net.make: Net.make is inside of something. Write a function that builds and returns optimizer and scheduler, and name that",
    ],
    [
      "cosine --T-max 3",
      "lrplot trace: no code is named; it is a file and a function in it. Try lrplot trace train.py:make_scheduler --steps 1000",
    ],
  ];
  test.each(wrong)("trace %s", async (line, message) => {
    expect(await lrplot("trace", ...words(line))).toEqual({ code: 2, out: "", err: message });
  });

  test("an interpreter that is not there", () => {
    expect(traced("", "mine.py:make --steps 3 --python no-such-python")).toEqual({
      code: 2,
      out: "",
      err: "--python: there is no no-such-python. Name the Python that has what your file imports: --python .venv/bin/python\n",
    });
  });

  test("what is no interpreter", () => {
    const { code, err } = traced("", `mine.py:make --steps 3 --python ${process.execPath}`);
    expect([code, err.split("\n").at(-2)]).toEqual([
      2,
      `mine.py:make: ${process.execPath} was ended with exit code 9, and left no rates`,
    ]);
  });

  test("its help says what it does", async () => {
    const { code, out } = await lrplot("trace", "--help");
    expect(code).toBe(0);
    expect(out).toContain("--python <text>");
    expect(out).toMatch(/Nothing of this\s+is done without the word trace/);
  });
});

/** What looks like torch's, as far as the tracer looks. */
const fakes = `
class Optimizer:
    def __init__(self, *groups):
        self.param_groups = [dict(group) for group in groups]
        self.steps = 0
    def step(self):
        self.steps += 1

class Scheduler:
    def __init__(self, optimizer, factor=0.5):
        self.optimizer, self.factor = optimizer, factor
    def step(self):
        assert self.optimizer.steps > 0, "stepped before the optimizer"
        for group in self.optimizer.param_groups:
            group["lr"] *= self.factor

class Plateau(Scheduler):
    def step(self, metrics, epoch=None):
        super().step()

class Holder:
    pass
`;
const one = 'optimizer = Optimizer({"lr": 1.0})\nscheduler = Scheduler(optimizer)\n';
const making = (returned: string) =>
  `${fakes}\ndef make():\n${one.replace(/^/gm, "    ").trimEnd()}\n    return ${returned}\n`;

describe.runIf(hasPython)("what a function returns", () => {
  const halves = { lr: [1, 0.5, 0.25] };
  const slower = { lr: [1, 1, 0.5] };
  const lightnings =
    "mine.py:make: Scheduler is stepped once an epoch, as Lightning does: --interval step steps at every step\n";
  const shapes: [returned: string, columns: Record<string, number[]>, flags?: string, err?: string][] = [
    ["optimizer, scheduler", halves],
    ["scheduler, optimizer", halves],
    ["scheduler", halves],
    ["[optimizer], [scheduler]", halves],
    ['{"optimizer": optimizer, "lr_scheduler": scheduler}', halves],
    [
      '{"optimizer": optimizer, "lr_scheduler": {"scheduler": scheduler}}',
      slower,
      "--steps 3 --steps-per-epoch 2",
      lightnings,
    ],
    ["[optimizer], [scheduler]", slower, "--steps 3 --steps-per-epoch 2", lightnings],
    ['[optimizer], [{"scheduler": scheduler}]', slower, "--steps 3 --steps-per-epoch 2", lightnings],
    ["[optimizer], [scheduler]", halves, "--steps 3 --steps-per-epoch 2 --interval step"],
    ['[optimizer], [{"scheduler": scheduler, "interval": "step"}]', halves, "--steps 3 --steps-per-epoch 2"],
    ["[optimizer, scheduler]", halves, "--steps 3 --steps-per-epoch 2"],
    ['[optimizer], [{"scheduler": scheduler, "interval": "step", "frequency": 2}]', slower],
    [
      "(setattr(Holder, 'optimizer', optimizer), setattr(Holder, 'scheduler', scheduler), Holder())[2]",
      halves,
    ],
    ["None, 'a model', optimizer, scheduler", halves],
    ["optimizer, scheduler", slower, "--steps 3 --steps-per-epoch 2 --interval epoch"],
    [
      "Optimizer({'lr': 3}), scheduler, Scheduler(Optimizer({'lr': 8}), 0.25)",
      { "Optimizer without a scheduler": [3, 3, 3], Scheduler: [1, 0.5, 0.25], "Scheduler #2": [8, 2, 0.5] },
    ],
    [
      "Scheduler(Optimizer({'lr': 1}, {'lr': 2}, {'lr': 1}))",
      { "groups 0 + 2": [1, 0.5, 0.25], "group 1": [2, 1, 0.5] },
    ],
    ["Scheduler(Optimizer({'lr': 1}, {'lr': 1}))", halves],
    [
      "Scheduler(Optimizer({'lr': 1, 'name': 'head'}, {'lr': 2, 'name': 'body'}))",
      { head: [1, 0.5, 0.25], body: [2, 1, 0.5] },
    ],
    ["Plateau(optimizer)", halves, "--epochs 3 --metrics 1,2"],
    ["Plateau(optimizer)", halves, "--epochs 3 --metrics val.csv:loss"],
    ["lambda step: 2.0 ** -step", halves],
    ["{'a': lambda step: step, 'b': lambda step: 3}", { "<lambda>": [0, 1, 2], "<lambda> #2": [3, 3, 3] }],
  ];
  test.each(shapes)("%s", (returned, columns, flags = "--steps 3", said = "") => {
    const { code, out, err } = traced(making(returned), `mine.py:make ${flags} --format csv`);
    expect([code, err]).toEqual([0, said]);
    expect(columnsOf(out)).toEqual(columns);
  });

  test.each([
    ["def rate(step):\n    return 1 / (step + 1)\n", "rate", [1, 0.5, 1 / 3]],
    [
      "class Rate:\n    def __call__(self, count):\n        return 2.0 * count\nrate = Rate()\n",
      "rate",
      [0, 2, 4],
    ],
    [`${fakes}\n${one}`, "scheduler", [1, 0.5, 0.25]],
    ["import functools\nrate = functools.partial(pow, 3)\n", "rate", [1, 3, 9]],
  ])("a function of the step, or what stands in the file: %j", (code, name, lr) => {
    const { out, err } = traced(code, `mine.py:${name} --steps 3 --format csv`);
    expect(err).toBe("");
    expect(columnsOf(out)).toEqual({ lr });
  });

  test("every bit of a rate, and the momentum where it changes", () => {
    const code = `${fakes}
class Cycled(Scheduler):
    def step(self):
        self.optimizer.param_groups[0].update(lr=0.1 + 0.2, betas=(0.7, 0.9))
def make():
    return Cycled(Optimizer({"lr": 1 / 3, "betas": (0.9, 0.9)}))
`;
    const { out } = traced(code, "mine.py:make --steps 2 --parameter lr,momentum --format csv");
    expect(columnsOf(out)).toEqual({ lr: [1 / 3, 0.1 + 0.2], momentum: [0.9, 0.7] });
  });

  test("beside other inputs, and in a picture", () => {
    const line = "mine.py:make --steps 3 vs exponential --gamma 0.5 --lr 1 --format csv -o -";
    const { out, err } = traced(making("scheduler"), line);
    expect(err).toBe("");
    expect(columnsOf(out)).toEqual({ "mine.py:make": [1, 0.5, 0.25], ExponentialLR: [1, 0.5, 0.25] });
    expect(traced(making("scheduler"), "mine.py:make --steps 3 --format svg").out).toContain(
      ">mine.py:make</text>",
    );
  });

  test("what the code prints goes to standard error, whoever prints it, and nobody answers it", () => {
    const code = `import os, sys
print("by print")
os.system("echo by a child")
sys.stdout.buffer.write(b"by bytes\\n")
rate = lambda step: float(len(sys.stdin.read()))
`;
    const { out, err } = traced(code, "mine.py:rate --steps 2 --format csv");
    expect(columnsOf(out)).toEqual({ lr: [0, 0] });
    expect(err.trimEnd().split("\n").toSorted()).toEqual(["by a child", "by bytes", "by print"]);
  });

  test("modules beside the file and in the folder are found, and nothing is left there", () => {
    const cwd = folderWith({ "helper.py": "def rate(step):\n    return 7.0\n" });
    spawnSync("mkdir", ["code"], { cwd });
    spawnSync("cp", ["helper.py", "code/beside.py"], { cwd });
    spawnSync("bash", ["-c", "printf 'from beside import rate\\nimport helper\\n' > code/mine.py"], { cwd });
    const line = [executable, "trace", "code/mine.py:rate", "--steps", "1", "--format", "csv"];
    const { stdout, stderr } = spawnSync(process.execPath, line, { cwd, encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["step,lr\n0,7\n", ""]);
    expect([".", "code"].map((folder) => existsSync(join(cwd, folder, "__pycache__")))).toEqual([
      false,
      false,
    ]);
  });
});

describe.runIf(hasPython)("what is wrong with it", () => {
  const wrong: [code: string, line: string, message: string][] = [
    [
      "def b(): pass\ndef a(): pass\n",
      "mine.py",
      "mine.py: names no function; it has b, a. Try lrplot trace mine.py:b",
    ],
    ["raise ValueError", "mine.py:", "mine.py:: names no function; it has no function. Write"],
    ["def a(): pass\n", "mine.py::b --steps 2", "mine.py::b: has no b; it has a. Try lrplot trace mine.py:a"],
    ["class Net: pass\n", "mine.py:Net --steps 2", "mine.py:Net: Net is a class. Write"],
    [
      "def a(): pass\n",
      "mine.py:a --steps 2",
      "mine.py:a: a gave None; it is to return an optimizer and a scheduler",
    ],
    [
      "def a(model, lr): pass\n",
      "mine.py:a --steps 2",
      "mine.py:a: a takes model, lr, and is called with nothing. Write",
    ],
    [
      "def a(optimizer): pass\n",
      "mine.py:a --steps 2",
      "mine.py:a: a takes optimizer, and is called with nothing.",
    ],
    ["def a(lr): return [lr]\n", "mine.py:a --steps 2", "mine.py:a: a takes lr, and is called with nothing."],
    [
      making("optimizer"),
      "mine.py:make --steps 2",
      "mine.py:make: make gave Optimizer and no scheduler. Return",
    ],
    [
      making("Plateau(optimizer)"),
      "mine.py:make --steps 2",
      "mine.py:make: Plateau is stepped with a metric. Try --metrics",
    ],
    [
      making("Plateau(optimizer)"),
      "mine.py:make --steps 3 --metrics 1",
      "--metrics: Plateau is stepped more often than there are metrics; 1 are given",
    ],
    [
      "rate = lambda step: float('nan')\n",
      "mine.py:rate --steps 2",
      "mine.py:rate: the rate becomes nan at step 0",
    ],
    [
      "rate = lambda step: 1.0 if step == 0 else 'x'\n",
      "mine.py:rate --steps 2",
      "mine.py:rate: rate gave str at step 1; a rate is a number",
    ],
    [
      "import sys\nsys.exit(4)\n",
      "mine.py:rate --steps 2",
      "mine.py:rate: ended itself when the file was run; sys.exit(4)",
    ],
    [
      "import os\nos._exit(4)\n",
      "mine.py:rate --steps 2",
      "mine.py:rate: python3 was ended with exit code 4, and left no rates",
    ],
    [
      "import os\nos.kill(os.getpid(), 9)\n",
      "mine.py:rate --steps 2",
      "mine.py:rate: python3 was ended by SIGKILL, and left no rates",
    ],
  ];
  test.each(wrong)("%j, trace %s", (code, line, message) => {
    const { code: status, out, err } = traced(code, line);
    expect([status, out]).toEqual([2, ""]);
    expect(err.split("\n")).toEqual([expect.stringContaining(message), ""]);
  });

  const raising: readonly (readonly [code: string, traceback: string, message: string])[] = [
    [
      "def rate(step):\n    return inner(step)\ndef inner(step):\n    return 1 / (step - 1)\n",
      `Traceback (most recent call last):
  File "mine.py", line 2, in rate
    return inner(step)
  File "mine.py", line 4, in inner
    return 1 / (step - 1)
ZeroDivisionError: division by zero
`,
      "mine.py:rate: raised ZeroDivisionError at step 1; its traceback stands above",
    ],
    [
      "rate = (\n",
      `  File "mine.py", line 1
    rate = (
SyntaxError: '(' was never closed
`,
      "mine.py:rate: raised SyntaxError when the file was run; its traceback stands above",
    ],
    [
      "import no_such_module\n",
      `Traceback (most recent call last):
  File "mine.py", line 1, in <module>
    import no_such_module
ModuleNotFoundError: No module named 'no_such_module'
`,
      "mine.py:rate: python3 has no module no_such_module. Name the Python that has it: --python .venv/bin/python",
    ],
    [
      making("scheduler").replace("self.steps += 1", "raise RuntimeError('no')").replace("make", "rate"),
      `Traceback (most recent call last):
  File "mine.py", line 7, in step
    raise RuntimeError('no')
RuntimeError: no
`,
      "mine.py:rate: raised RuntimeError in optimizer.step() at step 0; its traceback stands above",
    ],
  ];
  test.each(raising)("%j raises, and that is shown as it is", (code, traceback, message) => {
    const { code: status, out, err } = traced(code, "mine.py:rate --steps 3");
    // newer Pythons mark the place below a line, and say what is not closed in other words
    const lines = err.split("\n").filter((line) => !/^\s*[~^]+\s*$/.test(line));
    const wanted = `${traceback}${message}\n`.split("\n");
    expect([status, out]).toEqual([2, ""]);
    expect(lines.map(withoutWords)).toEqual(wanted.map(withoutWords));
  });

  const starting = `import subprocess, time
print("started", subprocess.Popen(["sleep", "600"]).pid)
time.sleep(600)
`;
  const startedIn = (text: string) => Number(/started (\d+)/.exec(text)?.[1]);

  test("what takes too long is ended, with all that it has started", async () => {
    const { code, err } = traced(starting, "mine.py:rate --steps 3 --timeout 1.5");
    const said =
      "mine.py:rate: took longer than 1.5 s, and was ended. Say how long it may take with --timeout";
    expect([code, err.split("\n")[1]]).toEqual([2, `${said}, or give it fewer steps`]);
    await until(() => stateOf(startedIn(err)), hasEnded);
  });

  test("Ctrl-C ends it, and all that it has started", async () => {
    const cwd = folderWith({ "mine.py": starting });
    const child = spawn(process.execPath, [executable, "trace", "mine.py:rate", "--steps", "3"], { cwd });
    let err = "";
    child.stderr.on("data", (text) => {
      err += text;
    });
    const ended = new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
    await until(
      () => err,
      (text) => startedIn(text) > 0,
    );
    child.kill("SIGINT");
    expect(await ended).toBe("SIGINT");
    await until(() => stateOf(startedIn(err)), hasEnded);
  });
});

/** What Python says of a SyntaxError changes from version to version. */
const withoutWords = (line: string) =>
  line.replace(/^SyntaxError: .*/, "SyntaxError").replace(/, line \d+$/, "");

/** What the system says of a process: "" where there is none, "Z" where it has ended and nobody has asked how. */
function stateOf(pid: number): string {
  expect(pid).toBeGreaterThan(0);
  try {
    process.kill(pid, 0);
    return existsSync("/proc/self/stat")
      ? (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1] ?? "")
      : "?";
  } catch {
    return "";
  }
}

const hasEnded = (state: string) => state === "" || state.startsWith("Z");

import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { isProblem } from "../../src/core/problem.ts";
import { functionOf } from "../../src/python/function/index.ts";
import { readModule } from "../../src/python/parse.ts";
import { outlineOf } from "../../src/python/script/outline.ts";
import { schedulersIn } from "../../src/python/script/schedulers.ts";
import type { Wanted } from "../../src/python/script/wanted-sites.ts";
import { settingsFor } from "../../src/python/settings.ts";

interface Given {
  readonly set?: Readonly<Record<string, string>>;
  readonly wanted?: Wanted;
  readonly lr?: true;
}

function read(text: string, { set = {}, wanted, lr }: Given = {}) {
  const known = settingsFor(new Map(Object.entries(set)));
  return schedulersIn(outlineOf(readModule(text, "train.py")), wanted, {
    registry,
    known,
    hasRate: lr === true,
  });
}

/** Each scheduler as `line type {parameters} on {optimizer}`. */
function drawn(text: string, given?: Given): string[] {
  const { schedulers, missing, refused } = read(text, given);
  if (missing.length > 0) throw new Error(`asked for ${missing.map((each) => each.text).join(" and ")}`);
  if (refused[0]) throw refused[0];
  return schedulers.map(({ line, schedule: { type, ...params }, optimizer }) => {
    const on = optimizer ? ` on ${JSON.stringify(optimizer)}` : "";
    return `${line} ${type} ${JSON.stringify(params)}${on}`.replaceAll('"', "");
  });
}

/** What is asked for, each with its place. */
const asked = (text: string, given?: Given) =>
  read(text, given).missing.map((each) => `${each.where}: ${each.text}`);

function refusal(text: string, given?: Given): string {
  try {
    drawn(text, given);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return [error.where, error.message, error.allowed, error.hint].filter(Boolean).join("; ");
  }
  throw new Error("is not refused");
}

const torch = "import torch\nfrom torch.optim.lr_scheduler import *\n";

describe("where a script builds a scheduler", () => {
  test.each([
    ["an assignment", "s = StepLR(optimizer, 30)", ["1 torch.StepLR {step_size:30}"]],
    [
      "an attribute",
      "class A:\n  def setup(self):\n    self.s = StepLR(self.optimizer, 30)",
      ["3 torch.StepLR {step_size:30}"],
    ],
    [
      "what is returned, in a dict in a dict",
      "def configure_optimizers(self):\n  return {'lr_scheduler': {'scheduler': StepLR(o, 30), 'interval': 'epoch'}}",
      ["2 torch.StepLR {step_size:30}"],
    ],
    ["an argument", "trainer.fit(model, scheduler=StepLR(o, 30))", ["1 torch.StepLR {step_size:30}"]],
    [
      "an element of a list",
      "return_lists = [o], [StepLR(o, 30), ExponentialLR(o, .9)]",
      ["1 torch.StepLR {step_size:30}", "1 torch.ExponentialLR {gamma:0.9}"],
    ],
    [
      "every branch",
      "if a == 'step':\n  s = StepLR(o, 30)\nelif a == 'exp':\n  s = ExponentialLR(o, .9)\nelse:\n  s = None",
      ["2 torch.StepLR {step_size:30}", "4 torch.ExponentialLR {gamma:0.9}"],
    ],
    [
      "with, try, for and while",
      "with x:\n  try:\n    for i in y:\n      while z:\n        s = StepLR(o, 30)\n  except E:\n    t = StepLR(o, 31)",
      ["5 torch.StepLR {step_size:30}", "7 torch.StepLR {step_size:31}"],
    ],
    [
      "under another name",
      "import torch.optim.lr_scheduler as sched\ns = sched.StepLR(o, 30)",
      ["2 torch.StepLR {step_size:30}"],
    ],
    [
      "one inside another, by name or in its brackets",
      "warm = LinearLR(o, total_iters=5)\ncos = CosineAnnealingLR(o, 95)\ns = SequentialLR(o, schedulers=[warm, cos], milestones=[5])\nt = ChainedScheduler([StepLR(o, 3)])",
      [
        "3 torch.SequentialLR {schedulers:[{type:torch.LinearLR,total_iters:5},{type:torch.CosineAnnealingLR,T_max:95}],milestones:[5]}",
        "4 torch.ChainedScheduler {schedulers:[{type:torch.StepLR,step_size:3}]}",
      ],
    ],
    [
      "a list that is appended to",
      "all = []\nall.append(LinearLR(o))\nall.append(StepLR(o, 3))\ns = SequentialLR(o, all, milestones=[5])",
      [
        "4 torch.SequentialLR {schedulers:[{type:torch.LinearLR},{type:torch.StepLR,step_size:3}],milestones:[5]}",
      ],
    ],
    [
      "diffusers', by transformers' parameters",
      "from diffusers.optimization import get_scheduler\ns = get_scheduler('cosine_with_restarts', optimizer=o, num_warmup_steps=1, num_training_steps=9, num_cycles=2)",
      [
        "2 transformers.get_scheduler {name:cosine_with_restarts,num_warmup_steps:1,num_training_steps:9,scheduler_specific_kwargs:{num_cycles:2}}",
      ],
    ],
    [
      "transformers'",
      "from transformers import get_scheduler\ns = get_scheduler('cosine', optimizer=o, num_warmup_steps=10, num_training_steps=100)",
      ["2 transformers.get_scheduler {name:cosine,num_warmup_steps:10,num_training_steps:100}"],
    ],
    [
      "timm's",
      "from timm.scheduler import CosineLRScheduler\ns = CosineLRScheduler(o, t_initial=100, lr_min=1e-5)",
      ["2 timm.CosineLRScheduler {t_initial:100,lr_min:0.00001}"],
    ],
    [
      "Keras', given to an optimizer",
      "import tensorflow as tf\nlr = tf.keras.optimizers.schedules.CosineDecay(0.1, 1000)\nmodel.compile(optimizer=tf.keras.optimizers.SGD(learning_rate=lr))",
      ["2 keras.CosineDecay {initial_learning_rate:0.1,decay_steps:1000}"],
    ],
    [
      "optax's",
      "import optax\ntx = optax.chain(optax.clip(1.0), optax.adamw(optax.cosine_decay_schedule(1e-3, 100)))",
      ["2 optax.cosine_decay_schedule {init_value:0.001,decay_steps:100}"],
    ],
    [
      "a lambda",
      "s = LambdaLR(o, lr_lambda=lambda e: 0.9 ** e)",
      ["1 torch.LambdaLR {lr_lambda:lambda e: 0.9 ** e}"],
    ],
    [
      "a function of the script's own of a framework's name is none",
      "def get_scheduler(o):\n  return StepLR(o, 3)\ns = get_scheduler(o)",
      ["2 torch.StepLR {step_size:3}"],
    ],
    [
      "nor is one of another module's",
      "from .utils import get_scheduler\ns = get_scheduler(args, o)\nt = StepLR(o, 3)",
      ["3 torch.StepLR {step_size:3}"],
    ],
  ])("%s", (_, text, want) => {
    expect(drawn(text)).toEqual(want);
  });
});

describe("what names stand for", () => {
  const step = (n: unknown) => [expect.stringMatching(new RegExp(`^\\d+ torch.StepLR {step_size:${n}}`))];
  test.each<[string, string, number]>([
    ["a constant of the module", "N = 30\ndef f():\n  return StepLR(o, N)", 30],
    ["one that is given later than the function is read", "def f():\n  return StepLR(o, N)\nN = 30", 30],
    ["the last assignment before it", "n = 1\nn = 2\ns = StepLR(o, n)\nn = 3", 2],
    ["an augmented one", "n = 10\nn *= 3\nn += 1\ns = StepLR(o, n)", 31],
    ["a local before a global", "n = 1\ndef f():\n  n = 2\n  return StepLR(o, n)", 2],
    ["the branch that it is in", "if x:\n  n = 1\n  s = StepLR(o, n)\nelse:\n  n = 2", 1],
    ["the branch that is taken", "flag = False\nif flag:\n  n = 1\nelse:\n  n = 2\ns = StepLR(o, n)", 2],
    ["what is tried", "try:\n  n = 1\nexcept E:\n  pass\ns = StepLR(o, n)", 1],
    ["the same in each branch", "if x:\n  n = 1\nelse:\n  n = 1\ns = StepLR(o, n)", 1],
    ["behind a star", "*rest, n = [1, 2, 3]\ns = StepLR(o, n)", 3],
    ["setattr", "c = C()\nsetattr(c, 'n', 7)\ns = StepLR(o, c.n)", 7],
    ["a global of a function", "def f():\n  global n\n  n = 7\ns = StepLR(o, n)", 7],
    ["a loop's own", "for fold in range(5):\n  n = 7\n  n *= 2\n  s = StepLR(o, n)", 14],
    ["before a loop around it", "n = 7\nfor fold in range(5):\n  s = StepLR(o, n)", 7],
    ["before it is changed", "c = {'n': 7}\ns = StepLR(o, c['n'])\nc.update(x)", 7],
    ["unpacked", "(a, n), b = (1, 2), 3\ns = StepLR(o, n)", 2],
    ["a list's item", "ns = [1, 2]\ns = StepLR(o, ns[1])", 2],
    ["a default of a parameter", "def f(o, n=30):\n  return StepLR(o, n)", 30],
    ["what the function is called with", "def f(o, n=30):\n  return StepLR(o, n)\nf(o, n=40)", 40],
    ["twice the same", "def f(o, n):\n  return StepLR(o, n)\nn = 7\nf(o, n)\nf(p, n)", 7],
    ["with partial", "def f(o, n=30):\n  return StepLR(o, n)\nmake = partial(f, n=40)", 40],
    ["spread", "def f(o, n=30):\n  return StepLR(o, n)\ncfg = {'n': 40}\nf(o, **cfg)", 40],
    [
      "as a method of the one that is made",
      "class A:\n  def f(self, n=30):\n    return StepLR(self.o, n)\na = A()\na.f(n=40)",
      40,
    ],
    [
      "in the base of the one that is made",
      "class B:\n  n = 3\n  def f(self):\n    return StepLR(self.o, self.n)\nclass C(B):\n  n = 40\nC().f()",
      40,
    ],
    [
      "super().__init__",
      "class B:\n  def __init__(self, n=3):\n    self.n = n\n  def f(self):\n    return StepLR(self.o, self.n)\nclass C(B):\n  def __init__(self):\n    super().__init__(n=40)\nC().f()",
      40,
    ],
    [
      "None until a method gives it",
      "class A:\n  def __init__(self):\n    self.n = None\n  def g(self):\n    self.n = 40\n  def f(self):\n    return StepLR(self.o, self.n)",
      40,
    ],
    ["what a function returns", "def n():\n  return 2 * 3\ns = StepLR(o, n())", 6],
    [
      "the return that is reached",
      "def n(x=None):\n  if x is None:\n    return 1\n  return 2\ns = StepLR(o, n())",
      1,
    ],
    [
      "self in __init__",
      "class A:\n  def __init__(self, n=30):\n    self.n = n\n  def f(self):\n    return StepLR(self.o, self.n)",
      30,
    ],
    [
      "self of the one that is made",
      "class A:\n  def __init__(self, n=30):\n    self.n = n\n  def f(self):\n    return StepLR(self.o, self.n)\nA(n=40)",
      40,
    ],
    [
      "Lightning's hparams",
      "class A:\n  def __init__(self, n=30):\n    self.save_hyperparameters()\n  def f(self):\n    return StepLR(self.o, self.hparams.n)",
      30,
    ],
    [
      "hparams behind **kwargs",
      "class A:\n  def __init__(self, n):\n    self.save_hyperparameters()\n  def f(self):\n    return StepLR(self.o, self.hparams.n)\ndef train(**kwargs):\n  A(**kwargs)\ntrain(n=9)",
      9,
    ],
    [
      "Lightning's trainer",
      "class A:\n  def f(self):\n    return StepLR(self.o, self.trainer.max_epochs)\nTrainer(max_epochs=12)",
      12,
    ],
    ["an attribute of a class", "class C:\n  n = 30\ns = StepLR(o, C.n)", 30],
    ["a dataclass", "@dataclass\nclass C:\n  n: int = 30\nc = C()\ns = StepLR(o, c.n)", 30],
    [
      "a dataclass that is told another",
      "@dataclass\nclass C:\n  m: int = 1\n  n: int = 30\nc = C(5, n=40)\ns = StepLR(o, c.n + c.m)",
      45,
    ],
    [
      "field() and Field()",
      "class C:\n  m: int = field(default=1)\n  n: int = Field(30, gt=0)\nc = C()\ns = StepLR(o, c.n + c.m)",
      31,
    ],
    ["a base class", "class B:\n  n = 30\nclass C(B):\n  pass\nc = C()\ns = StepLR(o, c.n)", 30],
    ["a property", "class C:\n  @property\n  def n(self):\n    return 30\nc = C()\ns = StepLR(o, c.n)", 30],
    ["an annotated parameter", "class C:\n  n: int = 30\ndef main(cfg: C):\n  return StepLR(o, cfg.n)", 30],
    ["tyro", "class C:\n  n: int = 30\ncfg = tyro.cli(C)\ns = StepLR(o, cfg.n)", 30],
    [
      "argparse",
      "p = ArgumentParser()\np.add_argument('--n-steps', '-n', type=int, default=30)\nargs = p.parse_args()\ns = StepLR(o, args.n_steps)",
      30,
    ],
    [
      "dest=",
      "p.add_argument('--step', dest='n', default=30)\nopt, rest = p.parse_known_args()\ns = StepLR(o, opt.n)",
      30,
    ],
    [
      "a default that is text",
      "p.add_argument('--n', type=int, default='30')\nargs = p.parse_args()\ns = StepLR(o, args.n)",
      30,
    ],
    [
      "set_defaults",
      "p.add_argument('--n', default=30)\np.set_defaults(n=31)\nargs = p.parse_args()\ns = StepLR(o, args.n)",
      31,
    ],
    [
      "args behind two functions",
      "def parse():\n  p.add_argument('--n', default=30)\n  args = p.parse_args()\n  args.n = args.n * 2\n  return args\ndef main(args):\n  return StepLR(o, args.n)\nif __name__ == '__main__':\n  main(parse())",
      60,
    ],
    ...[
      ["parse_args(['--n', '40'])", 40],
      ["parse_args(args=['--other', '1', '--n=40'])", 40],
      ["parse_args('--n 40'.split())", 40],
      ["parse_args([])", 30],
      ["parse_args(sys.argv[1:])", 30],
    ].map(([call, n]): [string, string, number] => [
      `${call}`,
      `p.add_argument('--n', type=int, default=30)\nargs = p.${call}\ns = StepLR(o, args.n)`,
      Number(n),
    ]),
    [
      "an option that is None",
      "p.add_argument('--n')\nargs = p.parse_args()\nif args.n is None:\n  args.n = 30\ns = StepLR(o, args.n)",
      30,
    ],
    [
      "a switch",
      "p.add_argument('--fast', action='store_true')\nargs = p.parse_args()\ns = StepLR(o, 3 if args.fast else 30)",
      30,
    ],
    ["click", "@click.option('--n-steps', default=30)\ndef main(n_steps):\n  return StepLR(o, n_steps)", 30],
    ["typer", "def main(n: int = typer.Option(30, help='')):\n  return StepLR(o, n)", 30],
    ["absl", "flags.DEFINE_integer('n', 30, 'steps')\nFLAGS = flags.FLAGS\ns = StepLR(o, FLAGS.n)", 30],
    ["a dict", "config = {'n': 30, 'other': load()}\ns = StepLR(o, config['n'])", 30],
    ["a dict in a dict", "config = dict(sched=dict(n=30))\ns = StepLR(o, config['sched']['n'])", 30],
    ["an entry that is given later", "config = {}\nconfig['n'] = 30\ns = StepLR(o, config[\"n\"])", 30],
    [".get()", "config = load()\ns = StepLR(o, config.get('n', 30))", 30],
    ["the environment", "s = StepLR(o, int(os.environ.get('N', 30)))", 30],
    ["getattr", "args = load()\ns = StepLR(o, getattr(args, 'n', 30))", 30],
    ["SimpleNamespace", "cfg = SimpleNamespace(n=30)\ns = StepLR(o, cfg.n)", 30],
    ["EasyDict", "cfg = EasyDict({'n': 30})\ns = StepLR(o, cfg.n)", 30],
    ["wandb's config", "wandb.init(config={'n': 30})\ns = StepLR(o, wandb.config.n)", 30],
    ["casts", "s = StepLR(o, int(float('3e1')))", 30],
  ])("%s", (_, text, want) => {
    expect(drawn(text)).toEqual(step(want));
  });
});

describe("the optimizer", () => {
  test.each([
    ["opt = torch.optim.SGD(p, lr=0.1, momentum=0.9)\ns = StepLR(opt, 3)", "{momentum:0.9,lr:0.1}"],
    [
      "def make():\n  return torch.optim.Adam(p, lr=LR, betas=(0.9, 0.95))\nLR = 3e-4\nopt = make()\ns = StepLR(opt, 3)",
      "{betas:[0.9,0.95],lr:0.0003}",
    ],
    [
      "class A:\n  def f(self):\n    opt = AdamW(self.parameters(), lr=self.lr)\n    return StepLR(opt, 3)\n  def __init__(self, lr=1e-3):\n    self.lr = lr",
      "{betas:[0.9,0.999],lr:0.001}",
    ],
    [
      "opt = SGD(p, lr=0.1)\nmodel, opt, loader = accelerator.prepare(model, opt, loader)\ns = StepLR(opt, 3)",
      "{momentum:0,lr:0.1}",
    ],
    ["opt = RMSprop(p)\ns = StepLR(opt, 3)", "{momentum:0,lr:0.01}"],
    ["opt = create_optimizer(model, args.opt, lr=0.2)\ns = StepLR(opt, 3)", "{lr:0.2}"],
    ["opt = hvd.DistributedOptimizer(SGD(p, lr=0.2))\ns = StepLR(opt, 3)", "{momentum:0,lr:0.2}"],
    ["opt = SGD(p, lr=0.2)\nopt = Lookahead(opt, k=5)\ns = StepLR(opt, 3)", "{momentum:0,lr:0.2}"],
    [
      "opt = SGD(p, lr=0.2)\ns = StepLR(opt, 3)\nfor g in opt.param_groups:\n  g['lr'] = 1",
      "{momentum:0,lr:0.2}",
    ],
    [
      "groups = [{'params': a, 'lr': 0.1}, {'params': b}]\nopt = SGD(groups, lr=0.01)\ns = StepLR(opt, 3)",
      "{momentum:0,lr:[0.1,0.01]}",
    ],
  ])("%s", (text, want) => {
    expect(drawn(`${torch}${text}`).map((line) => line.split(" on ")[1])).toEqual([want]);
  });

  test("a rate that is not known is asked for, where the schedule looks at it and no flag says it", () => {
    const text = "o = SGD(p, lr=args.lr, weight_decay=args.wd)\ns = StepLR(o, 3)\n";
    expect(asked(text)).toEqual(["train.py:1:15: args.lr"]);
    expect(asked(text, { lr: true })).toEqual([]);
    expect(asked("o = SGD(p, lr=args.lr)\ns = OneCycleLR(o, 0.1, total_steps=9)")).toEqual([
      "train.py:1:15: args.lr",
    ]);
  });
});

describe("what is asked for, all at once", () => {
  test.each([
    [
      "s = OneCycleLR(o, 0.1, total_steps=len(train_loader) * args.epochs)",
      ["train.py:1:36: len(train_loader)", "train.py:1:56: args.epochs"],
    ],
    [
      "n = len( loader )\ns = StepLR(o, n)\nt = StepLR(o, cfg['a'].b)",
      ["train.py:1:5: len(loader)", "train.py:3:15: cfg['a'].b"],
    ],
    ["def f(o, n):\n  return StepLR(o, n)", ["train.py:2:20: n"]],
    ["if torch.cuda.is_available():\n  n = 1\nelse:\n  n = 2\ns = StepLR(o, n)", ["train.py:5:15: n"]],
    ["n = 1\nif x:\n  n = 2\ns = StepLR(o, n)", ["train.py:4:15: n"]],
    ["a, n = load()\ns = StepLR(o, n)", ["train.py:1:4: n"]],
    ["for n in (1, 2):\n  s = StepLR(o, n)", ["train.py:2:17: n"]],
    [
      "p.add_argument('--n', required=True)\nargs = p.parse_args()\ns = StepLR(o, args.n)",
      ["train.py:3:15: args.n"],
    ],
  ])("%s", (text, want) => {
    expect(asked(text)).toEqual(want);
  });

  test.each([
    ["s = StepLR(o, len(loader) * args.n)", { "len( loader )": "10", "args.n": "3" }, 30],
    ["n = 3\ns = StepLR(o, n)", { n: "2 ** 5" }, 32],
    [
      "p.add_argument('--n', default=30)\nargs = p.parse_args()\nn = args.n + 1\ns = StepLR(o, n)",
      { "args.n": "40" },
      41,
    ],
    [
      "if torch.cuda.is_available():\n  n = 1\nelse:\n  n = 2\ns = StepLR(o, n)",
      { "torch.cuda.is_available()": "False" },
      2,
    ],
  ])("%s with %o", (text, set, want) => {
    expect(drawn(text, { set })).toEqual([expect.stringContaining(`step_size:${want}}`)]);
  });
});

describe("what is changed in a way that is not followed is asked for", () => {
  const argparse = "p.add_argument('--n', default=3)\nargs = p.parse_args()\n";
  const inClass = (more: string) =>
    `class A:\n  def __init__(self, n=3):\n    self.n = n\n  def f(self):\n    return StepLR(self.o, self.n)\n${more}`;
  const config = "c = {'n': 3, 'm': 4}\n";
  test.each<[string, string]>([
    ["n = 1\nfor i in range(3):\n  n = n * 2\ns = StepLR(o, n)", "n"],
    ["n = 1\nwhile n < 9:\n  n *= 2\ns = StepLR(o, n)", "n"],
    ["n = 1\nfor fold in range(3):\n  s = StepLR(o, n)\n  n *= 2", "n"],
    ["n = 1\nfor fold in range(3):\n  n *= 2\n  s = StepLR(o, n)", "n"],
    ["try:\n  n = 1\nexcept E:\n  n = 2\ns = StepLR(o, n)", "n"],
    ["n = 1\ndef f():\n  global n\n  n = 2\nf()\ns = StepLR(o, n)", "n"],
    ["def g():\n  n = 1\n  def f():\n    nonlocal n\n    n = 2\n  f()\n  return StepLR(o, n)", "n"],
    ["*n, last = [1, 2, 3]\ns = StepLR(o, n)", "n"],
    ["n = [3]\ndel n\ns = StepLR(o, n)", "n"],
    ["n = 1\nmatch x:\n  case 1:\n    n = 2\ns = StepLR(o, n)", "n"],
    ...[
      "ms[0] = 5",
      "ms.extend(x)",
      "ms.sort()",
      "ms.pop()",
      "ms.insert(0, 1)",
      "ms.remove(3)",
      "ms.clear()",
    ].map((change): [string, string] => [`ms = [3, 6]\n${change}\ns = MultiStepLR(o, ms)`, "ms"]),
    ["ms = [3]\nfor m in x:\n  ms.append(m)\ns = MultiStepLR(o, ms)", "ms"],
    ["ms = [3]\nif x:\n  ms.append(6)\ns = MultiStepLR(o, ms)", "ms"],
    ["ms = 2 * [3]\nms.append(6)\ns = MultiStepLR(o, ms)", "ms"],
    ["ms = [3, 6]\nms[1] = 5\ns = StepLR(o, ms[1])", "ms[1]"],
    [`${config}c.update(x)\ns = StepLR(o, c['n'])`, "c['n']"],
    [`${config}del c["n"]\ns = StepLR(o, c.get('n', 9))`, "c.get('n', 9)"],
    [`${config}c.setdefault("n", 9)\ns = StepLR(o, c['n'])`, "c['n']"],
    [`${config}c.pop("n")\ns = StepLR(o, c['n'])`, "c['n']"],
    ["c = {'step_size': 3}\nc['gamma'] = 0.5\ns = StepLR(o, **c)", "c"],
    [`${argparse}setattr(args, k, 9)\ns = StepLR(o, args.n)`, "args.n"],
    [`${argparse}vars(args).update(x)\ns = StepLR(o, args.n)`, "args.n"],
    ["p.add_argument('--n')\nargs = p.parse_args()\ns = StepLR(o, args.n)", "args.n"],
    ["p.add_argument('--n')\nargs = p.parse_args()\ns = StepLR(o, args.n * 2)", "args.n"],
    ["p.add_argument('--n')\nargs = p.parse_args()\ns = StepLR(SGD(p, lr=args.n), 3)", "args.n"],
    [
      "p.add_argument('--n', default=3)\nq.add_argument('--n', default=4)\nargs = p.parse_args()\ns = StepLR(o, args.n)",
      "args.n",
    ],
    ["p.add_argument('--n', default=3)\nargs = p.parse_args(load())\ns = StepLR(o, args.n)", "args.n"],
    [inClass("  def g(self):\n    self.n = self.n * 4"), "self.n"],
    [inClass("  def g(self):\n    self.n *= 4"), "self.n"],
    [inClass("class B(A):\n  n = 4"), "self.n"],
    ["def f(o, n=3):\n  return StepLR(o, n)\nf(o, n=4)\nf(o, n=5)", "n"],
    ["def f(o, n=3):\n  return StepLR(o, n)\nf(o, n=4)\nf(o)", "n"],
    ["def f(o, n=3):\n  return StepLR(o, n)\nn = 1\nf(o, n)\nn = 2\nf(o, n)", "n"],
    ["def f(o, n=3):\n  return StepLR(o, n)\nf(o, **load())", "n"],
    [
      "class A:\n  def __init__(self):\n    self.o = SGD(p, lr=0.1)\n  def g(self):\n    self.o = SGD(p, lr=0.2)\n  def f(self):\n    return StepLR(self.o, 3)",
      "self.o.lr",
    ],
    ...[
      "for g in o.param_groups:\n  g['lr'] = 1",
      "for i, g in enumerate(o.param_groups):\n  g['lr'] *= 2",
      "o.param_groups[0]['lr'] = 1",
      "o.add_param_group({'params': q, 'lr': 1})",
      "o = SGD([{'params': q, 'lr': r} for q, r in x], lr=0.1)",
      "o = hvd.DistributedOptimizer(optimizer)",
    ].map((change): [string, string] => [`o = SGD(p, lr=0.1)\n${change}\ns = StepLR(o, 3)`, "o.lr"]),
    ["if x:\n  o = SGD(p, lr=0.1)\nelse:\n  o = SGD(p, lr=0.2)\ns = StepLR(o, 3)", "o.lr"],
    [`${argparse}args.__dict__.update(x)\ns = StepLR(o, args.n)`, "args.n"],
  ])("%s", (text, want) => {
    expect(read(text).missing.map((each) => each.text)).toEqual([want]);
  });
});

describe("which of them", () => {
  const text = `${torch}class M:
  def configure_optimizers(self):
    warm = LinearLR(self.o, total_iters=5)
    cos = CosineAnnealingLR(
        self.o,
        T_max=95,
    )
    return SequentialLR(self.o, [warm, cos], milestones=[5])

def other(o, kind):
  if kind == "step":
    s = StepLR(o, 3)
    print(s)
  return None
`;
  const lines = (wanted: Wanted) =>
    drawn(text, { wanted }).map((each) => each.split(" ").slice(0, 2).join(" "));

  test.each<[Wanted, string[]]>([
    [undefined, ["10 torch.SequentialLR", "14 torch.StepLR"]],
    [{ line: 10 }, ["10 torch.SequentialLR"]],
    [{ line: 5 }, ["5 torch.LinearLR"]],
    [{ line: 8 }, ["6 torch.CosineAnnealingLR"]],
    [{ line: 15 }, ["14 torch.StepLR"]],
    [{ line: 16 }, ["14 torch.StepLR"]],
    [{ name: "configure_optimizers" }, ["10 torch.SequentialLR"]],
    [{ name: "M.configure_optimizers" }, ["10 torch.SequentialLR"]],
    [{ name: "M" }, ["10 torch.SequentialLR"]],
    [{ name: "other" }, ["14 torch.StepLR"]],
  ])("%o", (wanted, want) => {
    expect(lines(wanted)).toEqual(want);
  });

  test("methods of a name, of all classes", () => {
    const two =
      "class A:\n  def f(self):\n    return StepLR(o, 3)\nclass B:\n  def f(self):\n    return StepLR(o, 4)";
    expect(drawn(two, { wanted: { name: "f" } })).toHaveLength(2);
    expect(drawn(two, { wanted: { name: "B.f" } })).toEqual(["6 torch.StepLR {step_size:4}"]);
  });

  test.each<[string, Wanted, string]>([
    [
      text,
      { line: 1 },
      "no scheduler is built on line 1, or in the statement around it; there is one on line 5, 6, 10, 14",
    ],
    [
      text,
      { name: "nothing" },
      "there is no function or class nothing in it; schedulers are built in M.configure_optimizers, other",
    ],
    [
      "def f():\n  pass\ns = StepLR(o, 1)",
      { name: "f" },
      "f builds no scheduler; none is built in a function",
    ],
    [
      "def get_lr(step):\n  return 1",
      undefined,
      "no scheduler is built in it; looked for were calls of the \\d+ classes and functions that `lrplot list` shows; If get_lr computes the rate, draw that: train.py::get_lr",
    ],
    [
      "c = CosineAnnealingLR(o, 9)\ns = GradualWarmupScheduler(o, 1, 5, after_scheduler=c)",
      undefined,
      "train.py:1:5; CosineAnnealingLR is inside GradualWarmupScheduler in line 2, which is not known",
    ],
    ["s = my.cosine_lr(o, 1)", undefined, "looked for .*; cosine_lr in line 1 is none of them"],
    [
      "_base_ = ['a.py']",
      undefined,
      "no param_scheduler is in it; _base_ is other files, which are not followed",
    ],
    ["s = StepLR(o, step=3)", undefined, "train.py:1:15; StepLR has no parameter step"],
  ])("%s %o is refused", (own, wanted, want) => {
    expect(refusal(own, { wanted })).toMatch(new RegExp(want.replaceAll("(", "\\(")));
  });
});

describe("the run that it is stepped in", () => {
  const run = (text: string, given?: Given) => {
    const found = read(text, given).schedulers[0]?.run;
    return found && [found.interval, found.epochs, found.steps, found.steps_per_epoch];
  };
  const make = "s = StepLR(o, 3)\n";

  test.each([
    [`${make}for epoch in range(90):\n  train()\n  s.step()`, ["epoch", 90]],
    [`N = 90\n${make}for epoch in tqdm(range(1, N + 1)):\n  s.step()`, ["epoch", 90]],
    [
      `p.add_argument('--e', default=9)\nargs = p.parse_args()\nstart = 0\n${make}for epoch in range(start, args.e):\n  s.step()`,
      ["epoch", 9],
    ],
    [`${make}for epoch in range(3):\n  for batch in loader:\n    s.step()`, ["step", 3]],
    [`${make}for step in range(600):\n  s.step()`, ["step", undefined, 600]],
    ["for fold in range(5):\n  s = StepLR(o, 3)\n  for epoch in range(9):\n    s.step()", ["epoch", 9]],
    [
      "for fold in range(5):\n  s = StepLR(o, 3)\n  for epoch in range(9):\n    for x in loader:\n      s.step()",
      ["step", 9],
    ],
    [`${make}def train(loader):\n  for x in tqdm(loader):\n    s.step()`, ["step"]],
    [`${make}for epoch in range(unknown):\n  s.step()`, ["epoch"]],
  ])("%s", (text, want) => {
    expect(run(text)).toEqual([want[0], want[1], want[2], want[3]]);
  });

  test("how many batches there are, where that is said", () => {
    const text = `s = OneCycleLR(o, 0.1, total_steps=3 * len(loader))\nfor epoch in range(3):\n  for i, batch in enumerate(loader):\n    s.step()`;
    expect(run(text, { set: { "len(loader)": "50" } })).toEqual(["step", 3, undefined, 50]);
  });

  test.each([
    `${make}for epoch in range(3):\n  for i, batch in enumerate(loader):\n    if i % 4 == 0:\n      s.step()`,
    `${make}while True:\n  s.step()`,
    `${make}for i in range(9):\n  s.step()`,
    `${make}s.step()\nfor epoch in range(9):\n  s.step()`,
    `${make}for epoch in range(9):\n  other.step()`,
    `${make}for epoch in epochs:\n  s.step()`,
  ])("nothing is told of %s", (text) => {
    expect(run(text)).toBeUndefined();
  });
});

describe("functions of the script's own", () => {
  const lambda = (text: string, given?: Given) => read(text, given).schedulers[0]?.schedule.lr_lambda;
  const at = (text: unknown, t: number) => functionOf(String(text))(t);

  test.each<[string, string, number, number]>([
    ["by its name", "def f(x):\n  return x / N\nN = 10\ns = LambdaLR(o, f)", 5, 0.5],
    [
      "inside another, with what that is called with",
      "def make(o, warm, total=100):\n  def f(step):\n    if step < warm:\n      return step / warm\n    return (total - step) / total\n  return LambdaLR(o, f, -1)\nmake(o, 10)",
      5,
      0.5,
    ],
    [
      "the one of the branch that is taken",
      "p.add_argument('--cos', action='store_true')\nopt = p.parse_args()\nif opt.cos:\n  lf = load()\nelse:\n  def lf(x):\n    return x / 2\ns = LambdaLR(o, lr_lambda=lf)",
      3,
      1.5,
    ],
    ["in a lambda", "def f(x):\n  return x / 4\ns = LambdaLR(o, lambda e: f(e) + 1)", 4, 2],
    [
      "a method",
      "class A:\n  def __init__(self, n=4):\n    self.n = n\n  def f(self, x):\n    return x / self.n\n  def g(self):\n    return LambdaLR(self.o, self.f)",
      2,
      0.5,
    ],
  ])("%s", (_, text, t, want) => {
    expect(at(lambda(text), t)).toBe(want);
  });

  test("what in one is not known is asked for", () => {
    const text =
      "def make(o, warm):\n  def f(step):\n    return step / warm + len(loader) + cfg.x\n  return LambdaLR(o, f)";
    expect(asked(text)).toEqual([
      "train.py:3:19: warm",
      "train.py:3:26: len(loader)",
      "train.py:3:40: cfg.x",
    ]);
    expect(at(lambda(text, { set: { warm: "2", "len(loader)": "0", "cfg.x": "1" } }), 4)).toBe(3);
  });

  test("one that cannot be interpreted is refused at its place", () => {
    expect(refusal("def f(x):\n  print(x)\n  return open(x)\ns = LambdaLR(o, f)")).toMatch(
      /^train.py:3:10; the function open/,
    );
  });
});

describe("what is made to be slow ends", () => {
  const lines = (n: number, line: (i: number) => string) =>
    Array.from({ length: n }, (_, i) => line(i)).join("");

  test.each([
    ["names of names", `x0 = 1\n${lines(19_000, (i) => `x${i + 1} = x${i} + x${i}\n`)}s = StepLR(o, x19000)`],
    [
      "conditions on conditions",
      `x0 = y\n${lines(4000, (i) => `if x${i}:\n  x${i + 1} = x${i}\nelse:\n  x${i + 1} = 2\n`)}s = StepLR(o, x4000)`,
    ],
    [
      "functions that call two",
      `${lines(400, (i) => `def f${i}(a=f${i + 1}()):\n  return f${i + 1}() if f${i + 1}() else a\n`)}s = StepLR(o, f0())`,
    ],
    [
      "names that are themselves",
      "args = args\nclass A:\n  x = A.x\ndef f():\n  return f()\ns = StepLR(o, args.n + A().x + f())",
    ],
    ["many schedulers", lines(4000, (i) => `s${i} = StepLR(o, ${i})\n`)],
  ])("%s", (_, text) => {
    const begun = performance.now();
    try {
      read(text);
    } catch (error) {
      if (!isProblem(error)) throw error;
    }
    expect(performance.now() - begun).toBeLessThan(8000);
  });
});

"""Run a user's own scheduler and tell lrplot its rates.

lrplot starts this file with the user's Python and writes one JSON object to its standard input: what to run, and for
how long. It answers on standard output, a JSON object a line: {"series": …} once, {"lr": …, "momentum": …} for some
thousand steps at a time, and at the end {"done": …} or {"error": …}. Whatever the user's code prints goes to standard
error. Needs Python 3.8 or newer, and nothing but it.
"""
import ast
import importlib.util
import inspect
import json
import math
import numbers
import os
import sys
import traceback

BATCH = 4096
# Names of a single argument that is no step.
NOT_STEPS = {"optimizer", "optim", "opt", "model", "net", "module", "args", "cfg", "config", "params", "parameters"}
RESULTS = ("optimizer", "optimizers", "optim", "scheduler", "schedulers", "lr_scheduler", "lr_schedulers", "schedule")


class Refused(Exception):
    """What lrplot says in its own words: {"kind": …} and what belongs to that."""

    def __init__(self, kind, **details):
        super().__init__(kind)
        self.answer = dict(details, kind=kind)


class Raised(Exception):
    """What the user's own code raised, and when: its traceback is shown as it is."""

    def __init__(self, error, when):
        super().__init__(when)
        self.error = error
        self.when = when


def of_user(when, work, *args):
    """Call the user's code. `when` ends the sentence "raised ValueError …"."""
    try:
        return work(*args)
    except BaseException as error:  # noqa: B902 - SystemExit and KeyboardInterrupt too
        raise Raised(error, when) from None


def functions_in(source):
    """The names of the functions at the top of a file; none where it cannot be parsed."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return []
    return [node.name for node in body if isinstance(node, ast.FunctionDef)]


def load(path):
    """The user's file as a module, as `python path` would run it, but with its own name."""
    with open(path, "rb") as file:
        source = file.read()
    name = os.path.splitext(os.path.basename(path))[0]
    if name in sys.modules:
        name = "traced_" + name
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    sys.path.append(os.getcwd())
    sys.argv = [path]
    spec = importlib.util.spec_from_file_location(name, os.path.abspath(path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    of_user("when the file was run", lambda: exec(compile(source, path, "exec"), module.__dict__))
    return module, source


def is_optimizer(value):
    return hasattr(value, "param_groups") and not isinstance(value, type)


def is_scheduler(value):
    return callable(getattr(value, "step", None)) and not is_optimizer(value) and not isinstance(value, type)


def are_lightnings_lists(value):
    """`return [optimizer], [scheduler]`: Lightning steps such schedulers at every epoch."""
    if len(value) != 2 or not all(isinstance(each, (list, tuple)) for each in value):
        return False
    optimizers, schedulers = value
    return len(optimizers) > 0 and all(is_optimizer(each) for each in optimizers) and not any(map(is_optimizer, schedulers))


class Found:
    """The optimizers and schedulers in what a function returned."""

    def __init__(self):
        self.optimizers = []
        self.schedulers = []  # of (scheduler, interval or None, frequency, is the interval Lightning's own?)
        self.functions = []

    def walk(self, value, interval=None, frequency=1, depth=0, is_implied=False):
        if value is None or isinstance(value, (str, bytes, int, float, type)) or depth > 8:
            return
        if is_optimizer(value):
            if all(value is not other for other in self.optimizers):
                self.optimizers.append(value)
        elif is_scheduler(value):
            if all(value is not other for other, *_ in self.schedulers):
                self.schedulers.append((value, interval, frequency, is_implied))
        elif isinstance(value, dict):
            # Lightning's: {"scheduler": …, "interval": "step", "frequency": 1}, at epochs where it does not say
            if is_scheduler(value.get("scheduler")) and not any(is_optimizer(each) for each in value.values()):
                interval = value.get("interval", "epoch")
                is_implied = "interval" not in value
                frequency = value.get("frequency", 1) or 1
            elif is_scheduler(value.get("lr_scheduler")):
                interval, is_implied = "epoch", True
            for each in value.values():
                self.walk(each, interval, frequency, depth + 1, is_implied)
        elif hasattr(value, "init") and hasattr(value, "update"):
            raise Refused("optax")
        elif isinstance(value, (list, tuple)):
            if are_lightnings_lists(value):
                interval, is_implied = "epoch", True
            for each in value:
                self.walk(each, interval, frequency, depth + 1, is_implied)
        elif any(getattr(value, name, None) is not None for name in RESULTS):
            for name in RESULTS:
                self.walk(getattr(value, name, None), interval, frequency, depth + 1)
        elif callable(value):
            self.functions.append(value)


def required(function):
    """The names of the arguments that a call has to give; None where that is not known."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    plain = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return [each.name for each in parameters if each.kind in plain and each.default is inspect.Parameter.empty]


def is_rate(value):
    if isinstance(value, numbers.Real):
        return True
    # a tensor or an array of one value
    return hasattr(value, "__float__") and getattr(value, "shape", None) in ((), (1,))


def result_of(module, source, name):
    """What the user's function makes, or what the name stands for; a function of the step stands for itself."""
    if not hasattr(module, name):
        raise Refused("no function", functions=functions_in(source))
    value = getattr(module, name)
    if isinstance(value, type):
        raise Refused("class")
    if not callable(value) or is_scheduler(value) or is_optimizer(value):
        return value
    wanted = required(value)
    if not wanted:
        return value if wanted is None or not inspect.isroutine(value) else of_user("when it was called", value)
    if len(wanted) == 1 and wanted[0] not in NOT_STEPS:
        if is_rate(of_user("at step 0", value, 0)):
            return value
    raise Refused("arguments", arguments=wanted)


def type_name(value):
    return getattr(value, "__name__", None) or type(value).__name__


class Optimized:
    """An optimizer, and the schedulers that are stepped behind it."""

    def __init__(self, optimizer, schedulers):
        self.optimizer = optimizer
        self.schedulers = schedulers
        self.groups = list(optimizer.param_groups)
        step = getattr(optimizer, "step", None)
        closed = step is not None and required(step)
        self.step_optimizer = (lambda: step(lambda: 0.0)) if closed else step

    def series(self):
        names = [type_name(each.scheduler) for each in self.schedulers]
        for index, group in enumerate(self.groups):
            name = group.get("name")
            yield {
                "schedulers": names,
                "optimizer": type_name(self.optimizer),
                "group": name if isinstance(name, str) else index,
                "by_epoch": [type_name(each.scheduler) for each in self.schedulers if each.is_lightnings],
            }

    def read(self):
        for group in self.groups:
            momentum = group.get("momentum")
            if momentum is None and group.get("betas"):
                momentum = group["betas"][0]
            yield float(group["lr"]), None if momentum is None else float(momentum)

    def step(self, index):
        if self.step_optimizer is not None:
            of_user("in optimizer.step() at step %d" % index, self.step_optimizer)
        for each in self.schedulers:
            each.step(index)


class Stepped:
    """A scheduler, and when it is stepped."""

    def __init__(self, scheduler, interval, frequency, is_implied, request):
        self.scheduler = scheduler
        per_epoch = request["steps_per_epoch"]
        self.per_epoch = per_epoch
        self.every = (per_epoch if (request["interval"] or interval) == "epoch" else 1) * frequency
        self.is_lightnings = is_implied and per_epoch > 1 and not request["interval"]
        self.metrics = request["metrics"]
        self.taken = 0
        # timm's are told the epoch that has ended, and at every update how many there were
        self.is_timm = callable(getattr(scheduler, "step_update", None))
        wanted = required(scheduler.step) or []
        self.is_fed = len(wanted) > 0 and not self.is_timm

    def step(self, index):
        name = type_name(self.scheduler)
        when = "in the step() of %s behind step %d" % (name, index)
        if self.is_timm:
            metric = self.metric(name) if self.metrics is not None else None
            of_user(when, self.scheduler.step_update, index + 1)
            if (index + 1) % self.per_epoch == 0:
                of_user(when, self.scheduler.step, (index + 1) // self.per_epoch, metric)
        elif (index + 1) % self.every == 0:
            if self.is_fed:
                of_user(when, self.scheduler.step, self.metric(name))
            else:
                of_user(when, self.scheduler.step)

    def metric(self, name):
        if self.metrics is None:
            raise Refused("metrics", scheduler=name)
        if self.taken >= len(self.metrics):
            raise Refused("few metrics", scheduler=name, given=len(self.metrics))
        self.taken += 1
        return self.metrics[self.taken - 1]


class Sampled:
    """A function of the step."""

    def __init__(self, function):
        self.function = function
        self.index = 0

    def series(self):
        yield {"schedulers": [type_name(self.function)], "optimizer": None, "group": 0, "by_epoch": []}

    def read(self):
        rate = of_user("at step %d" % self.index, self.function, self.index)
        if not is_rate(rate):
            raise Refused("no rate", value=type_name(rate), step=self.index)
        yield float(rate), None

    def step(self, index):
        self.index = index + 1


def subjects_in(result, request):
    """What is to be stepped. Refuses a result that has no scheduler."""
    found = Found()
    found.walk(result)
    if not found.schedulers:
        if found.functions and not found.optimizers:
            return [Sampled(function) for function in found.functions]
        if found.optimizers:
            raise Refused("no scheduler", optimizer=type_name(found.optimizers[0]))
        raise Refused("nothing", value="None" if result is None else type_name(result))
    optimizers = list(found.optimizers)
    owned = []
    for scheduler, *how in found.schedulers:
        optimizer = getattr(scheduler, "optimizer", None)
        if not is_optimizer(optimizer):
            if len(found.optimizers) != 1:
                raise Refused("no optimizer", scheduler=type_name(scheduler))
            optimizer = found.optimizers[0]
        # a wrapper (accelerate's) and what it wraps have the same param groups
        same = [each for each in optimizers if each.param_groups is optimizer.param_groups]
        if not same:
            optimizers.append(optimizer)
        owned.append(((same or [optimizer])[0], Stepped(scheduler, *how, request)))
    return [Optimized(each, [stepped for owner, stepped in owned if owner is each]) for each in optimizers]


def trace(subjects, steps, answer):
    """Read, step, read …: `steps` readings, and as many steps as lie between them."""
    answer({"series": [dict(series, subject=i) for i, subject in enumerate(subjects) for series in subject.series()]})
    count = sum(1 for subject in subjects for _ in subject.series())
    rates, momenta = [[] for _ in range(count)], [[] for _ in range(count)]
    for index in range(steps):
        k = 0
        for subject in subjects:
            for rate, momentum in subject.read():
                if not math.isfinite(rate):
                    raise Refused("not finite", value=str(rate), step=index)
                rates[k].append(rate)
                momenta[k].append(momentum if momentum is not None and math.isfinite(momentum) else None)
                k += 1
        if index + 1 < steps:
            for subject in subjects:
                subject.step(index)
        if (index + 1) % BATCH == 0 or index + 1 == steps:
            answer({"lr": rates, "momentum": momenta})
            for values in rates + momenta:
                values.clear()


def shown(error):
    """A traceback as Python prints it, without the frames of this file."""
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename == __file__:
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(error), error, frames))


def run(request, answer):
    path, name = request["file"], request["name"]
    if name is None:
        with open(path, "rb") as file:
            raise Refused("unnamed", functions=functions_in(file.read()))
    module, source = load(path)
    trace(subjects_in(result_of(module, source, name), request), request["steps"], answer)
    answer({"done": True})


def main():
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    request = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    # what the user's code prints is for people, and nobody answers it
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.dont_write_bytecode = True

    def answer(message):
        out.write(json.dumps(message) + "\n")
        out.flush()

    try:
        run(request, answer)
    except Refused as refused:
        answer({"error": refused.answer})
    except Raised as raised:
        error = raised.error
        sys.stdout.flush()
        if not isinstance(error, SystemExit):
            sys.stderr.write(shown(error))
        sys.stderr.flush()
        details = {"type": type(error).__name__, "when": raised.when, "message": str(error)}
        module = getattr(error, "name", None) if isinstance(error, ModuleNotFoundError) else None
        answer({"error": dict(details, kind="raised", module=module)})
    sys.stdout.flush()
    sys.stderr.flush()
    # threads of the user's code may go on
    os._exit(0)


if sys.version_info < (3, 8):
    sys.stdout.write(json.dumps({"error": {"kind": "old", "version": "%d.%d" % sys.version_info[:2]}}) + "\n")
else:
    main()

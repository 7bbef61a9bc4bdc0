"""Record with real torch what the configs on standard input give: one JSON config a line in, one JSON
answer a line out, after a first line that names torch's version.

An answer is {"lr": [[…] per group], "momentum": [[…] per group] or null}, or {"error": class, "message": text,
"at": "construct" or the step}. A config with "code", the text that builds it, is built by that. With --nudge SEED every cosine and every rate is moved by at most its last
bit: a curve that this changes visibly says nothing about who computes it right.
"""

import json
import math
import random
import sys
import types
import warnings

import torch
from torch.optim import lr_scheduler, swa_utils

warnings.simplefilter("ignore")


class NoNumber(Exception):
    """The rate is infinite, not a number, or complex."""


PARAMETERS = [torch.nn.Parameter(torch.zeros(1)) for _ in range(8)]


def make_optimizer(given):
    """SGD for momentum, Adam for betas, one that has neither where neither is given; without any, AdamW."""
    if given is None:
        return torch.optim.AdamW(PARAMETERS[:1])
    lr = given.get("lr", 1e-3)
    rates = list(lr.values()) if isinstance(lr, dict) else lr if isinstance(lr, list) else [lr]
    groups = [{"params": [PARAMETERS[i]], "lr": rate} for i, rate in enumerate(rates)]
    if "initial_lr" in given:
        initial = given["initial_lr"]
        for i, group in enumerate(groups):
            group["initial_lr"] = initial[i] if isinstance(initial, list) else initial
    if "momentum" in given:
        return torch.optim.SGD(groups, lr=rates[0], momentum=given["momentum"])
    if "betas" in given:
        return torch.optim.Adam(groups, lr=rates[0], betas=tuple(given["betas"]))
    return torch.optim.Adagrad(groups, lr=rates[0])


def function(text):
    if isinstance(text, list):
        return [function(one) for one in text]
    source = text if text.startswith("lambda") else "lambda epoch: " + text
    compiled = eval(source, {"math": math})  # the generator's own text

    def real(x):
        # A complex rate may be overwritten before anyone sees it; that is no schedule either.
        value = compiled(x)
        if isinstance(value, complex):
            raise NoNumber(str(value))
        return value

    return real


def make_scheduler(optimizer, node):
    """The parts of a combined schedule are constructed before it, in order."""
    params = dict(node)
    name = params.pop("type").split(".")[-1]
    for key in ("lr_lambda", "scale_fn"):
        if key in params:
            params[key] = function(params[key])
    if "schedulers" in params:
        params["schedulers"] = [make_scheduler(optimizer, part) for part in params["schedulers"]]
    if name == "ChainedScheduler":
        return lr_scheduler.ChainedScheduler(**params)
    cls = swa_utils.SWALR if name == "SWALR" else getattr(lr_scheduler, name)
    return cls(optimizer, **params)


class Parameters:
    """A model, or its groups: every attribute and item has a parameter of its own."""

    def __init__(self):
        self.own = [torch.nn.Parameter(torch.zeros(1))]

    def parameters(self):
        return self.own

    def __getattr__(self, name):
        return self.__dict__.setdefault(name, Parameters())

    def __getitem__(self, key):
        return [torch.nn.Parameter(torch.zeros(1))]


def made_by(code):
    """The optimizer and the scheduler that a text makes: lrplot's own."""
    names = {"model": Parameters(), "groups": Parameters()}
    exec(code, names)
    return names["optimizer"], names["scheduler"]


def number(value):
    if isinstance(value, complex) or not math.isfinite(value):
        raise NoNumber(str(value))
    return float(value)


def momentum_of(group):
    return number(group["momentum"] if "momentum" in group else group["betas"][0])


def nudged(value, coin):
    return math.nextafter(value, coin.choice((-math.inf, value, math.inf)))


def record(config, coin):
    at = "construct"
    rates, momenta = [], []
    try:
        if "code" in config:
            optimizer, scheduler = made_by(config["code"])
        else:
            optimizer = make_optimizer(config.get("optimizer"))
            scheduler = make_scheduler(optimizer, config["schedule"])
        per_epoch = config.get("steps_per_epoch", 1)
        total = config["steps"] if "steps" in config else config["epochs"] * per_epoch
        stride = per_epoch if config.get("interval") == "epoch" else 1
        metrics = config.get("metrics")
        has_momentum = "momentum" in optimizer.defaults or "betas" in optimizer.defaults
        for i in range(total):
            rates.append([number(group["lr"]) for group in optimizer.param_groups])
            if has_momentum:
                momenta.append([momentum_of(group) for group in optimizer.param_groups])
            if i + 1 == total:
                break
            at = i + 1
            optimizer.step()
            if (i + 1) % stride == 0:
                scheduler.step() if metrics is None else scheduler.step(metrics[i])
                if coin:
                    for group in optimizer.param_groups:
                        group["lr"] = nudged(group["lr"], coin)
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error), "at": at}
    return {"lr": list(zip(*rates)), "momentum": list(zip(*momenta)) or None}


def main():
    coin = random.Random(int(sys.argv[2])) if sys.argv[1:2] == ["--nudge"] else None
    if coin:
        library = types.SimpleNamespace(**vars(math))
        library.cos = lambda x: nudged(math.cos(x), coin)
        lr_scheduler.math = swa_utils.math = library
    print(json.dumps({"torch": torch.__version__}))
    for line in sys.stdin:
        print(json.dumps(record(json.loads(line), coin)))


main()

"""Record state_dict() of torch's schedulers as JSON, for test/inputs/formats/torch-state.test.ts.

    python3 scripts/record-torch-states.py > test/inputs/formats/torch-states.json

What JSON has no form for is written as its text, as json.dumps(..., default=str) does.
"""

import json
import re
import warnings

import torch
from torch.optim import SGD, AdamW
from torch.optim.lr_scheduler import *  # noqa: F403
from torch.optim.lr_scheduler import ChainedScheduler, LinearLR, PolynomialLR, SequentialLR  # noqa: F401
from torch.optim.swa_utils import SWALR  # noqa: F401

warnings.simplefilter("ignore")

# call, steps, the optimizer's class and rates, the metrics of a scheduler that takes one
CASES = [
    ("StepLR(optimizer, step_size=30, gamma=0.1)", 47),
    ("MultiStepLR(optimizer, milestones=[30, 80, 80], gamma=0.5)", 90),
    ("ExponentialLR(optimizer, gamma=0.97)", 25),
    ("ConstantLR(optimizer, factor=0.25, total_iters=8)", 4),
    ("LinearLR(optimizer, start_factor=0.01, end_factor=0.8, total_iters=20)", 13),
    ("PolynomialLR(optimizer, total_iters=50, power=0.9)", 30),
    ("CosineAnnealingLR(optimizer, T_max=100, eta_min=1e-5)", 61, SGD, [0.1, 0.01]),
    ("CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=2, eta_min=1e-6)", 43),
    ("CyclicLR(optimizer, 0.001, 0.1, step_size_up=20, step_size_down=30, mode='triangular2')", 63),
    (
        "CyclicLR(optimizer, [0.001, 0.002], [0.1, 0.2], 7, mode='exp_range', gamma=0.99, cycle_momentum=False)",
        40,
        AdamW,
        [0.1, 0.01],
    ),
    ("OneCycleLR(optimizer, max_lr=0.1, total_steps=100)", 17),
    ("OneCycleLR(optimizer, max_lr=0.1, total_steps=100, div_factor=10, final_div_factor=1000)", 70),
    (
        "OneCycleLR(optimizer, max_lr=[0.01, 0.002], epochs=5, steps_per_epoch=30, pct_start=0.2,"
        " anneal_strategy='linear', three_phase=True, base_momentum=0.8)",
        45,
        AdamW,
        [0.1, 0.01],
    ),
    (
        "ReduceLROnPlateau(optimizer, mode='max', factor=0.5, patience=3, min_lr=1e-4)",
        8,
        SGD,
        [0.1],
        [0, 1, 2, 2, 2, 2, 2, 2],
    ),
    (
        "SequentialLR(optimizer, [LinearLR(optimizer, 0.01, total_iters=5), CosineAnnealingLR(optimizer, 45)], [5])",
        20,
    ),
    (
        "SequentialLR(optimizer, [ConstantLR(optimizer, 0.1, 3), MultiStepLR(optimizer, [6, 9])], [3])",
        12,
    ),
    ("ChainedScheduler([LinearLR(optimizer, 0.25, total_iters=10), StepLR(optimizer, 20, 0.5)])", 33),
    ("SWALR(optimizer, swa_lr=0.05, anneal_epochs=10)", 6),
    ("LambdaLR(optimizer, lambda epoch: 0.95 ** epoch)", 10),
    ("MultiplicativeLR(optimizer, lambda epoch: 0.95)", 10),
    ("CyclicLR(optimizer, 0.001, 0.1, scale_fn=lambda x: 0.5 ** x)", 3),
]


def record(call, steps, kind=SGD, rates=(0.1,), metrics=None):
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": lr} for lr in rates]
    optimizer = kind(groups, lr=rates[0], **({"momentum": 0.9} if kind is SGD else {}))
    scheduler = eval(call, globals(), {"optimizer": optimizer})
    lr = []
    for i in range(steps):
        lr.append([group["lr"] for group in optimizer.param_groups])
        optimizer.step()
        scheduler.step() if metrics is None else scheduler.step(metrics[i])
    lr.append([group["lr"] for group in optimizer.param_groups])
    return {
        "call": call,
        "version": torch.__version__,
        "metrics": metrics,
        "lr": [list(values) for values in zip(*lr)],
        "scheduler": text(scheduler.state_dict()),
        "optimizer": text(optimizer.state_dict()),
    }


def text(state):
    return re.sub(r" at 0x\w+", "", json.dumps(state, default=str))


print("[\n" + ",\n".join(json.dumps(record(*case)) for case in CASES) + "\n]")

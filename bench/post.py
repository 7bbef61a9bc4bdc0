"""What the post does, with its own tools: torch computes the schedule, matplotlib draws it.

    python3 post.py lr.png

The picture has the size of lrplot's: 800 x 400 at scale 2, so 1600 x 800 pixels. AdamW is spelled as the
post spells it; the 149 values are those after each step, as the post records them.
"""

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import torch

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(
    optimizer, T_0=30, T_mult=1, eta_min=1e-6, last_epoch=-1
)

rates = []
for _ in range(149):
    optimizer.step()
    scheduler.step()
    rates.append(optimizer.param_groups[0]["lr"])

plt.figure(figsize=(8, 4), dpi=200)
plt.plot(rates)
plt.xlabel("Epochs")
plt.ylabel("Learning Rate")
plt.title("CosineAnnealingWarmRestarts LR Scheduler")
plt.savefig(sys.argv[1])

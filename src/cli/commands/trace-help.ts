import type { Flag } from "../../inputs/flag.ts";
import { helpText } from "../help-text.ts";

/** What `lrplot trace --help` prints. */
export function traceHelp(flags: readonly Flag[]): string {
  return helpText("trace", flags, {
    usage: "lrplot trace FILE.py:NAME [flags]\n       lrplot trace FILE.py:NAME vs PLAN … [flags]",
    description: `Run your own code, and draw the rates that it really had: your Python imports
FILE.py, calls NAME without arguments, and steps the optimizer and scheduler that
it returns, --steps or --epochs times. They may be returned in any order, in a
tuple, dict or object, or as Lightning's configure_optimizers does; several give
several curves. What Lightning steps once an epoch is stepped so. NAME may also
be a function of the step, such as a schedule of optax or Keras. Nothing of this
is done without the word trace.

The Python is python3, the one of a virtual environment where that is active, or
the one behind --python. Behind vs may stand whatever lrplot draws, or another
FILE.py:NAME.`,
    after: `Examples:
  lrplot trace train.py:make --steps 1000 -o lr.png
  lrplot trace train.py:make --epochs 90 --steps-per-epoch 50 --interval epoch
  lrplot trace train.py:make --steps 1000 vs cosine --T-max 1000
  lrplot trace train.py:plateau --epochs 30 --metrics val.csv:val_loss
  lrplot trace train.py:make --steps 1000 --python .venv/bin/python
`,
  });
}

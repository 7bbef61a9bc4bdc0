import type { CodeStyle } from "../../src/core/code/style.ts";
import { named } from "../../src/core/code/text.ts";
import { call, torchCode } from "../torch/code.ts";

/** A function that torch's LambdaLR is given. */
export const lambdaLRCode: CodeStyle = {
  ...torchCode,
  call: { optimizerAt: undefined },
  expression({ name, module, args }) {
    const lambda = call(
      name,
      args.map((arg) => named(`${arg.name}=`, arg.text)),
    );
    return {
      text: call("LambdaLR", ["optimizer", named("lr_lambda=", lambda)]),
      imports: ["from torch.optim.lr_scheduler import LambdaLR", `from ${module} import ${name}`],
    };
  },
};

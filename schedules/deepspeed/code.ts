import type { CodeStyle } from "../../src/core/code/style.ts";
import { adamW } from "../../src/core/optimizer.ts";
import { torchCode } from "../torch/code.ts";

/** OneCycle cycles only betas: an optimizer of which nothing is known is one that has them. */
export const betasCode: CodeStyle = {
  ...torchCode,
  program(call, run) {
    const { optimizer } = run;
    const unknown = optimizer && optimizer.momentum === undefined && optimizer.betas === undefined;
    const cycles = !call.args.some(({ name, value }) => name === "cycle_momentum" && value === false);
    if (!unknown || !cycles) return torchCode.program(call, run);
    return torchCode.program(call, { ...run, optimizer: { ...optimizer, betas: [...adamW.betas] } });
  },
};

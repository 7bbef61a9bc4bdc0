import type { Compared } from "../compared.ts";
import type { Course } from "../course.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";

/** The log of another curve of the plan. */
export const anotherGroup: Mistake = {
  kind: "another param group",
  fewest: 2,
  // that another group's rate is a multiple of this one's
  covers: ["scaled"],
  *guesses(_: Parting, __: Compared, { others }: Course): Generator<Guess> {
    for (const curve of others) {
      yield {
        curve,
        from: (index) => index,
        seen: `every value is the one planned for ${curve.label}`,
        advice: `say --curve ${JSON.stringify(curve.label)}, or --column of the one that you ask for; else compare the order of the optimizer's param groups with the plan's`,
      };
    }
  },
};

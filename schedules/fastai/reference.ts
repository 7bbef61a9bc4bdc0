import type { Reference } from "../../src/core/definition.ts";

/** Its page on the website has all schedules, each at an anchor. */
export const fastaiReference = (anchor: string): Reference => ({
  version: "2.7.13",
  url: `https://docs.fast.ai/callback.schedule.html#${anchor}`,
});

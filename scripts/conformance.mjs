// Prints how near lrplot is to the real frameworks, as the golden tests measure it: a Markdown table.
// `node scripts/conformance.mjs`
import { fileURLToPath } from "node:url";
import { startVitest } from "vitest/node";
import { ROOT } from "./examples.mjs";

/** Run the golden tests; a row for each framework. Throws where one of them fails. */
export async function conformance() {
  const vitest = await startVitest("test", ["test/schedules/golden.test.ts"], {
    root: ROOT,
    watch: false,
    reporters: [{}],
  });
  try {
    const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
    if (tests.length === 0 || tests.some((test) => test.result().state !== "passed"))
      throw new Error("the golden tests fail: npx vitest run test/schedules/golden.test.ts");
    return tableOf(tests.flatMap((test) => test.meta().conformance ?? []));
  } finally {
    await vitest.close();
  }
}

/** `cases` are what golden.test.ts leaves of each recorded case. */
function tableOf(cases) {
  const rows = [...new Set(cases.map(({ framework }) => framework))].map((name) => {
    const own = cases.filter(({ framework }) => framework === name);
    const recorded = own.filter(({ apart }) => apart !== undefined);
    const schedules = new Set(own.map(({ source }) => source)).size;
    const apart = Math.max(...recorded.map((each) => each.apart));
    const cells = [
      name,
      own[0].version,
      schedules,
      recorded.length,
      own.length - recorded.length,
      apartText(apart),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| framework | version | schedules | cases | refusals | largest relative difference |",
    "| --- | --- | --: | --: | --: | --: |",
    ...rows,
  ].join("\n");
}

/** One digit: which bits differ is the math library's affair. */
const apartText = (apart) => (apart === 0 ? "0" : apart.toExponential(0));

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await conformance());

import { expect, test } from "vitest";
import { reportsGithub } from "../../src/outputs/findings/github.ts";
import { reportOf } from "../../src/outputs/findings/report.ts";
import { finding } from "../helpers/findings.ts";

/** What GitHub's runner would take for its own syntax is escaped, and it alone. */
test.each([
  [
    { message: "80 %: so, it is" },
    "::warning title=LR004 never-anneals::a: 80 %25: so, it is%0AIt matters.%0Ado so\n",
  ],
  [
    { severity: "note", advice: "a\r\nb" },
    "::notice title=LR004 never-anneals::a: it is so%0AIt matters.%0Aa%0D%0Ab\n",
  ],
  [
    { position: { file: "a,b:c%.json", line: 2, column: 3 } },
    "::warning file=a%2Cb%3Ac%25.json,line=2,col=3,title=LR004 never-anneals::a: it is so%0AIt matters.%0Ado so\n",
  ],
] as const)("%j", (given, command) => {
  expect(reportsGithub([reportOf(finding(given))])).toBe(command);
});

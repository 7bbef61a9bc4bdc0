import { existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { repositoryWith } from "../helpers/git.ts";
import { pullRequest, use } from "./composite.ts";

/** The action's use in a pull request that adds invalid configs of these names, with one text. */
function withNames(names: readonly string[], text = "invalid", env: Readonly<Record<string, string>> = {}) {
  const files = Object.fromEntries(names.map((name) => [name, text]));
  const { folder, commits } = repositoryWith({ base: {}, head: { files } });
  const inputs = { configs: "**", "fail-on": "never" };
  const used = use({ folder, inputs, event: pullRequest(commits), env });
  return { used, folder };
}

const expression = ["$", "{{ github.token }}"].join("");

const cases: readonly (readonly [name: string, heading: string, annotated: string, picture: string])[] = [
  ["a b.json", "`a b.json`", "a b.json", "a-b.json"],
  [" .json", "`  .json `", " .json", "-.json"],
  ["--strict", "`--strict`", "--strict", "--strict"],
  ["-o", "`-o`", "-o", "-o"],
  ["$(touch owned).json", "`$(touch owned).json`", "$(touch owned).json", "--touch-owned-.json"],
  ["`touch owned`", "`` `touch owned` ``", "`touch owned`", "-touch-owned-"],
  ["a``b", "```a``b```", "a``b", "a--b"],
  ["'\";&|<>*?\\.json", "`'\";&|<>*?\\.json`", "'\";&|<>*?\\.json", "----------.json"],
  ["@someone #1 <b>.json", "`@someone #1 <b>.json`", "@someone #1 <b>.json", "-someone--1--b-.json"],
  ["🔥学習.json", "`🔥学習.json`", "🔥学習.json", "----------.json"],
  ["a:b,c%0A::error::d", "`a:b,c%0A::error::d`", "a%3Ab%2Cc%250A%3A%3Aerror%3A%3Ad", "a-b-c-0A--error--d"],
  ["\n::error::e", "`$'\\n::error::e'`", "%0A%3A%3Aerror%3A%3Ae", "---error--e"],
  ["\r##[add-mask]f", "`$'\\r##[add-mask]f'`", "%0D##[add-mask]f", "----add-mask-f"],
  ["a\u202enosj.b", "`$'a\\342\\200\\256nosj.b'`", "a\u202enosj.b", "a---nosj.b"],
  ["学\u2066.json", "`$'\\345\\255\\246\\342\\201\\246.json'`", "学\u2066.json", "------.json"],
  [expression, `\`${expression}\``, expression, "----github.token---"],
];

test("a file's name is text: in headings, annotations, picture names and lrplot's words", () => {
  const { used, folder } = withNames(cases.map(([name]) => name));
  for (const [, heading, annotated] of cases) {
    expect.soft(used.summary).toContain(`### ${heading}, added\n`);
    expect.soft(used.commands).toContain(`warning file=${annotated},title=lrplot: invalid`);
  }
  expect(used.commands.length).toBe(cases.length);
  expect(used.outputs).toMatchObject({ changed: `${cases.length}`, invalid: `${cases.length}` });
  expect(existsSync(join(folder, "owned"))).toBe(false);
});

const turning = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
const shown = "\u0600\u061b\u061d\u200d\u2010\u2027\u202f\u2065\u206a\u00a0é";

test.each(["C", "C.UTF-8", "POSIX"])(
  "a mark that turns the direction of a text is not shown as such in %s",
  (locale) => {
    const names = [...turning, "\u0080", "\u009f", "\u2028", "\u2029", ...shown].map(
      (mark) => `a${mark}b.json`,
    );
    const { used } = withNames(names, "fine", { LC_ALL: locale });
    const said = used.summary.match(/^### .*$/gm) ?? [];
    expect(said.length).toBe(names.length);
    expect(said.filter((heading) => !heading.includes("$'"))).toEqual(
      [...shown].map((mark) => `### \`a${mark}b.json\`, added`).sort(),
    );
    expect(used.log).not.toMatch(new RegExp(`[${turning}\u0080\u009f\u2028\u2029]`));
  },
);

test("a picture's name is one that every system takes, and no two are the same", () => {
  const { used } = withNames(
    cases.map(([name]) => name),
    "fine",
  );
  const pictures = used.artifact?.files.map((file) => file.replace(/^\d+-(.*)\.png$/, "$1"));
  expect(pictures?.sort()).toEqual(cases.map(([, , , picture]) => picture).sort());
  expect(new Set(used.artifact?.files).size).toBe(cases.length);
});

test("a message's marks that turn the direction of a text are not shown as such", () => {
  const { used } = withNames(["lr.json"], `invalid ${turning}é→`);
  const said = `invalid ${"�".repeat(turning.length)}é→`;
  expect(used.commands).toEqual([`warning file=lr.json,title=lrplot: ${said}`]);
  expect(used.summary).toContain(`\n${said}\n`);
});

test.each([
  ["invalid\n::error::a", "invalid\n::error::a"],
  ["invalid ##[error]b", "invalid ##[error]b"],
  ["invalid %0A::error::c", "invalid %0A::error::c"],
  ["invalid\n::stop-commands::d", "invalid\n::stop-commands::d"],
  ["invalid\n```\n# e\n````\n<!-- lrplot-action:", "invalid\n```\n# e\n````\n<!-- lrplot-action:"],
])("a config's text is text: %j", (text, message) => {
  const { used } = withNames(["lr.json"], text);
  expect(used.commands).toEqual([`warning file=lr.json,title=lrplot: ${message}`]);
  const fence = text.includes("````") ? "`````" : text.includes("```") ? "````" : "```";
  expect(used.summary).toContain(`\n${fence}text\n${message}\n${fence}\n`);
});

test("whatever a name or a text holds, the runner hears what the action says and nothing else", () => {
  const piece = fc.constantFrom(
    "::",
    "##[",
    "]",
    "error",
    "warning",
    " ",
    "\n",
    "\r",
    "%0A",
    "%",
    "a",
    ",",
    ":",
    "`",
    "'",
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(""));
  const names = fc.uniqueArray(text, { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(names, text, (some, says) => {
      const { used } = withNames(some, `invalid${says}`);
      expect(used.commands.length).toBe(some.length);
      for (const command of used.commands)
        expect(command).toMatch(/^warning file=[^:,\n]*,title=lrplot: invalid/);
    }),
    { numRuns: 3 },
  );
}, 60_000);

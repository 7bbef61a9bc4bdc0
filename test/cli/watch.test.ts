import { spawn } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { drawOnce } from "../../src/cli/draw.ts";
import type { Shell } from "../../src/cli/shell.ts";
import { watchUntil } from "../../src/cli/watch.ts";
import { keeping, lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";
import { until } from "../helpers/until.ts";

const config = (gamma: number) =>
  JSON.stringify({ epochs: 2, schedule: { type: "torch.ExponentialLR", gamma }, optimizer: { lr: 1 } });

/** Watch a command line in this process; `drawn` waits for the last drawing to be that of a gamma. */
function watching(argv: readonly string[], given: Partial<Shell> = {}) {
  const drawings: string[] = [];
  const kept = keeping({
    write(chunks) {
      drawings.push([...chunks].map((chunk) => Buffer.from(chunk as string)).join(""));
    },
    ...given,
  });
  const end = new AbortController();
  const code = watchUntil(end.signal, (shell, ended) => drawOnce(argv, shell, ended), kept.shell);
  const says = (text: string) => until(kept.err, (err) => err.includes(text));
  return {
    drawings,
    says,
    err: kept.err,
    drawn: (gamma: number) =>
      until(
        () => drawings.at(-1) ?? "",
        (last) => last.includes(`\n1,${gamma}\n`),
      ),
    async stop(): Promise<number> {
      end.abort("SIGINT");
      return code;
    },
    code,
  };
}

function renamedOver(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}

/** How programs save a file. */
const saves: readonly (readonly [how: string, save: (file: string, text: string) => void])[] = [
  ["in place", (file, text) => writeFileSync(file, text)],
  [
    "in two pieces",
    (file, text) => {
      writeFileSync(file, text.slice(0, 9));
      appendFileSync(file, text.slice(9));
    },
  ],
  ["by a file that is renamed over it (VS Code's atomic save, sed -i)", renamedOver],
  [
    "by renaming the old one away (vim, emacs)",
    (file, text) => {
      renameSync(file, `${file}~`);
      writeFileSync(file, text);
    },
  ],
  [
    "by deleting the old one (git checkout)",
    (file, text) => {
      rmSync(file);
      writeFileSync(file, text);
    },
  ],
];

describe("--watch draws again when the config is saved", () => {
  test.each(saves)("%s, time after time", async (_, save) => {
    const file = join(folderWith({ "lr.json": config(0.5) }), "lr.json");
    const { drawn, drawings, err, stop } = watching([file]);
    await drawn(0.5);
    for (const gamma of [0.25, 0.125, 0.75]) {
      save(file, config(gamma));
      await drawn(gamma);
    }
    expect(await stop()).toBe(0);
    expect([err(), drawings.length]).toEqual(["", 4]);
  });

  test("with a while in which it is missing", async () => {
    const file = join(folderWith({ "lr.json": config(0.5) }), "lr.json");
    const { drawn, err, stop } = watching([file]);
    await drawn(0.5);
    rmSync(file);
    await setTimeout(150);
    writeFileSync(file, config(0.25));
    await drawn(0.25);
    expect([await stop(), err()]).toEqual([0, ""]);
  });

  test("through a link, to another folder", async () => {
    const folder = folderWith({ "real.json": config(0.5) });
    const link = join(folder, "sub/lr.json");
    mkdirSync(join(folder, "sub"));
    symlinkSync("../real.json", link);
    const { drawn, stop } = watching([link]);
    await drawn(0.5);
    renamedOver(join(folder, "real.json"), config(0.25));
    await drawn(0.25);
    rmSync(link);
    writeFileSync(link, config(0.75));
    await drawn(0.75);
    expect(await stop()).toBe(0);
  });

  test("once for many changes in a moment, and for none where nothing changed", async () => {
    const folder = folderWith({ "lr.json": config(0.5), "other.json": "" });
    const file = join(folder, "lr.json");
    const { drawn, drawings, stop } = watching([file]);
    await drawn(0.5);
    writeFileSync(join(folder, "other.json"), "another file in the folder");
    for (let i = 1; i <= 20; i++) writeFileSync(file, config(i / 64));
    await drawn(20 / 64);
    await stop();
    expect(drawings.length).toBe(2);
  });

  test("a change while it is drawn counts", async () => {
    const file = join(folderWith({ "lr.json": config(0.5) }), "lr.json");
    let first = true;
    const { drawn, drawings, stop } = watching([file], {
      write(chunks) {
        drawings.push([...chunks].join(""));
        if (first) writeFileSync(file, config(0.25));
        first = false;
      },
    });
    await drawn(0.25);
    expect(await stop()).toBe(0);
  });
});

describe("what is wrong is said, and waited out", () => {
  const wrong: readonly (readonly [what: string, text: string, says: string])[] = [
    ["no JSON", "{", "lr.json:1:1: "],
    ["no text", "", "lr.json: "],
    ["a wrong value", config(Number.NaN), "lr.json: schedule.gamma: null is not"],
    ["an unknown key", '{"epoch": 3}', "lr.json: epoch: "],
  ];
  test.each(wrong)("%s, at the start and later", async (_, text, message) => {
    const file = join(folderWith({ "lr.json": text }), "lr.json");
    const { drawn, says, err, stop } = watching([file]);
    await says(message);
    writeFileSync(file, config(0.5));
    await drawn(0.5);
    writeFileSync(file, text);
    await until(err, (said) => said.split(message).length === 3);
    writeFileSync(file, config(0.25));
    await drawn(0.25);
    expect(await stop()).toBe(0);
    expect(err().split("\n").length).toBe(2);
  });

  const lasting: readonly (readonly [words: string, says: string])[] = [
    ["FILE --gama 2", "--gama: ExponentialLR has no such parameter. Did you mean --gamma?"],
    ["FILE --epochs", "--epochs: its value is missing"],
    ["FILE --epochs 3 vs FILE --epochs 4", "--epochs: given twice, and not alike"],
    ["FILE --lr a=1,2", '--lr: "2" is for a param group without a name'],
    ["FILE FILE", "which is drawn already"],
    ["FILE then nosuch", "then: does not say at which epoch"],
    ["FILE vs nosuch", 'lrplot: there is no schedule "nosuch"'],
    ["FILE vs sequential", "--schedulers: missing"],
    ["FILE -o FILE", "FILE would be written over what is read from it"],
    ["FILE -o lr.xyz", '-o: the ending of "lr.xyz" names no format'],
    ["FILE --precision 99", "--precision: 99 is not an integer from 1 to 17"],
    ["diff FILE", "lrplot diff: only one input is given"],
  ];
  test.each(lasting)("but what no save can mend ends it: %s", async (line, says) => {
    const file = join(folderWith({ "lr.json": config(0.5) }), "lr.json");
    const { code, out, err } = await lrplot(...words(line.replaceAll("FILE", file)), "--watch");
    expect([code, out]).toEqual([2, ""]);
    expect(err.replaceAll(file, "FILE")).toContain(says);
  });

  test("a flag that another schedule has is waited for", async () => {
    const file = join(folderWith({ "lr.json": config(0.5) }), "lr.json");
    const { drawings, says, stop } = watching([file, "--step-size", "1"]);
    await says("--step-size: ExponentialLR has no such parameter");
    writeFileSync(
      file,
      '{"epochs": 2, "schedule": {"type": "StepLR", "gamma": 0.5}, "optimizer": {"lr": 1}}',
    );
    await until(
      () => drawings.join(),
      (text) => text.includes("1,0.5"),
    );
    expect(await stop()).toBe(0);
  });

  test.each([["lr.json"], ["not/yet/lr.json"]])("a config that is not there yet: %s", async (name) => {
    const folder = folderWith({});
    const { drawn, says, stop } = watching([join(folder, name)]);
    await says("lr.json: no such file or folder");
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), config(0.5));
    await drawn(0.5);
    writeFileSync(join(folder, name), config(0.25));
    await drawn(0.25);
    expect(await stop()).toBe(0);
  });

  test("a file that cannot be written: at the start it ends, later it does not", async () => {
    const folder = folderWith({ "lr.json": config(0.5) });
    const [file, out] = [join(folder, "lr.json"), join(folder, "out/lr.csv")];
    await expect(watching([file, "-o", out]).code).rejects.toThrow("out/lr.csv: no such file or folder");
    mkdirSync(join(folder, "out"));
    const { says, stop } = watching([file, "-o", out]);
    await says("lr.csv written");
    rmSync(join(folder, "out"), { recursive: true });
    writeFileSync(file, config(0.25));
    await says("out/lr.csv: no such file or folder");
    mkdirSync(join(folder, "out"));
    writeFileSync(file, config(0.75));
    await says("written again");
    expect(await stop()).toBe(0);
    expect(readFileSync(out, "utf8")).toContain("1,0.75");
  });
});

describe("which files are watched", () => {
  test("metrics, also those that a config comes to name", async () => {
    const plateau = (file: string) =>
      JSON.stringify({ schedule: { type: "torch.ReduceLROnPlateau", patience: 0 }, metrics: `${file}:loss` });
    const folder = folderWith({
      "lr.json": plateau("a.csv"),
      "a.csv": "loss\n1\n",
      "b.csv": "loss\n1\n1\n1\n",
    });
    const { drawings, stop, says } = watching([join(folder, "lr.json")]);
    const rows = (count: number) =>
      until(
        () => drawings.at(-1) ?? "",
        (last) => last.split("\n").length - 2 === count,
      );
    await rows(1);
    writeFileSync(join(folder, "a.csv"), "loss\n1\n2\n");
    await rows(2);
    writeFileSync(join(folder, "lr.json"), plateau("b.csv"));
    await rows(3);
    writeFileSync(join(folder, "b.csv"), "loss\n1\n1\n1\n1\n");
    await rows(4);
    const before = drawings.length;
    writeFileSync(join(folder, "a.csv"), "loss\n"); // nobody's any more
    writeFileSync(join(folder, "lr.json"), plateau("c.csv"));
    await says("c.csv: no such file");
    writeFileSync(join(folder, "c.csv"), "loss\n1\n2\n3\n4\n5\n");
    await rows(5);
    expect(drawings.length).toBe(before + 1);
    expect(await stop()).toBe(0);
  });

  test("all configs of a comparison", async () => {
    const folder = folderWith({ "a.json": config(0.5), "b.json": config(0.25) });
    const { drawings, stop } = watching([join(folder, "a.json"), "vs", join(folder, "b.json")]);
    const last = (row: string) =>
      until(
        () => drawings.at(-1) ?? "",
        (text) => text.includes(row),
      );
    await last("1,0.5,0.25");
    writeFileSync(join(folder, "b.json"), config(0.75));
    await last("1,0.5,0.75");
    writeFileSync(join(folder, "a.json"), config(0.125));
    await last("1,0.125,0.75");
    expect(await stop()).toBe(0);
  });

  test.each([
    [
      "step --step-size 3 --watch",
      "--watch: no file is read that could change. Put the schedule in a config",
    ],
    [
      "plateau --metrics 1,2 --watch",
      "--watch: no file is read that could change. Put the schedule in a config",
    ],
    ["- --watch", "--watch: standard input cannot be read again"],
    ["nosuch --watch", 'lrplot: there is no schedule "nosuch"'],
  ])("none: %s", async (line, message) => {
    const { code, out, err } = await lrplot(...line.split(" "));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  test.each([
    ["--watch --version"],
    ["step --help --watch"],
    ["exponential --gamma 1 --epochs 1 --watch false"],
  ])("nothing to wait for: %s", async (line) => {
    const { code, err } = await lrplot(...line.split(" "));
    expect([code, err]).toEqual([0, ""]);
  });
});

describe("where it is drawn", () => {
  test("a terminal is cleared, what has scrolled away is not", async () => {
    const file = join(folderWith({ "lr.json": config(0.5) }), "lr.json");
    const { drawn, drawings, stop } = watching([file, "--format", "csv"], { isTerminal: () => true });
    await drawn(0.5);
    writeFileSync(file, config(0.25));
    await drawn(0.25);
    await stop();
    for (const drawing of drawings) expect(drawing.startsWith("\x1b[H\x1b[2J")).toBe(true);
  });

  /** A terminal of 80 columns that is made smaller by `resize`. */
  function resizable() {
    let listener = () => {};
    const size = { columns: 80, rows: 24, colors: 1 as const };
    const shell: Partial<Shell> = {
      isTerminal: () => true,
      screen: () => ({ ...size }),
      onResize(told) {
        listener = told;
        return () => {
          listener = () => {};
        };
      },
    };
    return {
      shell,
      resize(columns: number) {
        size.columns = columns;
        listener();
      },
    };
  }
  const widest = (drawing = "") => Math.max(...drawing.split("\n").map((line) => line.length));

  test("a terminal of another size is drawn on again, once it has settled", async () => {
    const file = join(folderWith({ "lr.json": config(0.5) }), "lr.json");
    const { shell, resize } = resizable();
    const { drawings, says, stop } = watching([file], shell);
    await says("; Ctrl-C ends it");
    expect(widest(drawings[0])).toBeGreaterThan(60);
    for (const columns of [70, 60, 50, 40]) resize(columns);
    await until(
      () => drawings.length,
      (count) => count === 2,
    );
    expect(widest(drawings[1])).toBeLessThanOrEqual(40);
    await setTimeout(300);
    expect(drawings.length).toBe(2);
    writeFileSync(file, config(0.25));
    await until(
      () => drawings.length,
      (count) => count === 3,
    );
    resize(60);
    await until(
      () => drawings.length,
      (count) => count === 4,
    );
    expect([await stop(), widest(drawings[3]) > 40]).toEqual([0, true]);
  });

  test("a file has no size of a terminal's", async () => {
    const folder = folderWith({ "lr.json": config(0.5) });
    const { shell, resize } = resizable();
    const { err, says, stop } = watching([join(folder, "lr.json"), "-o", join(folder, "lr.csv")], shell);
    await says("written; Ctrl-C ends watching");
    resize(40);
    await setTimeout(300);
    expect([await stop(), err().split("\n").length]).toEqual([0, 1]);
  });

  test("below the terminal's drawing, or what is wrong, stands that it is watched; elsewhere it does not", async () => {
    const folder = folderWith({ "a.json": config(0.5), "b.json": config(0.5) });
    const files = ["a.json", "b.json"].map((name) => join(folder, name)) as [string, string];
    const wide: Partial<Shell> = { screen: () => ({ columns: 500, rows: 24, colors: 1 }) };
    const at = watching([files[0], "vs", files[1]], { ...wide, isTerminal: () => true });
    await at.says(`watching ${files.join(", ")}; Ctrl-C ends it`);
    writeFileSync(files[1], "{");
    await at.says("b.json:1:1: ");
    await until(at.err, (err) => err.split("Ctrl-C").length === 3);
    const piped = watching([files[0]], wide);
    await piped.drawn(0.5);
    expect([await at.stop(), await piped.stop(), piped.err()]).toEqual([0, 0, ""]);
  });

  test("a file is said to be written, in a line with the time", async () => {
    const folder = folderWith({ "lr.json": config(0.5) });
    const [file, csv, json] = ["lr.json", "lr.csv", "copy.json"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const { says, err, stop } = watching([file, "-o", csv, "-o", json]);
    await says("Ctrl-C");
    writeFileSync(file, config(0.25));
    await says("again");
    await stop();
    const [first, second] = err().split("\n");
    expect(first).toMatch(/^\d\d:\d\d:\d\d .*lr\.csv, .*copy\.json written; Ctrl-C ends watching$/);
    expect(second).toMatch(/^\d\d:\d\d:\d\d .*lr\.csv, .*copy\.json written again$/);
    expect(readFileSync(csv, "utf8")).toContain("1,0.25");
  });
});

describe("the process", () => {
  const loader = fileURLToPath(new URL("../../bin/lrplot.cjs", import.meta.url));

  function start(file: string, ...words: string[]) {
    const child = spawn(process.execPath, [loader, file, "--watch", ...words]);
    let err = "";
    child.stderr.on("data", (data) => {
      err += data;
    });
    const code = new Promise<unknown>((resolve) => {
      child.on("close", (status, signal) => resolve(status ?? signal));
    });
    return { child, err: () => err, code };
  }

  test.each([["SIGINT", 0] as const, ["SIGTERM", 143] as const])(
    "goes on until %s, and ends with %d",
    async (signal, status) => {
      const folder = folderWith({ "lr.json": config(0.5) });
      const file = join(folder, "lr.json");
      const { child, err, code } = start(file, "-o", join(folder, "lr.csv"));
      await until(err, (text) => text.includes("written;"));
      writeFileSync(file, config(0.25));
      await until(err, (text) => text.includes("written again\n"));
      child.kill(signal);
      expect(await code).toBe(status);
      expect(err().trimEnd().split("\n").length).toBe(2);
      expect(readdirSync(folder).sort()).toEqual(["lr.csv", "lr.json"]);
    },
  );

  test("ends in the middle of a drawing, and leaves the file that was there", async () => {
    const long = JSON.stringify({ epochs: 1e8, schedule: { type: "torch.ExponentialLR", gamma: 1 } });
    const folder = folderWith({ "lr.json": long, "lr.csv": "before" });
    const { child, err, code } = start(join(folder, "lr.json"), "-o", join(folder, "lr.csv"));
    await until(
      () => readdirSync(folder),
      (names) => names.some((name) => name.endsWith(".tmp")),
    );
    child.kill("SIGINT");
    expect([await code, err()]).toEqual([0, ""]);
    expect(readdirSync(folder).sort()).toEqual(["lr.csv", "lr.json"]);
    expect(readFileSync(join(folder, "lr.csv"), "utf8")).toBe("before");
  });
});

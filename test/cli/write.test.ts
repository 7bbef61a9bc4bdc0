import { spawn } from "node:child_process";
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { checkWritable, resolved, writeFile } from "../../src/cli/write.ts";
import { Failure } from "../../src/core/failure.ts";
import { folderWith } from "../helpers/folder.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

function* breaksOff() {
  yield "half";
  throw new Error("no more");
}

/** What `writeFile` says of the file, which stands for itself. */
async function failure(file: string): Promise<string> {
  try {
    await writeFile(file, ["new"]);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    return (error as Failure).message.replace(file, "FILE");
  }
  return "written";
}

describe("whole or not at all", () => {
  test("text and bytes, one after the other", async () => {
    const folder = folderWith({});
    await writeFile(join(folder, "lr.csv"), ["é", new Uint8Array([0, 255])]);
    expect([...readFileSync(join(folder, "lr.csv"))]).toEqual([0xc3, 0xa9, 0, 255]);
    expect(readdirSync(folder)).toEqual(["lr.csv"]);
  });

  test.each([
    ["a new file", {}, []],
    ["an old one", { "lr.csv": "old" }, ["lr.csv"]],
  ])("%s, where its content breaks off", async (_, files, names) => {
    const folder = folderWith(files);
    await expect(writeFile(join(folder, "lr.csv"), breaksOff())).rejects.toThrow("no more");
    expect(readdirSync(folder)).toEqual(names);
    for (const name of names) expect(readFileSync(join(folder, name), "utf8")).toBe("old");
  });

  test("a name as long as names can be", async () => {
    const file = join(folderWith({}), `${"a".repeat(251)}.csv`);
    expect(await failure(file)).toBe("written");
    expect(await failure(`${file}x`)).toBe("FILE: the name is too long");
  });

  test("somebody else's temporary file stays", async () => {
    const folder = folderWith({ "lr.csv": "old" });
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const temporary = `.lrplot-${(0.5).toString(36).slice(2, 10)}.tmp`;
    writeFileSync(join(folder, temporary), "theirs");
    expect(await failure(join(folder, "lr.csv"))).toMatch(/^FILE: EEXIST/);
    expect(readFileSync(join(folder, temporary), "utf8")).toBe("theirs");
    expect(readFileSync(join(folder, "lr.csv"), "utf8")).toBe("old");
  });

  test.each([0o600, 0o640, 0o664, 0o666, 0o755])("the mode of what is replaced stays: %o", async (mode) => {
    const file = join(folderWith({ "lr.csv": "old" }), "lr.csv");
    chmodSync(file, mode);
    await writeFile(file, ["new"]);
    expect((statSync(file).mode & 0o777).toString(8)).toBe(mode.toString(8));
    expect(readFileSync(file, "utf8")).toBe("new");
  });
});

/** In a folder with a file `old.csv`, a folder `sub/inner` and a link `in` to it: links, and what they lead to. */
const links: [link: string, leadsTo: string][] = [
  ["old.csv", "old.csv"],
  ["new.csv", "new.csv"],
  ["sub/new.csv", "sub/new.csv"],
  ["./sub/../new.csv", "new.csv"],
  ["in/new.csv", "sub/inner/new.csv"],
  ["in/../new.csv", "sub/new.csv"], // as the system reads it
];

describe("links", () => {
  function folderOfLinks() {
    const folder = realpathSync(folderWith({ "old.csv": "old" }));
    mkdirSync(join(folder, "sub/inner"), { recursive: true });
    symlinkSync("sub/inner", join(folder, "in"));
    return folder;
  }

  test.each(links)("to %s stay links", async (to, leadsTo) => {
    const folder = folderOfLinks();
    symlinkSync(to, join(folder, "first.csv"));
    symlinkSync(join(folder, "first.csv"), join(folder, "sub/second.csv"));
    const file = join(folder, "sub/second.csv");
    expect(resolved(file)).toBe(join(folder, leadsTo));
    expect(resolved(`${folder}/${to}`)).toBe(join(folder, leadsTo));
    await writeFile(file, ["new"]);
    expect(readFileSync(join(folder, leadsTo), "utf8")).toBe("new");
    expect(readlinkSync(file)).toBe(join(folder, "first.csv"));
    expect(readlinkSync(join(folder, "first.csv"))).toBe(to);
  });

  test.each([
    ["no/new.csv", "FILE: no such file or folder"],
    ["old.csv/new.csv", "FILE: a part of the path is not a folder"],
    ["link.csv", "FILE: too many links"],
    ["sub", "FILE: is a folder"],
    ["new.csv/", "FILE: a part of the path is not a folder"],
  ])("to %s: %s", async (to, says) => {
    const folder = folderOfLinks();
    symlinkSync(to, join(folder, "link.csv"));
    const names = readdirSync(folder);
    expect(() => checkWritable(join(folder, "link.csv"))).toThrow(says.replace("FILE", ""));
    expect(await failure(join(folder, "link.csv"))).toBe(says);
    expect(readdirSync(folder)).toEqual(names);
    expect(lstatSync(join(folder, "link.csv")).isSymbolicLink()).toBe(true);
  });
});

describe("directly", () => {
  test("devices", async () => {
    expect(await failure("/dev/null")).toBe("written");
    expect(await failure("/dev/full")).toBe("FILE: no space left on the device");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test.runIf(process.platform === "linux")("a link to a file that has no path any more", async () => {
    const folder = folderWith({ "lr.csv": "old" });
    const descriptor = openSync(join(folder, "lr.csv"), "r+");
    try {
      unlinkSync(join(folder, "lr.csv"));
      symlinkSync(`/proc/self/fd/${descriptor}`, join(folder, "link.csv"));
      await writeFile(join(folder, "link.csv"), ["new"]);
      expect(readFileSync(descriptor, "utf8")).toBe("new");
      expect(readdirSync(folder)).toEqual(["link.csv"]);
      expect(lstatSync(join(folder, "link.csv")).isSymbolicLink()).toBe(true);
    } finally {
      closeSync(descriptor);
    }
  });
});

test("a file that is interrupted leaves nothing behind", async () => {
  const folder = folderWith({ "lr.csv": "old" });
  const main = fileURLToPath(new URL("../../bin/lrplot.cjs", import.meta.url));
  const child = spawn(
    process.execPath,
    [main, "cosine-warm", "--T0", "9", "--epochs", "1e8", "-o", "lr.csv"],
    { cwd: folder },
  );
  const ended = new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)));
  await vi.waitFor(() => expect(readdirSync(folder).length).toBe(2), 20_000);
  child.kill("SIGTERM");
  expect(await ended).toBe("SIGTERM");
  expect(readdirSync(folder)).toEqual(["lr.csv"]);
  expect(readFileSync(join(folder, "lr.csv"), "utf8")).toBe("old");
});

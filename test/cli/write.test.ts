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
import { afterEach, describe, expect, test, vi } from "vitest";
import { resolved, writeFile } from "../../src/cli/write.ts";
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
function failure(file: string): string {
  try {
    writeFile(file, ["new"]);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    return (error as Failure).message.replace(file, "FILE");
  }
  return "written";
}

describe("whole or not at all", () => {
  test("text and bytes, one after the other", () => {
    const folder = folderWith({});
    writeFile(join(folder, "lr.csv"), ["é", new Uint8Array([0, 255])]);
    expect([...readFileSync(join(folder, "lr.csv"))]).toEqual([0xc3, 0xa9, 0, 255]);
    expect(readdirSync(folder)).toEqual(["lr.csv"]);
  });

  test.each([
    ["a new file", {}, []],
    ["an old one", { "lr.csv": "old" }, ["lr.csv"]],
  ])("%s, where its content breaks off", (_, files, names) => {
    const folder = folderWith(files);
    expect(() => writeFile(join(folder, "lr.csv"), breaksOff())).toThrow("no more");
    expect(readdirSync(folder)).toEqual(names);
    for (const name of names) expect(readFileSync(join(folder, name), "utf8")).toBe("old");
  });

  test("a name as long as names can be", () => {
    const file = join(folderWith({}), `${"a".repeat(251)}.csv`);
    expect(failure(file)).toBe("written");
    expect(failure(`${file}x`)).toBe("FILE: the name is too long");
  });

  test("somebody else's temporary file stays", () => {
    const folder = folderWith({ "lr.csv": "old" });
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const temporary = `.lrplot-${(0.5).toString(36).slice(2, 10)}.tmp`;
    writeFileSync(join(folder, temporary), "theirs");
    expect(failure(join(folder, "lr.csv"))).toMatch(/^FILE: EEXIST/);
    expect(readFileSync(join(folder, temporary), "utf8")).toBe("theirs");
    expect(readFileSync(join(folder, "lr.csv"), "utf8")).toBe("old");
  });

  test.each([0o600, 0o640, 0o664, 0o666, 0o755])("the mode of what is replaced stays: %o", (mode) => {
    const file = join(folderWith({ "lr.csv": "old" }), "lr.csv");
    chmodSync(file, mode);
    writeFile(file, ["new"]);
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

  test.each(links)("to %s stay links", (to, leadsTo) => {
    const folder = folderOfLinks();
    symlinkSync(to, join(folder, "first.csv"));
    symlinkSync(join(folder, "first.csv"), join(folder, "sub/second.csv"));
    const file = join(folder, "sub/second.csv");
    expect(resolved(file)).toBe(join(folder, leadsTo));
    expect(resolved(`${folder}/${to}`)).toBe(join(folder, leadsTo));
    writeFile(file, ["new"]);
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
  ])("to %s: %s", (to, says) => {
    const folder = folderOfLinks();
    symlinkSync(to, join(folder, "link.csv"));
    const names = readdirSync(folder);
    expect(failure(join(folder, "link.csv"))).toBe(says);
    expect(readdirSync(folder)).toEqual(names);
    expect(lstatSync(join(folder, "link.csv")).isSymbolicLink()).toBe(true);
  });
});

describe("directly", () => {
  test("devices", () => {
    expect(failure("/dev/null")).toBe("written");
    expect(failure("/dev/full")).toBe("FILE: no space left on the device");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test.runIf(process.platform === "linux")("a link to a file that has no path any more", () => {
    const folder = folderWith({ "lr.csv": "old" });
    const descriptor = openSync(join(folder, "lr.csv"), "r+");
    try {
      unlinkSync(join(folder, "lr.csv"));
      symlinkSync(`/proc/self/fd/${descriptor}`, join(folder, "link.csv"));
      writeFile(join(folder, "link.csv"), ["new"]);
      expect(readFileSync(descriptor, "utf8")).toBe("new");
      expect(readdirSync(folder)).toEqual(["link.csv"]);
      expect(lstatSync(join(folder, "link.csv")).isSymbolicLink()).toBe(true);
    } finally {
      closeSync(descriptor);
    }
  });
});

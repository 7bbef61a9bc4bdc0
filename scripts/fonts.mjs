// The shipped font: its folder in dist, and the table of advance widths that text is measured with.
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const packageFolder = fileURLToPath(new URL("../node_modules/@expo-google-fonts/inter/", import.meta.url));
const regularFile = join(packageFolder, "400Regular", "Inter_400Regular.ttf");
const boldFile = join(packageFolder, "700Bold", "Inter_700Bold.ttf");
const tableFile = fileURLToPath(new URL("../src/outputs/chart/inter.ts", import.meta.url));

/**
 * Fill `outDir` with what a PNG's labels are drawn with: the two fonts, their licence, and two fontconfig
 * files: with `fonts.conf` there are no fonts but these, with `fonts-system.conf` the system's as well.
 */
export async function buildFonts(outDir) {
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    cp(regularFile, join(outDir, "Inter_400Regular.ttf")),
    cp(boldFile, join(outDir, "Inter_700Bold.ttf")),
    cp(join(packageFolder, "LICENSE_FONT"), join(outDir, "LICENSE")),
    writeFile(join(outDir, "fonts.conf"), fontconfig("")),
    writeFile(join(outDir, "fonts-system.conf"), fontconfig(systemFolders)),
  ]);
}

// The system's own file first, as it knows where its fonts are; the folders for where there is none.
const systemFolders = `
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>/System/Library/Fonts</dir>
  <dir>/Library/Fonts</dir>
  <dir prefix="cwd">WINDOWSFONTDIR</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>`;

// Hinting and antialiasing are fixed so that the same text leaves the same pixels on every machine.
function fontconfig(folders) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>${folders}
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
    <edit name="embeddedbitmap" mode="assign"><bool>false</bool></edit>
  </match>
</fontconfig>
`;
}

/** The text of `src/outputs/chart/inter.ts`. */
export async function fontTable() {
  const regular = readFont(await readFile(regularFile));
  const bold = readFont(await readFile(boldFile));
  const points = [...regular.widths.keys()].filter((point) => bold.widths.has(point)).sort((a, b) => a - b);
  const gaps = points.map((point, i) => point - (points[i - 1] ?? -1) - 1);
  const widths = (font) => runs(points.map((point) => font.widths.get(point)));
  return `// Generated from the shipped fonts by \`node scripts/fonts.mjs\`; a test fails when it is stale.

/** Font units in an em. */
export const unitsPerEm = ${regular.unitsPerEm};

/** How many code points are left out before each one that the fonts have, in base 36; \`2*5\` is five times 2. */
export const gaps =
  "${runs(gaps)}";

/** The advance width of each of them, in font units, written likewise. */
export const regular =
  "${widths(regular)}";

export const bold =
  "${widths(bold)}";
`;
}

function runs(numbers) {
  const words = [];
  for (let i = 0, end; i < numbers.length; i = end) {
    end = i + 1;
    while (numbers[end] === numbers[i]) end++;
    const word = numbers[i].toString(36);
    words.push(end - i === 1 ? word : `${word}*${(end - i).toString(36)}`);
  }
  return words.join(" ");
}

/** A TrueType file's advance width of each code point that its format 12 `cmap` maps to a glyph. */
function readFont(file) {
  const tables = new Map();
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    tables.set(file.toString("latin1", entry, entry + 4), file.readUInt32BE(entry + 8));
  }
  const longMetrics = file.readUInt16BE(tables.get("hhea") + 34);
  const width = (glyph) => file.readUInt16BE(tables.get("hmtx") + 4 * Math.min(glyph, longMetrics - 1));
  const map = subtable12(file, tables.get("cmap"));
  const widths = new Map();
  for (let i = 0; i < file.readUInt32BE(map + 12); i++) {
    const group = map + 16 + 12 * i;
    const first = file.readUInt32BE(group);
    const glyph = file.readUInt32BE(group + 8);
    for (let point = first; point <= file.readUInt32BE(group + 4); point++) {
      if (glyph + point - first > 0) widths.set(point, width(glyph + point - first));
    }
  }
  return { unitsPerEm: file.readUInt16BE(tables.get("head") + 18), widths };
}

function subtable12(file, cmap) {
  for (let i = 0; i < file.readUInt16BE(cmap + 2); i++) {
    const offset = cmap + file.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (file.readUInt16BE(offset) === 12) return offset;
  }
  throw new Error("the font has no cmap of format 12");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await writeFile(tableFile, await fontTable());
}

/**
 * Print rows in aligned columns under a title.
 *
 * @param {string} title
 * @param {{ what: string, measured: string, ratio?: string, target?: string, ok?: boolean }[]} rows
 */
export function print(title, rows) {
  const cells = rows.map(({ what, measured, ratio = "", target = "", ok }) => [
    what,
    measured,
    ratio,
    target,
    ok === undefined ? "" : ok ? "ok" : "OVER",
  ]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(...cells.map((row) => row[i].length)));
  console.log(`\n${title}`);
  for (const [what, measured, ratio, target, verdict] of cells) {
    const columns = [
      what.padEnd(widths[0]),
      measured.padStart(widths[1]),
      ratio.padEnd(widths[2]),
      target.padEnd(widths[3]),
      verdict,
    ];
    console.log(`  ${columns.join("  ").trimEnd()}`);
  }
}

export const ms = (value) => (value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`);
export const times = (value) => `${value.toFixed(2)} ×`;

/** A row for a value that must not be above `most`. */
export function atMost(what, measured, ratio, most, of) {
  return { what, measured, ratio: `${times(ratio)} ${of}`, target: `≤ ${most} ×`, ok: ratio <= most };
}

/** A row for what may add no more than `most`, a part of what the row above took. */
export function addsAtMost(what, measured, part, most) {
  const percent = (value) => `${(100 * value).toFixed(1)} %`;
  const ratio = `${part < 0 ? "" : "+"}${percent(part)}`;
  return { what, measured, ratio, target: `≤ ${percent(most)}`, ok: part <= most };
}

/** A row for a peer that must take at least `least` times as long. */
export function slower(what, measured, ratio, least, of) {
  return { what, measured, ratio: `${times(ratio)} ${of}`, target: `≥ ${least} ×`, ok: ratio >= least };
}

/** A row for peak memory in MB; `undefined` where it could not be told. */
export function memory(what, megabytes, most) {
  if (megabytes === undefined) return { what, measured: "unknown", ratio: "needs GNU time as /usr/bin/time" };
  return {
    what,
    measured: `${megabytes.toFixed(0)} MB`,
    target: `< ${most} MB`,
    ok: megabytes < most,
  };
}

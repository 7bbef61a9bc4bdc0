/** What one side makes of a tree: a curve per param group, or a refusal in its own words. */
export type Outcome =
  | { readonly lr: readonly (readonly number[])[]; readonly momentum: readonly (readonly number[])[] | null }
  | { readonly refused: string };

/** Where two curves are apart, in tolerances: 1 is as far as rounding may take them. */
export interface Distance {
  readonly worst: number;
  /** The first place beyond the tolerance, said for a reader; undefined where there is none. */
  readonly first: string | undefined;
}

/** The tolerance of the recorded cases: recurrences add up rounding, and pow and cos differ by a bit. */
function curveDistance(got: readonly number[], want: readonly number[], name: string): Distance {
  if (got.length !== want.length) {
    return { worst: Infinity, first: `${name}: ${got.length} values, torch has ${want.length}` };
  }
  const peak = want.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let worst = 0;
  let first: string | undefined;
  want.forEach((value, i) => {
    const apart = Math.abs((got[i] as number) - value);
    const tolerances = apart === 0 ? 0 : apart / (1e-11 * Math.abs(value) + 1e-14 * peak);
    if (!(tolerances <= 1)) first ??= `${name}[${i}] is ${got[i]}, torch has ${value}`;
    worst = Number.isNaN(tolerances) ? Infinity : Math.max(worst, tolerances);
  });
  return { worst, first };
}

const constant = (curve: readonly number[]) => curve.every((value) => value === curve[0]);

/** How far `got` is from what torch gives. Both refuse: no distance, whatever their reasons are. */
export function distance(got: Outcome, want: Outcome): Distance {
  if ("refused" in got && "refused" in want) return { worst: 0, first: undefined };
  if ("refused" in want) return { worst: Infinity, first: `numbers, torch raises ${want.refused}` };
  if ("refused" in got) return { worst: Infinity, first: `refused (${got.refused}), torch has numbers` };
  const distances = want.lr.map((curve, group) =>
    curveDistance(got.lr[group] ?? [], curve, `group ${group}: lr`),
  );
  // Without a curve of its own, lrplot says that the schedule leaves momentum alone.
  for (const [group, curve] of (want.momentum ?? []).entries()) {
    const mine = got.momentum?.[group];
    if (mine) distances.push(curveDistance(mine, curve, `group ${group}: momentum`));
    else if (!constant(curve)) {
      distances.push({ worst: Infinity, first: `group ${group}: no momentum, torch cycles it` });
    }
  }
  if (got.lr.length !== want.lr.length) {
    distances.push({ worst: Infinity, first: `${got.lr.length} groups, torch has ${want.lr.length}` });
  }
  return {
    worst: Math.max(...distances.map(({ worst }) => worst)),
    first: distances.find(({ first }) => first !== undefined)?.first,
  };
}

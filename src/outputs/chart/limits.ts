/** A value at an index; null where the axis has no place for it. */
export interface Vertex {
  readonly index: number;
  readonly rate: number | null;
  /** Has it gaps on both sides, so that no line goes through it? */
  readonly alone?: true;
}

/** The corners of a line of flat pieces, which straight lines join. */
export function cornersOf(vertices: readonly Vertex[]): Vertex[] {
  return vertices.flatMap((vertex, k) => {
    const before = vertices[k - 1]?.rate ?? null;
    return before === null || vertex.rate === null
      ? [vertex]
      : [{ index: vertex.index, rate: before }, vertex];
  });
}

/** What of straight lines through vertices is between two rates, which are even steps apart `along` the axis. */
export function withinLimits(
  vertices: readonly Vertex[],
  [low, high]: readonly [number, number],
  along: (rate: number) => number,
): Vertex[] {
  const kept: Vertex[] = [];
  const isInside = (rate: number) => rate >= low && rate <= high;
  const piece = (from: Vertex, to: Vertex) => {
    const last = kept.at(-1);
    if (last?.index !== from.index || last.rate !== from.rate) {
      if (last && last.rate !== null) kept.push({ index: from.index, rate: null });
      kept.push(from);
    }
    kept.push(to);
  };
  for (const [k, vertex] of vertices.entries()) {
    const next = vertices[k + 1];
    const [from, to] = [vertex.rate, next?.rate ?? null];
    if (from === null || next === undefined || to === null) {
      const isLone = vertex.alone || vertices.length === 1;
      if (from === null ? kept.at(-1)?.rate !== null : isLone && isInside(from)) kept.push(vertex);
      continue;
    }
    const [start, rise] = [along(from), along(to) - along(from)];
    const reached = (limit: number) => (along(limit) - start) / rise;
    const parts = rise === 0 ? [0, isInside(from) ? 1 : 0] : [reached(low), reached(high)];
    const begin = Math.max(0, Math.min(...parts));
    const end = Math.min(1, Math.max(...parts));
    if (begin >= end) continue;
    const at = (part: number): Vertex => {
      if (part === 0 || part === 1) return part === 0 ? vertex : next;
      const index = vertex.index + part * (next.index - vertex.index);
      return { index, rate: part === reached(low) ? low : high };
    };
    piece(at(begin), at(end));
  }
  return kept;
}

/**
 * Columns for entries of these widths, in rows one after another: as many as fit into `width` with a gap between two
 * of them, each as wide as its widest entry; one where not even two fit.
 */
export function columnsFor(widths: readonly number[], gap: number, width: number): number[] {
  for (let count = widths.length; ; count--) {
    const columns = Array.from({ length: count }, (_, column) =>
      Math.max(...widths.filter((_, i) => i % count === column)),
    );
    const total = columns.reduce((sum, column) => sum + column, gap * (count - 1));
    if (count <= 1 || total <= width) return columns;
  }
}

import type { Curve } from "../core/curve.ts";
import { countText } from "../core/facts-text.ts";

/** What a run's user calls all of it. */
export interface Extent {
  readonly values: number;
  /** `100,000,000 epochs` */
  readonly text: string;
}

/** Once through all curves, however often they are read: `2 × 100,000,000 epochs`. */
export function extentOf(curves: readonly Pick<Curve, "length">[], unit: string): Extent {
  const values = curves.reduce((sum, { length }) => sum + length, 0);
  const lengths = [...new Set(curves.map(({ length }) => length))];
  const [length = 0] = lengths;
  const isEven = curves.length > 1 && lengths.length === 1;
  return {
    values,
    text: `${isEven ? `${curves.length} × ${countText(length)}` : countText(values)} ${unit}s`,
  };
}

/**
 * `34 %, 6 s left: 34,000,000 of 100,000,000 epochs, 11,333,333 a second`, where `done` of `total` values have been read:
 * an output that reads a curve twice is half done when it has read it once.
 */
export function progressText(done: number, total: number, seconds: number, { values, text }: Extent): string {
  const left = durationText(((total - done) * seconds) / done);
  const reached = (done / total) * values;
  const [of, rate] = [reached, reached / seconds].map((count) => countText(Math.round(count)));
  return `${Math.floor((100 * done) / total)} %, ${left} left: ${of} of ${text}, ${rate} a second`;
}

function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [minutes, hours] = [Math.floor(whole / 60), Math.floor(whole / 3600)];
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

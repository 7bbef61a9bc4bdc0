/** What the `chart` key of a config and the flags of the same names say of the picture. */
export interface ChartOptions {
  /** Of the whole picture, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel (PNG). */
  readonly scale: number;
  readonly log_y: boolean;
  readonly theme: "light" | "dark";
  /** A CSS colour, "transparent", or undefined for the theme's. */
  readonly background: string | undefined;
  /** Straight lines between values, or a flat piece per value. */
  readonly line: "linear" | "step";
}

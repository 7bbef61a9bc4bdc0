// The parts of vega that render.ts uses. They come without types of their own, and the package vega, which
// has types, would load all of its parts.
declare module "vega-dataflow" {
  export const transforms: Record<string, unknown>;
}
declare module "vega-transforms";
declare module "vega-view-transforms";
declare module "vega-encode";
declare module "vega-parser" {
  export { parse } from "vega";
}
declare module "vega-view" {
  export { View } from "vega";
}
declare module "vega-scenegraph" {
  interface TextItem {
    readonly fontSize?: number;
    readonly fontWeight?: number | string;
    readonly limit?: number;
  }
  export const textMetrics: { width(item: TextItem, text: unknown): number };
}

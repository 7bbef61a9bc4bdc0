// Stands in for the package vega-canvas, which loads canvas with itself: the build and vitest alias it to this.
import type { Canvas, CreateCanvas } from "./canvas.ts";

let make: CreateCanvas | undefined;

/** From now on, what vega draws on is made like that. Until then it draws nothing, and needs no canvas. */
export function drawOn(maker: CreateCanvas): void {
  make = maker;
}

export function canvas(width: number, height: number): Canvas | null {
  return make?.(width, height) ?? null;
}

export const domCanvas = (): null => null;
export const nodeCanvas = canvas;
export const image = (): null => null;

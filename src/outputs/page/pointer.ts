/** What is done to the chart, in CSS pixels from its upper left corner. */
export interface Gestures {
  /** Is a drag that begins here one of the chart? */
  isPlot(x: number, y: number): boolean;
  hover(x: number, y: number): void;
  leave(): void;
  /** A drag is on its way; undefined where it is given up. */
  selecting(box: Box | undefined): void;
  select(box: Box): void;
  /** Two fingers that were at the first places are now at the second ones. */
  pinch(from: readonly [number, number], to: readonly [number, number]): void;
  reset(): void;
}

/** A drag from one place to another; with Shift held down it is up and down that counts. */
export interface Box {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly isVertical: boolean;
}

/** A shorter drag is a click by an unsteady hand. */
const slop = 5;

/**
 * Tell gestures from the pointers on an element. The function that is returned gives up the drag that is on its way,
 * and says whether there was one.
 */
export function listen(element: HTMLElement, gestures: Gestures): () => boolean {
  let begun: { readonly x: number; readonly y: number } | undefined;
  const touches = new Map<number, number>();

  const at = (event: MouseEvent): [number, number] => {
    const { left, top } = element.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const boxTo = (event: PointerEvent): Box | undefined => {
    if (!begun) return undefined;
    const to = at(event);
    const moved = event.shiftKey ? to[1] - begun.y : to[0] - begun.x;
    return Math.abs(moved) < slop ? undefined : { from: [begun.x, begun.y], to, isVertical: event.shiftKey };
  };
  const giveUp = () => {
    const wasBegun = begun !== undefined;
    begun = undefined;
    gestures.selecting(undefined);
    return wasBegun;
  };

  element.addEventListener("pointerdown", (event) => {
    const [x, y] = at(event);
    if (event.pointerType === "touch") touches.set(event.pointerId, x);
    else if (event.button === 0 && gestures.isPlot(x, y)) begun = { x, y };
    if (begun) element.setPointerCapture(event.pointerId);
    gestures.hover(x, y);
  });
  element.addEventListener("pointermove", (event) => {
    const [x, y] = at(event);
    const before = touches.get(event.pointerId);
    if (before === undefined) {
      gestures.hover(x, y);
      if (begun) gestures.selecting(boxTo(event));
      return;
    }
    touches.set(event.pointerId, x);
    const other = [...touches].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) gestures.hover(x, y);
    else gestures.pinch([before, other], [x, other]);
  });
  element.addEventListener("pointerup", (event) => {
    touches.delete(event.pointerId);
    const box = boxTo(event);
    giveUp();
    if (box) gestures.select(box);
  });
  element.addEventListener("pointercancel", (event) => {
    touches.delete(event.pointerId);
    giveUp();
  });
  element.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch" && !begun) gestures.leave();
  });
  element.addEventListener("dblclick", () => gestures.reset());
  return giveUp;
}

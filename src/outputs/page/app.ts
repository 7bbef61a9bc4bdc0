import { create, select } from "d3-selection";
import { countText } from "../../core/facts-text.ts";
import { drawCursor, drawTooltip, spoken } from "./cursor.ts";
import type { Domain } from "./data.ts";
import { draw } from "./draw.ts";
import { type Frame, frameOf, hasGaps, heightFor } from "./frame.ts";
import { movedBy, zoomBy } from "./keys.ts";
import { legendOf } from "./legend.ts";
import type { Model } from "./model.ts";
import { pictureOf } from "./picture.ts";
import { type Box, listen } from "./pointer.ts";
import { endsOf, positionAt, readoutAt } from "./readout.ts";
import { pngOf, save } from "./save.ts";
import { csvOf } from "./table.ts";
import { type SavedFormat, toolbarOf } from "./toolbar.ts";
import { homeOf, type View, zoomedTo } from "./view.ts";

/** The chart with its buttons, drawn into an element of the document and listening to its reader. */
export class App {
  readonly #model: Model;
  readonly #parts: ReturnType<typeof partsOf>;
  readonly #toolbar: ReturnType<typeof toolbarOf>;
  readonly #legend: ReturnType<typeof legendOf>;
  readonly #giveUp: () => void;
  #view: View;
  #frame: Frame;
  /** The cursor's position among the known indices. */
  #position: number | undefined;

  constructor(model: Model, place: HTMLElement) {
    this.#model = model;
    this.#view = homeOf(model);
    this.#parts = partsOf(model);
    this.#toolbar = toolbarOf(model, {
      toggleLogarithmic: () => this.#show({ logarithmic: !this.#view.logarithmic }),
      toggleLine: () => this.#show({ line: this.#view.line === "step" ? "linear" : "step" }),
      reset: () => this.#reset(),
      showWhole: () => this.#show({ x: model.whole, y: undefined }),
      save: (format) => this.#save(format),
    });
    this.#legend = legendOf(model, (group) =>
      this.#show({ only: this.#view.only === group ? undefined : group }),
    );
    const { surface, status } = this.#parts;
    const legend = model.data.groups.length > 1 ? [this.#legend.element] : [];
    place.append(this.#toolbar.element, surface, ...legend, ...sidesNote(model), status);
    this.#frame = this.#draw();
    this.#giveUp = listen(surface, this.#gestures());
    surface.addEventListener("keydown", (event) => this.#press(event));
    new ResizeObserver(() => {
      if (surface.clientWidth !== this.#frame.width) this.#draw();
    }).observe(surface);
  }

  #show(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#draw();
  }

  #draw(): Frame {
    const { surface, svg, frame, status } = this.#parts;
    const width = Math.max(200, surface.clientWidth);
    this.#frame = frameOf(this.#model, this.#view, width, heightFor(width, this.#model, innerHeight));
    const { height } = this.#frame;
    select(svg).attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    draw(select(frame), this.#frame, this.#model, this.#view);
    this.#toolbar.update(this.#view);
    this.#legend.update(this.#view);
    status.textContent = this.#note();
    this.#moveCursor(this.#position);
    return this.#frame;
  }

  /** What the reader should know of what is seen. */
  #note(): string {
    const { data, indices } = this.#model;
    const [known, all] = [indices.length, data.length].map(countText);
    return [
      known === all ? "" : `Shows ${known} of ${all} values, with every peak and low.`,
      hasGaps(this.#model, this.#view)
        ? "A rate of 0 or less has no place on a logarithmic axis: the line has gaps there."
        : "",
    ]
      .join(" ")
      .trim();
  }

  #moveCursor(position: number | undefined, pointerY?: number): void {
    const { cursor, tooltip } = this.#parts;
    const [first, last] = endsOf(this.#model, this.#view);
    const isSeen = position !== undefined && position >= first && position <= last;
    this.#position = isSeen ? position : undefined;
    const readout = isSeen ? readoutAt(position, this.#frame, this.#model) : undefined;
    drawCursor(cursor, this.#frame, readout);
    drawTooltip(tooltip, this.#frame, this.#model, readout, pointerY);
  }

  #gestures() {
    const place = (x: number) => Number(this.#frame.x.invert(x));
    return {
      isPlot: (x: number, y: number) => this.#isPlot(x, y),
      hover: (x: number, y: number) => {
        if (!this.#isPlot(x, y)) return this.#moveCursor(undefined);
        const [first, last] = endsOf(this.#model, this.#view);
        const position = positionAt(place(x), this.#model, this.#view);
        this.#moveCursor(Math.max(first, Math.min(last, position)), y);
      },
      leave: () => this.#moveCursor(undefined),
      selecting: (box: Box | undefined) => this.#drawSelection(box),
      select: ({ from, to, isVertical }: Box) => {
        if (isVertical) this.#zoomRates(from[1], to[1]);
        else this.#zoom([place(from[0]), place(to[0])]);
      },
      pinch: (from: readonly [number, number], to: readonly [number, number]) => {
        const { left, right } = this.#frame;
        const factor = Math.abs(from[1] - from[0]) / Math.max(1, Math.abs(to[1] - to[0]));
        const begin = place(from[0]) - (place(to[0]) - place(left)) * factor;
        this.#zoom([begin, begin + (place(right) - place(left)) * factor]);
      },
      reset: () => this.#reset(),
    };
  }

  #isPlot(x: number, y: number): boolean {
    const { left, right, panels } = this.#frame;
    const [top, bottom] = [panels[0]?.top ?? 0, panels.at(-1)?.bottom ?? 0];
    return x >= left - 4 && x <= right + 4 && y >= top - 4 && y <= bottom + 4;
  }

  #drawSelection(box: Box | undefined): void {
    const { selection } = this.#parts;
    const { left, right, panels } = this.#frame;
    const [top, bottom] = [panels[0]?.top ?? 0, panels.at(-1)?.bottom ?? 0];
    select(selection).attr("visibility", box ? "visible" : "hidden");
    if (!box) return;
    const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
    const [x1, x2] = box.isVertical ? [left, right] : [box.from[0], box.to[0]].sort((a, b) => a - b);
    const [y1, y2] = box.isVertical ? [box.from[1], box.to[1]].sort((a, b) => a - b) : [top, bottom];
    const [from, to] = [within(x1 as number, left, right), within(x2 as number, left, right)];
    const [above, below] = [within(y1 as number, top, bottom), within(y2 as number, top, bottom)];
    select(selection)
      .attr("x", from)
      .attr("width", to - from)
      .attr("y", above)
      .attr("height", below - above);
  }

  #zoom(ends: Domain): void {
    const { left, right, x } = this.#frame;
    const [low, high] = [Number(x.invert(left)), Number(x.invert(right))];
    const within = ends.map((end) =>
      Math.max(Math.min(low, ends[0]), Math.min(Math.max(high, ends[1]), end)),
    );
    this.#show(zoomedTo(this.#view, within as unknown as Domain, this.#model));
  }

  #zoomRates(from: number, to: number): void {
    const [panel] = this.#frame.panels;
    if (!panel) return;
    const rate = (y: number) => Number(panel.y.invert(Math.max(panel.top, Math.min(panel.bottom, y))));
    const [low, high] = [rate(Math.max(from, to)), rate(Math.min(from, to))];
    if (low < high) this.#show({ y: [low, high] });
  }

  #reset(): void {
    const { x, y } = homeOf(this.#model);
    this.#show({ x, y });
  }

  #press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moved = movedBy(event, this.#position, this.#model, this.#view);
    const zoom = zoomBy(event);
    if (moved !== undefined) {
      this.#moveCursor(moved);
      const readout = readoutAt(moved, this.#frame, this.#model);
      this.#parts.live.textContent = spoken(readout, this.#model);
    } else if (zoom !== undefined) this.#zoomAround(zoom);
    else if (event.key === "Escape") {
      this.#giveUp();
      this.#reset();
    } else return;
    event.preventDefault();
  }

  /** Around the cursor, or the middle. */
  #zoomAround(factor: number): void {
    const [low, high] = this.#view.x;
    const { indices, data } = this.#model;
    const middle =
      this.#position === undefined ? (low + high) / 2 : (indices[this.#position] ?? 0) / data.per;
    this.#zoom([middle - (middle - low) * factor, middle + (high - middle) * factor]);
  }

  async #save(format: SavedFormat): Promise<void> {
    if (format === "csv") return save(csvOf(this.#model, this.#view), format, "text/csv");
    const picture = pictureOf(this.#parts.svg, this.#model, this.#view);
    if (format === "svg") save(picture.text, format, "image/svg+xml");
    else save(await pngOf(picture), format, "image/png");
  }
}

/** The elements that the chart is drawn into. */
function partsOf({ data }: Model) {
  const surface = create("div").attr("class", "surface").attr("tabindex", 0).attr("role", "group");
  surface.attr("aria-label", "Chart. Arrow keys move the cursor, plus and minus zoom, Escape resets.");
  const svg = surface.append("svg").attr("class", "chart").attr("role", "img");
  svg.attr("aria-label", data.title).attr("aria-describedby", "description");
  svg.append("desc").attr("id", "description").text(data.description);
  const frame = svg.append("g").attr("class", "frame");
  const selection = svg.append("rect").attr("class", "selection").attr("visibility", "hidden");
  const cursor = svg.append("g").attr("class", "cursor");
  const tooltip = surface.append("div").attr("class", "tooltip").attr("aria-hidden", "true");
  const live = surface.append("p").attr("class", "unseen").attr("aria-live", "polite");
  const status = create("p").attr("class", "note").attr("role", "status");
  return {
    surface: surface.node() as HTMLDivElement,
    svg: svg.node() as SVGSVGElement,
    frame: frame.node() as SVGGElement,
    selection: selection.node() as SVGRectElement,
    cursor: cursor.node() as SVGGElement,
    tooltip: tooltip.property("hidden", true).node() as HTMLDivElement,
    live: live.node() as HTMLParagraphElement,
    status: status.node() as HTMLParagraphElement,
  };
}

/** Which lines are which side of a comparison. */
function sidesNote({ data: { sides } }: Model): HTMLElement[] {
  if (!sides) return [];
  const note = create("p").attr("class", "note");
  note.append("span").text("Faint: before, ");
  note.append("span").attr("dir", "auto").text(sides.before);
  note.append("span").text(". Strong: after, ");
  note.append("span").attr("dir", "auto").text(sides.after);
  return [note.append("span").text(".").node()?.parentElement as HTMLElement];
}

import { select } from "d3-selection";
import { countText } from "../../core/facts-text.ts";
import { drawCursor, spoken } from "./cursor.ts";
import { draw } from "./draw.ts";
import { type Frame, frameOf, gapsIn, heightFor } from "./frame.ts";
import { movedBy, zoomBy } from "./keys.ts";
import { legendOf } from "./legend.ts";
import type { Model } from "./model.ts";
import { type Parts, partsOf, sidesOf } from "./parts.ts";
import { pictureOf } from "./picture.ts";
import { drawSelection, isPlot, pinched, placesOf, ratesOf } from "./plot.ts";
import { type Gestures, listen } from "./pointer.ts";
import { positionAt, readoutAt } from "./readout.ts";
import { pngOf, save } from "./save.ts";
import { csvOf } from "./table.ts";
import { type Commands, type SavedFormat, toolbarOf } from "./toolbar.ts";
import { drawTooltip } from "./tooltip.ts";
import { countsOf, endsOf, homeOf, type View, zoomedTo } from "./view.ts";

/** The chart with its buttons, drawn into an element of the document and listening to its reader. */
export class App {
  readonly #model: Model;
  readonly #parts: Parts;
  readonly #toolbar: ReturnType<typeof toolbarOf>;
  readonly #legend: ReturnType<typeof legendOf>;
  /** Gives up the drag that is on its way; was there one? */
  readonly #giveUp: () => boolean;
  #view: View;
  #frame: Frame;
  /** The cursor's place among the known indices. */
  #position: number | undefined;

  constructor(model: Model, place: HTMLElement) {
    this.#model = model;
    this.#view = homeOf(model);
    this.#parts = partsOf(model);
    this.#toolbar = toolbarOf(model, this.#commands());
    this.#legend = legendOf(model, (group) => {
      this.#show({ only: this.#view.only === group ? undefined : group });
    });
    const { surface, status } = this.#parts;
    const legend = model.data.groups.length > 1 ? [this.#legend.element] : [];
    place.append(this.#toolbar.element, surface, ...legend, ...sidesOf(model), status);
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
    this.#legend.update(this.#view, width);
    status.textContent = remarkOf(this.#model, this.#view);
    this.#moveCursor(this.#position);
    return this.#frame;
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

  #hover(x: number, y: number): void {
    const [first, last] = endsOf(this.#model, this.#view);
    const position = positionAt(Number(this.#frame.x.invert(x)), this.#model, this.#view);
    const seen = Math.max(first, Math.min(last, position));
    this.#moveCursor(isPlot(x, y, this.#frame) ? seen : undefined, y);
  }

  #reset(): void {
    const { x, y } = homeOf(this.#model);
    this.#show({ x, y });
  }

  #commands(): Commands {
    return {
      toggleLogarithmic: () => this.#show({ logarithmic: !this.#view.logarithmic }),
      toggleLine: () => this.#show({ line: this.#view.line === "step" ? "linear" : "step" }),
      reset: () => this.#reset(),
      showWhole: () => this.#show({ x: this.#model.whole, y: undefined }),
      save: (format) => this.#save(format),
    };
  }

  #gestures(): Gestures {
    return {
      isPlot: (x, y) => isPlot(x, y, this.#frame),
      hover: (x, y) => this.#hover(x, y),
      leave: () => this.#moveCursor(undefined),
      selecting: (box) => drawSelection(this.#parts.selection, box, this.#frame),
      select: (box) => {
        if (!box.isVertical) this.#show(zoomedTo(this.#view, placesOf(box, this.#frame), this.#model));
        else this.#show({ y: ratesOf(box, this.#frame) ?? this.#view.y });
      },
      pinch: (from, to) => this.#show(zoomedTo(this.#view, pinched(from, to, this.#frame), this.#model)),
      reset: () => this.#reset(),
    };
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
    else if (event.key !== "Escape") return;
    else if (!this.#giveUp()) this.#reset();
    event.preventDefault();
  }

  /** Around the cursor, or the middle. */
  #zoomAround(factor: number): void {
    const [low, high] = this.#view.x;
    const index = this.#position === undefined ? undefined : this.#model.indices[this.#position];
    const middle = index === undefined ? (low + high) / 2 : index / this.#model.data.per;
    const ends = [middle - (middle - low) * factor, middle + (high - middle) * factor] as const;
    this.#show(zoomedTo(this.#view, ends, this.#model));
  }

  async #save(format: SavedFormat): Promise<void> {
    if (format === "csv") {
      const { known, all } = countsOf(this.#model, this.#view);
      const ending = known < all ? "-sample.csv" : ".csv";
      return save(csvOf(this.#model, this.#view), ending, "text/csv");
    }
    const picture = pictureOf(this.#parts.svg, this.#model, this.#view);
    if (format === "svg") save(picture.text, ".svg", "image/svg+xml");
    else save(await pngOf(picture), ".png", "image/png");
  }
}

/** What the reader should know of what is seen. */
function remarkOf(model: Model, view: View): string {
  const [known, all] = [model.indices.length, model.data.length];
  const remarks = [];
  if (known < all) {
    remarks.push(`Shows ${countText(known)} of ${countText(all)} values, the extremes among them.`);
  }
  const gaps = gapsIn(model, view);
  if (gaps !== undefined) remarks.push(`${gaps.charAt(0).toUpperCase()}${gaps.slice(1)}.`);
  return remarks.join(" ");
}

import type { Chunk, Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import { formatNamed } from "../../src/outputs/index.ts";

/** A curve of given values; `counted` is told of every value that is computed. */
export function curveOf(
  values: { readonly length: number; lr(i: number): number; momentum?(i: number): number },
  given: Partial<Pick<Curve, "label" | "type" | "group">> = {},
  counted: (values: number) => void = () => {},
): Curve {
  return {
    label: "StepLR",
    type: "torch.StepLR",
    group: null,
    ...given,
    length: values.length,
    momentum: values.momentum !== undefined,
    *chunks(size = 4096): Generator<Chunk> {
      const lr = new Float64Array(size);
      const momentum = values.momentum === undefined ? undefined : new Float64Array(size);
      for (let start = 0; start < values.length; start += size) {
        const length = Math.min(size, values.length - start);
        counted(length);
        for (let k = 0; k < length; k++) {
          lr[k] = values.lr(start + k);
          if (momentum !== undefined) momentum[k] = values.momentum?.(start + k) as number;
        }
        yield { start, length, lr, momentum };
      }
    },
  };
}

/** `curveOf` for an array of rates, and one of momentum. */
export function listed(lr: readonly number[], label = "StepLR", momentum?: readonly number[]): Curve {
  return curveOf(
    {
      length: lr.length,
      lr: (i) => lr[i] as number,
      ...(momentum === undefined ? {} : { momentum: (i: number) => momentum[i] as number }),
    },
    { label },
  );
}

export function figureOf(curves: readonly Curve[], given: Partial<Figure> = {}): Figure {
  return {
    title: "StepLR",
    subtitle: "",
    x: "epoch",
    steps_per_epoch: 1,
    curves,
    chart: {
      width: 800,
      height: 400,
      scale: 2,
      log_y: false,
      theme: "light",
      background: undefined,
      line: "linear",
    },
    precision: undefined,
    ...given,
  };
}

/** The pieces of a figure in a format, as they come. */
export async function pieces(format: string, figure: Figure): Promise<Iterable<string | Uint8Array>> {
  const write = await formatNamed(format)?.load();
  if (write === undefined) throw new Error(`no format ${format}`);
  return write(figure, (message) => {
    throw new Error(`unexpected warning: ${message}`);
  });
}

export async function textOf(format: string, figure: Figure): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (const piece of await pieces(format, figure)) {
    text += typeof piece === "string" ? piece : decoder.decode(piece);
  }
  return text;
}

/** `[input, expectation, input, expectation …]`, one on each line, as the rows of a `test.each`. */
export function table<I, O>(...cells: (I | O)[]): [I, O][] {
  return cells.flatMap((cell, i): [I, O][] => (i % 2 === 0 ? [[cell as I, cells[i + 1] as O]] : []));
}

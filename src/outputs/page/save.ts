import type { Picture } from "./picture.ts";

/** Pixels of a PNG for each CSS pixel. */
const scale = 2;

/** Have the browser save a file, named as the page is but for its ending. */
export function save(content: string | Blob, ending: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = pageName() + ending;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser may take its time
}

function pageName(): string {
  const name = location.pathname
    .split("/")
    .at(-1)
    ?.replace(/\.html?$/i, "");
  try {
    return decodeURIComponent(name || "lr");
  } catch {
    return "lr";
  }
}

/** A picture's pixels as a PNG file. */
export async function pngOf({ text, width, height }: Picture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [scale * width, scale * height];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

import { deflateSync, crc32 as nodeCrc32 } from "node:zlib";

/** What is read of a node-canvas. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  /** Rows of 32-bit words as the processor has them: alpha, red, green, blue; colours times alpha. */
  toBuffer(type: "raw"): Uint8Array;
}

/**
 * A canvas as a PNG file, a quarter of the time that node-canvas takes for it; `scale` pixels are 1/96 inch.
 * Without an alpha channel where every pixel is opaque.
 */
export function encodePng(canvas: Pixels, scale: number): Uint8Array {
  const { width, height } = canvas;
  const raw = canvas.toBuffer("raw");
  const words = new Uint32Array(raw.buffer, raw.byteOffset, raw.byteLength >>> 2);
  const opaque = isOpaque(words);
  const rows = opaque ? rgb(words, canvas) : rgba(words, canvas);
  const perMetre = Math.round((96 * scale) / 0.0254);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", [...uint32(width), ...uint32(height), 8, opaque ? 2 : 6, 0, 0, 0]),
    chunk("pHYs", [...uint32(perMetre), ...uint32(perMetre), 1]),
    chunk("IDAT", deflateSync(rows, { level: 3 })),
    chunk("IEND", []),
  ]);
}

function isOpaque(words: Uint32Array): boolean {
  for (let i = 0; i < words.length; i++) if ((words[i] as number) < 0xff000000) return false;
  return true;
}

// Each row begins with a 0: no filter. Chart pixels repeat exactly, and deflate sees that without one.

function rgb(words: Uint32Array, { width, height, stride }: Pixels): Uint8Array {
  const bytes = Buffer.allocUnsafe((3 * width + 1) * height);
  let to = 0;
  for (let y = 0; y < height; y++) {
    bytes[to++] = 0;
    const start = (y * stride) >>> 2;
    for (let i = start; i < start + width; i++) {
      const word = words[i] as number;
      bytes[to++] = word >>> 16;
      bytes[to++] = word >>> 8;
      bytes[to++] = word;
    }
  }
  return bytes;
}

function rgba(words: Uint32Array, { width, height, stride }: Pixels): Uint8Array {
  const bytes = Buffer.alloc((4 * width + 1) * height);
  let to = 0;
  for (let y = 0; y < height; y++) {
    to++;
    const start = (y * stride) >>> 2;
    for (let i = start; i < start + width; i++, to += 4) {
      const word = words[i] as number;
      const alpha = word >>> 24;
      if (alpha === 0) continue;
      bytes[to] = divide((word >>> 16) & 255, alpha);
      bytes[to + 1] = divide((word >>> 8) & 255, alpha);
      bytes[to + 2] = divide(word & 255, alpha);
      bytes[to + 3] = alpha;
    }
  }
  return bytes;
}

/** A colour without its alpha, rounded. */
function divide(colour: number, alpha: number): number {
  return Math.min(255, Math.floor((colour * 255 + (alpha >>> 1)) / alpha));
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function chunk(type: string, data: Uint8Array | number[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), Uint8Array.from(data)]);
  return Buffer.concat([Buffer.from(uint32(data.length)), body, Buffer.from(uint32(crc32(body)))]);
}

/** PNG's checksum; zlib has it from Node 20.15 on. */
function crc32(bytes: Uint8Array): number {
  if (nodeCrc32 !== undefined) return nodeCrc32(bytes);
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

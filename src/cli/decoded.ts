import { Problem } from "../core/problem.ts";

/**
 * The text in the bytes of a file: UTF-8, or UTF-16 where its first bytes say so, as PowerShell writes it; unpacked where
 * it is gzip. Throws a Problem for what is no text, or more than `most` bytes of it.
 */
export async function decoded(bytes: Uint8Array, name: string, most: number): Promise<string> {
  const plain = isGzip(bytes) ? await unpacked(bytes, name, most) : bytes;
  try {
    return new TextDecoder(encodingOf(plain), { fatal: true }).decode(plain);
  } catch {
    throw new Problem("is not text", { where: name, allowed: "UTF-8" });
  }
}

/** What is larger than can be read. Of a log, few columns are needed. */
export function tooLarge(name: string, most: number, isLog: boolean): Problem {
  return new Problem(`is larger than ${most / 2 ** 20} MiB`, {
    where: name,
    hint: isLog
      ? "Only its columns of steps and of what is checked are needed: cut -d, -f1,2 log.csv | lrplot check plan.json --log -"
      : undefined,
  });
}

const isGzip = ([first, second]: Uint8Array) => first === 0x1f && second === 0x8b;

async function unpacked(bytes: Uint8Array, name: string, most: number): Promise<Uint8Array> {
  const { gunzipSync } = await import("node:zlib");
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(name, most, true);
    throw new Problem("is gzip that cannot be unpacked", { where: name, allowed: message });
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

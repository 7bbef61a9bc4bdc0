/** What a picture says to who cannot see it, in lines of plain text. */
export interface Alternative {
  readonly title: string;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => entities[character] as string);

/** An SVG that says so: as a picture with a title and a description, which are its first children. */
export function withAlternative(svg: string, { title, text }: Alternative): string {
  const id = `lrplot-${hash(svg)}`; // two charts on one page do not share it
  return svg.replace(
    /^<svg\b([^>]*)>/,
    (_, attributes: string) =>
      `<svg${attributes} role="img" aria-labelledby="${id}-title ${id}-desc">` +
      `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(text)}</desc>`,
  );
}

/** FNV-1a, of 32 bits, in base 36. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}

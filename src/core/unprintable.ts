/** What a line of text, or XML, cannot hold, and what turns the text around it to another direction. */
const characters = String.raw`\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069`;

export const unprintable = new RegExp(`[${characters}]`, "u");

/** A text without any of it. */
export const printable = new RegExp(`^[^${characters}]*$`, "u");

/** A text with what is unprintable spelled as JSON can: `\n`, `\u001b`. */
export function spelledOut(text: string): string {
  return text.replace(new RegExp(unprintable, "gu"), (character) => {
    const json = JSON.stringify(character).slice(1, -1);
    return json === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : json;
  });
}

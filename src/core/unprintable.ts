/** What a line of text, or XML, cannot hold. */
export const unprintable = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

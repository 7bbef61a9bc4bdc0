/** What the document can be told of its colours; the first leaves them to the reader's system. */
const themes: readonly string[] = ["auto", "light", "dark"];

const root = document.documentElement;

/** The words of the button: `Theme: auto`. */
export function themeText(): string {
  return `Theme: ${root.dataset.theme ?? "auto"}`;
}

/** Go on to the next of them. */
export function turnTheme(): void {
  const seen = themes.indexOf(root.dataset.theme ?? "auto");
  const next = themes[(seen + 1) % themes.length];
  if (next === "auto") delete root.dataset.theme;
  else root.dataset.theme = next;
}

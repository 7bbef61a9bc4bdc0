/** Where torch documents a class, and which version was ported. */
export function torchReference(source: string) {
  return { version: "2.14", url: `https://docs.pytorch.org/docs/stable/generated/${source}.html` };
}

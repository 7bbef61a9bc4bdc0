/** Where timm documents its schedulers (all on one page), and which version was ported. */
export function timmReference(source: string) {
  const page = "https://huggingface.co/docs/timm/reference/schedulers";
  return { version: "1.0.29", url: `${page}#${source}` };
}

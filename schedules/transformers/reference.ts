/** Where transformers documents a function, and which version was ported. */
export function transformersReference(source: string) {
  const page = "https://huggingface.co/docs/transformers/main_classes/optimizer_schedules";
  return { version: "5.12.1", url: `${page}#${source}` };
}

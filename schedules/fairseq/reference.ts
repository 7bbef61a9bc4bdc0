/** Which version was ported; fairseq has no page for a class, so its source stands for one. */
export function fairseqReference(source: string) {
  const [module] = source.split(".").slice(-2);
  return {
    version: "0.12.2",
    url: `https://github.com/facebookresearch/fairseq/blob/main/fairseq/optim/lr_scheduler/${module}.py`,
  };
}

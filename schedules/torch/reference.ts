/** What a torch definition says of its origin. */
export function torchReference(path: string) {
  return {
    version: "2.14",
    url: `https://docs.pytorch.org/docs/stable/generated/torch.optim.${path}.html`,
  };
}

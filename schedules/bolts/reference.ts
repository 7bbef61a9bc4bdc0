/** The documentation of Lightning Bolts, of which 0.7.0 is the last release. */
export const boltsReference = {
  version: "0.7.0",
  url: "https://lightning-bolts.readthedocs.io/en/latest/schedulers/warmup_cosine_annealing.html",
};

/** Where optax documents its schedules, and which version was ported. */
export const optaxReference = {
  version: "0.2.9",
  url: "https://optax.readthedocs.io/en/latest/api/optimizer_schedules.html",
};

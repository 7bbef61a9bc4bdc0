/** Where keras documents a schedule, and which version was ported. */
export function kerasReference(source: string) {
  const page = source
    .slice(source.lastIndexOf(".") + 1)
    .replace(/(?<=[a-z])(?=[A-Z])/g, "_")
    .toLowerCase();
  return { version: "3.16", url: `https://keras.io/api/optimizers/learning_rate_schedules/${page}/` };
}

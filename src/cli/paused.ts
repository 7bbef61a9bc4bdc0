/** How long signals may have to wait, in milliseconds. */
const attention = 50;

/** Items as they come, with a pause now and then in which signals are heard. */
export async function* paused<T>(items: Iterable<T>): AsyncGenerator<T> {
  let heard = performance.now();
  for (const item of items) {
    yield item;
    if (performance.now() - heard < attention) continue;
    await new Promise((resume) => setImmediate(resume));
    heard = performance.now();
  }
}

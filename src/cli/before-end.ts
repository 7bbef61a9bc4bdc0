const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const works = new Set<() => void>();

/**
 * Do `work` when the process is told to end (Ctrl-C), before it does; the function that is returned calls this off. A
 * signal is heard when nothing else runs: while this is in force, long work must be `paused`.
 */
export function beforeEnd(work: () => void): () => void {
  if (works.size === 0) for (const signal of signals) process.prependListener(signal, end);
  works.add(work);
  return () => {
    works.delete(work);
    if (works.size === 0) forget();
  };
}

function end(signal: NodeJS.Signals): void {
  for (const work of works) work();
  works.clear();
  forget();
  // where nobody listens any more, it ends as it would have
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function forget(): void {
  for (const signal of signals) process.off(signal, end);
}

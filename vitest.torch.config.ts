import { defineConfig } from "vitest/config";

/** What needs a Python with torch: /usr/bin/python3, or the one that LRPLOT_PYTHON names. */
export default defineConfig({
  test: { include: ["test/live/**/*.torch.ts"], testTimeout: 60_000 },
});

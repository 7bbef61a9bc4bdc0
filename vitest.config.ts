import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    alias: {
      // As the build does; see there for why.
      "vega-canvas": fileURLToPath(new URL("./src/outputs/chart/vega-canvas.ts", import.meta.url)),
    },
  },
});

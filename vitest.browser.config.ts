import { configDefaults, defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

// What needs a real browser: Debian's chromium, or the one that CHROME_PATH names.
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ["test/browser/**/*.test.ts"],
    exclude: configDefaults.exclude,
    fileParallelism: false,
  },
});

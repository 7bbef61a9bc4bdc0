import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { buildFonts } from "./scripts/fonts.mjs";
import { bundledTextInTests } from "./scripts/page.mjs";

const root = new URL("./", import.meta.url);
const fonts = fileURLToPath(new URL("dist/fonts", root));
// Whoever runs vitest without a build before it still gets PNGs with labels.
if (!existsSync(fonts)) await buildFonts(fonts);

export default defineConfig({
  plugins: [bundledTextInTests()],
  test: {
    include: ["test/**/*.test.ts"],
    // `npm run test:browser` runs these.
    exclude: [...configDefaults.exclude, "test/browser/**"],
    // Laws over random input take seconds on a busy machine.
    testTimeout: 30_000,
    alias: {
      // As the build does; see there for why.
      "vega-canvas": fileURLToPath(new URL("src/outputs/chart/vega-canvas.ts", root)),
    },
    // The alias holds only in what vitest loads itself.
    server: { deps: { inline: [/\/vega-/] } },
  },
});

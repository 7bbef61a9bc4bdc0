import { defineConfig } from "vitest/config";

/** `npm run test:shells`: what needs bash, bash-completion, zsh, fish and tmux to be installed. */
export default defineConfig({
  test: { include: ["test/shells/**/*.shell.ts"], testTimeout: 30_000 },
});

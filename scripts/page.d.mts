import type { Plugin } from "vitest/config";

export function bundledTextInTests(): Plugin;

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What `npm run verify` tries that needs more than the lockfile brings. */
export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  test: { include: ["tests/verify/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 240_000, maxWorkers: 1 },
});

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const seconds = (count: number) => count * 1000;

/** One sort of test: its folder, and how long one test may take. Groups run one after the other, the quick ones first. */
const project = (name: string, order: number, patience: number, workers: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: patience,
    hookTimeout: patience * 2,
    maxWorkers: workers,
    sequence: { groupOrder: order },
    // Puppeteer can lose sight of a page. Only that is tried again, and told; what a test expects is not.
    retry: { count: 1, condition: /^Timed out after waiting \d+ms$|^Protocol error|Target closed/ },
  },
});

export default defineConfig({
  root: fileURLToPath(new URL("../", import.meta.url)),
  test: {
    // Browsers and builds are processes of their own: one test file at a time leaves them the second core.
    projects: [
      project("unit", 1, seconds(10), 2),
      project("build", 2, seconds(60), 2),
      project("browser", 3, seconds(60), 2),
      project("print", 4, seconds(120), 2),
    ],
    // `site.ts` of a data folder is loaded by the program, not by the tests.
    exclude: ["**/node_modules/**", "tests/books/**", "tests/verify/**"],
    passWithNoTests: false,
  },
});

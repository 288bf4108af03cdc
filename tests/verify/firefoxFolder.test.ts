import type { Browser } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startFirefox } from "../../src/io/firefox.ts";
import { allIsWell, fileRules, readFolder, unpackedBook, type Unpacked } from "../browser/openFolder.ts";

let book: Unpacked;
let browser: Browser;
beforeAll(async () => {
  book = await unpackedBook();
  browser = await startFirefox();
});
afterAll(async () => {
  await browser.close();
  await book.remove();
});

it("Firefox keeps files from each other here, as it does for readers", async () => {
  expect(await fileRules(browser, book.lean)).toEqual({ fetch: "refused", import: "refused" });
});

it.each(["lean", "full"] as const)("Firefox reads the %s package from a folder: pages, search, map, forms", async (kind) => {
  const { seen, strange } = await readFolder(browser, book[kind]);
  expect(seen).toEqual(allIsWell);
  expect(strange).toEqual({ console: [], requests: [] });
});

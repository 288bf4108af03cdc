import { describe } from "vitest";
import { searchEverywhere } from "./searchEverywhere.ts";
import { startBrowser } from "./site.ts";

describe("the search, from the box to the words marked on a page, in Chromium", () => {
  searchEverywhere(startBrowser);
});

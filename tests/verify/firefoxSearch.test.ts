import { describe } from "vitest";
import { startFirefox } from "../../src/io/firefox.ts";
import { searchEverywhere } from "../browser/searchEverywhere.ts";

describe("the search, from the box to the words marked on a page, in Firefox", () => {
  searchEverywhere(startFirefox);
});

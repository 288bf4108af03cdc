/** A page of each type in the judgement of Lighthouse: 100 for accessibility, best practices and search engines. */
import { pageTypes } from "../audit/pageTypes.ts";
import { readBuiltSite } from "./builtSite.ts";
import { startChromium } from "./chromium.ts";
import { judge, type Category } from "./lighthouse.ts";
import { serve } from "./outputServer.ts";
import type { Check } from "./verify.ts";

const categories = ["accessibility", "best-practices", "seo"] as const satisfies readonly Category[];

/** What does not apply: pages that ask search engines to leave them out are to be left out, and `pages` sees which those are. */
const skippedOn = (isUnlisted: boolean): readonly string[] => (isUnlisted ? ["is-crawlable"] : []);

export const lighthouseCheck: Check = {
  name: "lighthouse",
  about: "a page of each type with Lighthouse: 100 for accessibility, best practices and search engines",
  async run({ output, tell }) {
    // A page that is not found is judged by its status, which is right as it is.
    const types = pageTypes(await readBuiltSite(output)).filter(({ page }) => page.path !== "404.html");
    const server = await serve(output, 0, { isCompressing: true });
    const browser = await startChromium();
    const rows: (readonly string[])[] = [];
    let failures = 0;
    try {
      for (const { name, page, count } of types) {
        const { scores, lost } = await judge(browser, server.url.replace("127.0.0.1", "localhost") + page.url, categories, {
          skipped: skippedOn(page.isUnlisted),
        });
        const isGood = categories.every((category) => scores[category] === 100);
        if (!isGood) failures++;
        tell(`  ${rows.length + 1} of ${types.length}: ${page.url}`);
        for (const fault of isGood ? [] : lost) tell(`    ${fault}`);
        rows.push([page.url, String(count), ...categories.map((category) => String(scores[category])), name]);
      }
    } finally {
      await browser.close();
      await server.close();
    }
    return { columns: ["page", "of so many", ...categories, "made of"], rows, failures };
  },
};

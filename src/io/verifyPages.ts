/** What must hold of every page and of what leads to it, in the files as they were built. */
import { rules } from "../audit/rules.ts";
import { readBuiltSite } from "./builtSite.ts";
import type { Check } from "./verify.ts";

export const pagesCheck: Check = {
  name: "pages",
  about: "every page as it was built: links, anchors, ids, headings, titles, languages, PDFs, feeds, sitemap, nothing without a link to it",
  async run({ output, tell }) {
    const site = await readBuiltSite(output);
    tell(`  ${site.pages.length} pages, ${site.files.size} files`);
    const found = rules.map(({ about, faults }) => ({ about, faults: faults(site) }));
    for (const { faults } of found) for (const fault of faults) tell(`  ${fault}`);
    return {
      columns: ["the site", "faults"],
      rows: found.map(({ about, faults }) => [about, String(faults.length)]),
      failures: found.filter(({ faults }) => faults.length > 0).length,
    };
  },
};

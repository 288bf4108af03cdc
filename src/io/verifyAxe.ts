/** Every page in a browser: nothing that axe finds, in light, dark and on a phone; nothing that moves; a first visit that weighs little. */
import { readingPages } from "../audit/site.ts";
import { axeFaults } from "./axe.ts";
import { readBuiltSite } from "./builtSite.ts";
import { crawl, modes, type Crawled, type Watch } from "./crawl.ts";
import type { Check, Findings } from "./verify.ts";
import { visitWatch, type Visit } from "./visitWatch.ts";

/** Who looks at every page, by the name of their column. */
const watchesOf = (output: string, onVisit: (url: string, visit: Visit) => void): Readonly<Record<string, Watch>> => ({
  visit: visitWatch(output, onVisit),
  axe: async (page) => ({ inMode: () => axeFaults(page) }),
});

export const axeCheck: Check = {
  name: "axe",
  about: `every page in Chromium (${modes.map(({ name }) => name).join(", ")}): axe, nothing that moves, bytes and requests of a first visit`,
  async run({ output, tell }) {
    const urls = readingPages(await readBuiltSite(output)).map(({ url }) => url);
    const visits = new Map<string, Visit>();
    const watches = watchesOf(output, (url, visit) => visits.set(url, visit));
    const start = performance.now();
    const crawled = await crawl(output, urls, watches, {
      onPage: ({ url, faults }, done) => {
        const all = Object.entries(faults).flatMap(([name, found]) => found.map((fault) => `    ${name}, ${fault}`));
        if (all.length > 0 || done % 25 === 0 || done === urls.length) tell(`  ${done} of ${urls.length}: ${url}`);
        for (const fault of all) tell(fault);
      },
    });
    tell(`  ${crawled.length} pages in ${modes.length} modes in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    return tableOf(crawled, visits, Object.keys(watches));
  },
};

/** The pages with what was found, and what a first visit costs. */
export function tableOf(crawled: readonly Crawled[], visits: ReadonlyMap<string, Visit>, names: readonly string[]): Findings {
  const kB = (bytes: number) => (bytes / 1000).toFixed(1);
  const rows = crawled.map(({ url, faults }) => {
    const { files = [], shift = 0 } = visits.get(url) ?? {};
    const sum = (ending: RegExp) => files.reduce((bytes, { path, sent }) => bytes + (ending.test(path) ? sent : 0), 0);
    return [url, ...names.map((name) => String(faults[name]?.length ?? 0)), kB(sum(/./)), kB(sum(/\.js$/)), String(files.length), shift.toFixed(3)];
  });
  return {
    columns: ["page", ...names.map((name) => `${name} faults`), "kB", "kB of scripts", "requests", "shift"],
    rows,
    failures: crawled.filter(({ faults }) => Object.values(faults).some((found) => found.length > 0)).length,
  };
}

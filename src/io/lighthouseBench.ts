/** What Lighthouse thinks of the speed of each type of page: on a slow phone on a slow net, as it pretends. Depends on the machine; what is held by tests are bytes, requests and that nothing moves. */
import { pageTypes } from "../audit/pageTypes.ts";
import { readBuiltSite } from "./builtSite.ts";
import { startChromium } from "./chromium.ts";
import { judge } from "./lighthouse.ts";
import { serve } from "./outputServer.ts";

export interface Speed {
  /** The page of its type that has most in it. */
  readonly url: string;
  /** Pages of this type. */
  readonly count: number;
  /** 0 to 100. */
  readonly performance: number;
}

/** The scores of an output's pages, one of each type, served compressed as hosts do. */
export async function speedOf(output: string, tell: (line: string) => void): Promise<readonly Speed[]> {
  const types = pageTypes(await readBuiltSite(output)).filter(({ page }) => page.path !== "404.html");
  const server = await serve(output, 0, { isCompressing: true });
  const browser = await startChromium();
  const speeds: Speed[] = [];
  try {
    for (const { page, count } of types) {
      const { scores } = await judge(browser, server.url + page.url, ["performance"]);
      speeds.push({ url: page.url, count, performance: scores.performance ?? 0 });
      tell(`Lighthouse ${speeds.length} of ${types.length}: ${page.url} ${String(scores.performance)}`);
    }
    return speeds;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The scores as lines to print, the slowest first. */
export function speedTable(speeds: readonly Speed[]): readonly string[] {
  const sorted = [...speeds].sort((a, b) => a.performance - b.performance);
  return [
    "Lighthouse, performance    of so many",
    ...sorted.map(({ url, count, performance }) => `${String(performance).padStart(11)}${String(count).padStart(16)}  ${url}`),
  ];
}

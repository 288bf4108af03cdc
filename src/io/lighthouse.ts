/** Lighthouse in the browser that the project has: what it thinks of a page. */
import lighthouse from "lighthouse";
import type { Browser } from "puppeteer";
import { withoutApp } from "./crawl.ts";
import { KnownError } from "./errors.ts";

export type Category = "accessibility" | "best-practices" | "seo" | "performance";

/** What Lighthouse says of a page. */
export interface Judgement {
  /** 0 to 100, by category. */
  readonly scores: Readonly<Partial<Record<Category, number>>>;
  /** What takes points away: `seo is-crawlable: Page is blocked from indexing`. */
  readonly lost: readonly string[];
}

export interface LighthouseOptions {
  /** Audits that do not apply to this page. */
  readonly skipped?: readonly string[];
}

/**
 * Asks Lighthouse, as it tests pages on phones, in a browser that has read nothing yet.
 * @throws `KnownError` when Lighthouse itself could not do its work
 */
export async function judge(browser: Browser, address: string, categories: readonly Category[], { skipped = [] }: LighthouseOptions = {}): Promise<Judgement> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.evaluateOnNewDocument(withoutApp);
    const flags = { logLevel: "error" as const, onlyCategories: [...categories], ...(skipped.length === 0 ? {} : { skipAudits: [...skipped] }) };
    const result = await lighthouse(address, flags, undefined, page);
    if (result === undefined || result.lhr.runtimeError !== undefined)
      throw new KnownError(`Lighthouse could not look at ${address}: ${result?.lhr.runtimeError?.message ?? "it says nothing"}`);
    const { lhr } = result;
    const judged = categories.map((category) => ({ category, ...lhr.categories[category] }));
    const lost = judged.flatMap(({ category, auditRefs = [] }) =>
      auditRefs
        .filter(({ weight }) => weight > 0)
        .flatMap(({ id }) => lhr.audits[id] ?? [])
        .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "error" || (score !== null && score < 1))
        .map(
          ({ id, title, displayValue = "", errorMessage = "" }) =>
            `${category} ${id}: ${[title, displayValue, errorMessage].filter((words) => words !== "").join(", ")}`,
        ),
    );
    return { scores: Object.fromEntries(judged.map(({ category, score = null }) => [category, Math.round((score ?? 0) * 100)])), lost };
  } finally {
    await context.close();
  }
}

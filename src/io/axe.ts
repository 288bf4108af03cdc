/** The accessibility of a page in a browser, in the judgement of axe. */
import axe, { type AxeResults } from "axe-core";
import type { Page } from "puppeteer";

/** What WCAG 2.2 AA asks for, and what axe holds to be good besides. */
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds, as `rule: element`.
 * @param rules only these; all that belong to the standards otherwise
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = rules === undefined ? { runOnly: standards } : { runOnly: { type: "rule", values: rules } };
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify({ ...options, resultTypes: ["violations"] })})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${String(failureSummary).split("\n").slice(1).join(" ")}`),
  );
}

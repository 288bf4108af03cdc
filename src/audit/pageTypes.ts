/** Types of pages, as they can be seen in what is built: pages are of one type when they are made of the same parts. */
import { attributeOf } from "../content/parsedHtml.ts";
import { linked, named, type BuiltPage } from "./page.ts";
import { readingPages, type BuiltSite } from "./site.ts";

export interface PageType {
  /** The parts that not every page has, as the build names them: "facts page tables". */
  readonly name: string;
  /** The page of the type that has most in it. */
  readonly page: BuiltPage;
  readonly count: number;
}

/** "/assets/facts-LA2DQF6R.css" → "facts", "/assets/sok-6ATIWGMB.js" → "sok". */
const partName = (address: string) => address.replace(/^.*\//, "").replace(/(?:-[A-Z0-9]{8})?\.\w+$/, "");

/** The style sheets and scripts of a page, and the languages besides the page's own. */
function partsOf(page: BuiltPage): readonly string[] {
  const sheets = linked(page, "stylesheet").flatMap((link) => attributeOf(link, "href") ?? []);
  const scripts = named(page, "script").flatMap((script) => attributeOf(script, "src") ?? []);
  const own = named(page, "main", "article", "div").flatMap((part) => attributeOf(part, "lang") ?? []);
  return [...new Set([...[...sheets, ...scripts].map(partName), ...own.map((language) => `in ${language}`)])].sort();
}

/** Every type of page of a site, the commonest first. What search engines and readers come to by mistake is a type of its own. */
export function pageTypes(site: BuiltSite): readonly PageType[] {
  const pages = readingPages(site).map((page) => ({ page, parts: partsOf(page) }));
  const common = pages[0]?.parts.filter((part) => pages.every(({ parts }) => parts.includes(part))) ?? [];
  const nameOf = (page: BuiltPage, parts: readonly string[]) =>
    page.path === "404.html" ? "not found" : parts.filter((part) => !common.includes(part)).join(" ") || "plain";
  const groups = Map.groupBy(pages, ({ page, parts }) => nameOf(page, parts));
  return [...groups]
    .map(([name, group]) => ({
      name,
      page: group.map(({ page }) => page).reduce((longest, page) => (page.source.length > longest.source.length ? page : longest)),
      count: group.length,
    }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** What search engines and browsers read first: title, description, language, address, other languages. */
import { attributeOf } from "../content/parsedHtml.ts";
import { linked, metaOf, named, type BuiltPage } from "./page.ts";
import { readingPages, type BuiltSite } from "./site.ts";

/** Letters that a description may have: as editors may write in a summary. */
const descriptionLength = { least: 20, most: 300 };

/** Titles and descriptions: there, of a fair length, and each page's own. */
export function nameFaults(site: BuiltSite): readonly string[] {
  const pages = readingPages(site);
  const lengths = pages.flatMap(({ path, title, description }) => {
    const { least, most } = descriptionLength;
    const length = [...(description ?? "")].length;
    return [
      ...(title === "" ? [`${path}: no title`] : []),
      ...(description === undefined ? [`${path}: no description`] : length < least || length > most ? [`${path}: a description of ${length} letters`] : []),
    ];
  });
  return [...lengths, ...repeated(pages, ({ title }) => title), ...repeated(pages, ({ description }) => description)];
}

/** Values that more than one page has. */
function repeated(pages: readonly BuiltPage[], value: (page: BuiltPage) => string | undefined): readonly string[] {
  const by = Map.groupBy(pages, value);
  return [...by].flatMap(([text, having]) => (text !== undefined && having.length > 1 ? [`${having.map(({ path }) => path).join(", ")}: "${text}"`] : []));
}

/** A language of BCP 47, as far as pages of ours say one. */
const languageTag = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/;

/** The language of every page and of the parts that have another. */
export function languageFaults(site: BuiltSite): readonly string[] {
  return site.pages.flatMap(({ path, elements }) => {
    const root = elements.find(({ tagName }) => tagName === "html");
    const language = root === undefined ? undefined : attributeOf(root, "lang");
    const others = elements.flatMap((element) => attributeOf(element, "lang") ?? []).filter((tag) => !languageTag.test(tag));
    return [
      ...(language === site.language ? [] : [`${path}: the language is ${String(language)} and not ${site.language}`]),
      ...others.map((tag) => `${path}: "${tag}" is no language`),
    ];
  });
}

/** The address that a page says it has: its own, the same everywhere in its head; pages that lead on say where they lead. */
export function canonicalFaults(site: BuiltSite): readonly string[] {
  return site.pages.flatMap((page) => {
    if (page.path === "404.html") return [];
    const said = linked(page, "canonical").map((link) => attributeOf(link, "href"));
    const own = page.isRedirect ? leadsTo(site, page) : site.origin + page.url;
    const shared = metaOf(page.elements, "property", "og:url");
    return [
      ...(said.length === 1 && said[0] === own ? [] : [`${page.path}: the canonical address is ${said.join(", ") || "missing"} and not ${own}`]),
      ...(page.isRedirect || shared === own ? [] : [`${page.path}: is shared as ${String(shared)}`]),
    ];
  });
}

function leadsTo({ origin }: BuiltSite, { elements }: BuiltPage): string {
  return origin + (/url=(.*)$/.exec(metaOf(elements, "http-equiv", "refresh") ?? "")?.[1] ?? "");
}

/** Other languages of a page, by language: addresses. Empty where it has none. */
export function versionsOf(page: BuiltPage): ReadonlyMap<string, string> {
  return new Map(
    linked(page, "alternate").flatMap((link) => {
      const language = attributeOf(link, "hreflang");
      return language === undefined ? [] : [[language, attributeOf(link, "href") ?? ""] as const];
    }),
  );
}

/** Pages that are the same in several languages say so of each other and of themselves, in the same words, and which one is for everybody else. */
export function versionFaults(site: BuiltSite): readonly string[] {
  const byAddress = new Map(site.pages.map((page) => [site.origin + page.url, page]));
  const written = (versions: ReadonlyMap<string, string>) => JSON.stringify([...versions].sort());
  return site.pages.flatMap((page) => {
    const versions = versionsOf(page);
    if (versions.size === 0) return [];
    const others = [...versions.values()].flatMap((address) => byAddress.get(address) ?? []);
    return [
      ...([...versions].some(([language, address]) => language !== "x-default" && address === site.origin + page.url)
        ? []
        : ["does not name itself among its languages"]),
      ...(versions.has("x-default") ? [] : ["does not say which language is for others"]),
      ...[...versions.values()].filter((address) => !byAddress.has(address)).map((address) => `names ${address}, which is no page`),
      ...others.filter((other) => written(versionsOf(other)) !== written(versions)).map((other) => `names ${other.url}, which does not name it back`),
      ...[...versions.keys()].filter((tag) => tag !== "x-default" && !languageTag.test(tag)).map((tag) => `"${tag}" is no language`),
    ].map((fault) => `${page.path}: ${fault}`);
  });
}

/** What comes first: signs, the width of screens, and nothing that asks twice. */
export function headFaults(page: BuiltPage): readonly string[] {
  if (page.isRedirect) return [];
  const first = named(page, "meta")[0];
  const faults = [
    ...(first !== undefined && attributeOf(first, "charset")?.toLowerCase() === "utf-8" ? [] : ["does not begin with its charset"]),
    ...(/\bwidth=device-width\b/.test(metaOf(page.elements, "name", "viewport") ?? "") ? [] : ["has no viewport"]),
    ...(/user-scalable=no|maximum-scale/.test(metaOf(page.elements, "name", "viewport") ?? "") ? ["does not let readers enlarge it"] : []),
    ...(named(page, "title").filter(({ parentNode }) => parentNode?.nodeName === "head").length === 1 ? [] : ["has not one title"]),
  ];
  return faults.map((fault) => `${page.path}: ${fault}`);
}

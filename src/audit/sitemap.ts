/** The sitemap (https://www.sitemaps.org/protocol.html) and robots.txt against the pages that are there. */
import { versionsOf } from "./heads.ts";
import { isDay } from "./moments.ts";
import { readingPages, textIn, type BuiltSite } from "./site.ts";
import { childrenNamed, xmlOf, type XmlElement } from "./xml.ts";

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
const most = { addresses: 50_000, bytes: 52_428_800 };

/** Every page that search engines may list is in the sitemap, once, with its languages, and nothing else. */
export function sitemapFaults(site: BuiltSite): readonly string[] {
  const found = textIn(site, "sitemap.xml");
  if ("fault" in found) return [found.fault];
  const root = xmlOf("sitemap.xml", found.text);
  if ("fault" in root) return [root.fault];
  const entries = childrenNamed(root, "url");
  const listed = entries.flatMap((entry) => childrenNamed(entry, "loc").map(({ text }) => text));
  const listable = readingPages(site).filter(({ path, isUnlisted }) => !isUnlisted && path !== "404.html");
  const wanted = new Set(listable.map(({ url }) => site.origin + url));
  const twice = listed.filter((address, index) => listed.indexOf(address) !== index);
  const versions = new Map(entries.map((entry) => [childrenNamed(entry, "loc")[0]?.text, versionsIn(entry)]));
  const languagesDiffer = listable.filter((page) => {
    const inHead = [...versionsOf(page)].filter(([language]) => language !== "x-default").map((pair) => pair.join(" "));
    return inHead.sort().join() !== (versions.get(site.origin + page.url) ?? []).join();
  });
  return [
    ...(root.name === "urlset" && root.namespace === namespace ? [] : [`the root is ${root.name} in "${root.namespace}"`]),
    ...(listed.length <= most.addresses && found.text.length <= most.bytes ? [] : ["it is larger than sitemaps may be"]),
    ...entries.filter((entry) => childrenNamed(entry, "loc").length !== 1).map(() => "a url without one loc"),
    ...entries
      .flatMap((entry) => childrenNamed(entry, "lastmod"))
      .filter(({ text }) => !isDay(text))
      .map(({ text }) => `lastmod ${text} is no day`),
    ...twice.map((address) => `${address} stands twice`),
    ...listed.filter((address) => !wanted.has(address)).map((address) => `${address} is no page that may be listed`),
    ...[...wanted].filter((address) => !listed.includes(address)).map((address) => `${address} is missing`),
    ...languagesDiffer.map(({ url }) => `${url} has other languages than its page says`),
    ...robotsFaults(site),
  ].map((fault) => `sitemap.xml: ${fault}`);
}

const versionsIn = (entry: XmlElement) =>
  childrenNamed(entry, "xhtml:link")
    .map(({ attributes }) => `${String(attributes["hreflang"])} ${String(attributes["href"])}`)
    .sort();

function robotsFaults(site: BuiltSite): readonly string[] {
  const robots = textIn(site, "robots.txt");
  if ("fault" in robots) return [robots.fault];
  return robots.text.includes(`Sitemap: ${site.origin}/sitemap.xml`) ? [] : ["robots.txt does not lead to it"];
}

import { escapeHtml } from "../content/escapeHtml.ts";
import { allPages, languageVersions, lastChange } from "../handbook/navigate.ts";
import { madeAddresses } from "../handbook/addresses.ts";
import type { Handbook, Page } from "../handbook/model.ts";
import { tokenColor } from "../design/color.ts";

/** The web app manifest. */
export function manifest({ site }: Handbook): string {
  const icon = (size: number, purpose: string) => ({
    src: `/ikoner/icon-${purpose === "maskable" ? "maskable-" : ""}${size}.png`,
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  });
  const value = {
    name: site.name,
    short_name: site.name,
    description: site.description,
    lang: site.language,
    dir: "ltr",
    id: "/",
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    background_color: tokenColor("paper"),
    theme_color: tokenColor("pine"),
    icons: [icon(192, "any"), icon(512, "any"), icon(512, "maskable"), { src: "/ikoner/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Addresses for search engines: every page, and when it was last reviewed. */
export function sitemap(handbook: Handbook): string {
  const { site } = handbook;
  const entry = (url: string, modified: string | undefined, languages = "") =>
    `  <url><loc>${site.url}${url}</loc>${modified === undefined ? "" : `<lastmod>${modified}</lastmod>`}${languages}</url>`;
  const languagesOf = (page: Page) =>
    languageVersions(handbook, page)
      .map(({ language, url }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${site.url}${url}"/>`)
      .join("");
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...allPages(handbook).map((page) => entry(page.url, lastChange(page), languagesOf(page))),
    entry(madeAddresses.az, undefined),
    entry(madeAddresses.pack, undefined),
    entry(madeAddresses.offline, undefined),
    entry(madeAddresses.design, undefined),
    entry(madeAddresses.licences, undefined),
    "</urlset>",
    "",
  ].join("\n");
}

/** What a browser needs to offer the handbook's search as its own (https://github.com/dewitt/opensearch). */
export function openSearch({ site }: Handbook): string {
  const url = escapeHtml(site.url);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    // The standard lets a short name have 16 letters.
    `  <ShortName>${escapeHtml(site.name.slice(0, 16))}</ShortName>`,
    `  <LongName>${escapeHtml(site.name.slice(0, 48))}</LongName>`,
    `  <Description>${escapeHtml(site.description.slice(0, 1024))}</Description>`,
    `  <Language>${escapeHtml(site.language)}</Language>`,
    "  <InputEncoding>UTF-8</InputEncoding>",
    `  <Image width="192" height="192" type="image/png">${url}/ikoner/icon-192.png</Image>`,
    `  <Url type="text/html" template="${url}${madeAddresses.search}?q={searchTerms}"/>`,
    `  <Url type="application/opensearchdescription+xml" rel="self" template="${url}/opensearch.xml"/>`,
    "</OpenSearchDescription>",
    "",
  ].join("\n");
}

/** Everything may be read by everyone. */
export function robots({ site }: Handbook): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.url}/sitemap.xml\n`;
}

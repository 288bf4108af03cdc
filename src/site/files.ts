import { allPages } from "../handbook/navigate.ts";
import { madeAddresses } from "../handbook/addresses.ts";
import type { Handbook } from "../handbook/model.ts";
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
  const entry = (url: string, modified: string | undefined) =>
    `  <url><loc>${handbook.site.url}${url}</loc>${modified === undefined ? "" : `<lastmod>${modified}</lastmod>`}</url>`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...allPages(handbook).map((page) => entry(page.url, page.published ?? page.reviewed)),
    entry(madeAddresses.az, undefined),
    entry(madeAddresses.pack, undefined),
    entry(madeAddresses.offline, undefined),
    entry(madeAddresses.design, undefined),
    "</urlset>",
    "",
  ].join("\n");
}

/** Everything may be read by everyone. */
export function robots({ site }: Handbook): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.url}/sitemap.xml\n`;
}

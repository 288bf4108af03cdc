import type { Page } from "./src/handbook/model.ts";
import { templateEnvironment } from "./src/io/templates.ts";
import type { Share } from "./src/io/site.ts";
import { readView, type View } from "./src/io/view.ts";
import type { EleventyConfig } from "./src/site/eleventy.ts";

/** Everything we publish that is not a page of the book, and the template that shows it. */
const ownPages = {
  "/sok/": "sok",
  "/a-o/": "a-o",
  "/material/paket/": "paket",
  "/offline/": "offline",
  "/om/formsprak/": "formsprak",
  "/om/licenser/": "licenser",
  "/404.html": "404",
  "/feed.xml": "feed",
};

/**
 * The handbook is bound before Eleventy starts, so its templates are one per kind of page, and none of them reads Markdown. `entries` are the pages of the
 * book that this Eleventy renders; where they are some that others have left, it renders nothing else.
 */
export function wire(
  eleventy: EleventyConfig,
  { handbook, pages, feed, feedUpdated, labels, assets, pdfs, software }: View,
  { entries, isRest }: Share = { entries: pages, isRest: false },
): void {
  const data = { handbook, pages, feed, feedUpdated, labels, pdfs, software, site: handbook.site, assets: assets.links, redirects: handbook.redirects };
  // Frozen, so that Eleventy hands templates the value itself and neither a copy nor a proxy of it.
  for (const [name, value] of Object.entries({ ...data, entries })) eleventy.addGlobalData(name, Object.freeze(value));
  eleventy.setTemplateFormats(["njk"]);
  eleventy.setLibrary("njk", templateEnvironment());

  const show = (template: string, values: Record<string, unknown>) =>
    eleventy.addTemplate(`${template}.njk`, `{% include "pages/${template}.njk" %}`, { layout: false, ...values });
  show("page", { pagination: { data: "entries", size: 1, alias: "entry" }, permalink: ({ entry }: { entry: Page }) => entry.url });
  if (isRest) return;
  show("redirect", {
    pagination: { data: "redirects", size: 1, alias: "redirect" },
    permalink: ({ redirect }: { redirect: { from: string } }) => redirect.from,
  });
  for (const [permalink, template] of Object.entries(ownPages)) show(template, { permalink });
}

export default async function configure(eleventy: EleventyConfig): Promise<void> {
  eleventy.ignores.add("_includes/**");
  wire(eleventy, await readView({ content: "content", data: "_data" }));
}

export const config = { dir: { input: "_includes/pages", output: "_site" } };

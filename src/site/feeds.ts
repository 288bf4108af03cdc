import { news } from "../handbook/navigate.ts";
import type { Handbook, Page } from "../handbook/model.ts";

/** An item of the news with absolute addresses in its HTML. */
export interface FeedEntry {
  readonly page: Page;
  readonly url: string;
  readonly html: string;
  /** ISO date and time; news have no hour, so midnight UTC. */
  readonly published: string;
  /** When it was last changed; the same where it never was. */
  readonly updated: string;
}

/** The news as feed entries, newest first. `absolute` makes the links of a text absolute. */
export async function feedEntries(handbook: Handbook, absolute: (html: string, base: string) => Promise<string>): Promise<FeedEntry[]> {
  return Promise.all(
    news(handbook).map(async (page) => {
      const url = handbook.site.url + page.url;
      const at = (day: string) => `${day}T00:00:00Z`;
      const published = String(page.published);
      return { page, url, html: await absolute(page.html, url), published: at(published), updated: at(page.changes?.[0]?.date ?? published) };
    }),
  );
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed({ site }: Handbook, entries: readonly FeedEntry[]): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: site.name,
    home_page_url: `${site.url}/`,
    feed_url: `${site.url}/feed.json`,
    description: site.description,
    language: site.language,
    ...(site.publisher.name === "" ? {} : { authors: [{ name: site.publisher.name, ...(site.publisher.url === "" ? {} : { url: site.publisher.url }) }] }),
    items: entries.map(({ page, url, html, published, updated }) => ({
      id: url,
      url,
      title: page.title,
      summary: page.summary,
      content_html: html,
      date_published: published,
      ...(updated === published ? {} : { date_modified: updated }),
      language: site.language,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

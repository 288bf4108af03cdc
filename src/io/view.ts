import { convertHtmlToAbsoluteUrls } from "@11ty/eleventy-plugin-rss";
import type { Handbook, Page } from "../handbook/model.ts";
import { allPages } from "../handbook/navigate.ts";
import type { Thesaurus } from "../search/thesaurus.ts";
import { feedEntries, type FeedEntry } from "../site/feeds.ts";
import type { Software } from "../site/software.ts";
import type { PdfFile } from "../site/pdfFiles.ts";
import { bundleAssets, type Assets } from "./assets.ts";
import { readSoftware } from "./software.ts";
import { readBook, type BookFolders, type Labels } from "./readBook.ts";

/** What templates know, for screen and paper. */
export interface View {
  readonly handbook: Handbook;
  readonly pages: readonly Page[];
  readonly feed: readonly FeedEntry[];
  /** The latest date of anything in the feed. */
  readonly feedUpdated: string;
  readonly labels: Labels;
  readonly thesaurus: Thesaurus;
  readonly assets: Assets;
  readonly images: readonly string[];
  /** What the handbook is made with. */
  readonly software: Software;
  /** The PDFs that are printed; pages show no others. */
  readonly pdfs: readonly PdfFile[];
}

/** Reads a handbook and everything its templates need. Throws `ContentError` before anything is written. */
export async function readView(folders: BookFolders): Promise<View> {
  const { handbook, images, labels, thesaurus } = await readBook(folders);
  const [assets, feed] = await Promise.all([bundleAssets(handbook.site, folders.data), feedEntries(handbook, convertHtmlToAbsoluteUrls)]);
  const software = await readSoftware(assets.packages);
  const feedUpdated =
    feed
      .map(({ updated }) => updated)
      .toSorted()
      .at(-1) ?? `${handbook.site.editionDate}T00:00:00Z`;
  return { handbook, pages: allPages(handbook), feed, feedUpdated, labels, thesaurus, assets, images, software, pdfs: [] };
}

import { convertHtmlToAbsoluteUrls } from "@11ty/eleventy-plugin-rss";
import { readFile } from "node:fs/promises";
import type { Handbook, Page } from "../handbook/model.ts";
import { allPages } from "../handbook/navigate.ts";
import { feedEntries, type FeedEntry } from "../site/feeds.ts";
import { bundleAssets, type Assets } from "./assets.ts";
import { dataFile } from "./project.ts";
import { readBook, type BookFolders } from "./readBook.ts";

/** Every word of the interface, by place. */
export type Labels = typeof import("../../_data/labels.json");

/** What templates know, for screen and paper. */
export interface View {
  readonly handbook: Handbook;
  readonly pages: readonly Page[];
  readonly feed: readonly FeedEntry[];
  /** The latest date of anything in the feed. */
  readonly feedUpdated: string;
  readonly labels: Labels;
  readonly assets: Assets;
  readonly images: readonly string[];
}

async function readLabels(data: string): Promise<Labels> {
  return JSON.parse(await readFile(dataFile(data, "labels.json"), "utf8")) as Labels;
}

/** Reads a handbook and everything its templates need. Throws `ContentError` before anything is written. */
export async function readView(folders: BookFolders): Promise<View> {
  const { handbook, images } = await readBook(folders);
  const [labels, assets, feed] = await Promise.all([
    readLabels(folders.data),
    bundleAssets(handbook.site, folders.data),
    feedEntries(handbook, convertHtmlToAbsoluteUrls),
  ]);
  // News come newest first.
  const feedUpdated = feed[0]?.published ?? `${handbook.site.editionDate}T00:00:00Z`;
  return { handbook, pages: allPages(handbook), feed, feedUpdated, labels, assets, images };
}

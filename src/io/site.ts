import Eleventy from "@11ty/eleventy";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { faviconSvg, iconFiles, shareSvg } from "../design/arcs.ts";
import { downloadFiles } from "../facts/downloads.ts";
import type { Page } from "../handbook/model.ts";
import { publicModelParts } from "../handbook/publicModel.ts";
import { searchRecipe } from "../search/recipe.ts";
import type { EleventyConfig } from "../site/eleventy.ts";
import { jsonFeed } from "../site/feeds.ts";
import { figureFiles } from "../site/figureFiles.ts";
import { manifest, openSearch, robots, sitemap } from "../site/files.ts";
import { headersFile } from "../site/headers.ts";
import { schemaFiles } from "../schemas/publicFiles.ts";
import { nginxRedirects, redirectFiles, redirectsFile } from "../hosting/snippets.ts";
import { mapFilesOf } from "../site/mapFilters.ts";
import { write } from "./disk.ts";
import { projectRoot } from "./project.ts";
import { svgToPng } from "./raster.ts";
import type { View } from "./view.ts";

/** What one run of Eleventy renders. */
export interface Share {
  /** Pages of the book. */
  readonly entries: readonly Page[];
  /** Whether another run has rendered everything that is not a page of the book. */
  readonly isRest: boolean;
}

/** How templates are wired to a view; lives in eleventy.config.ts. */
export type Wire = (eleventy: EleventyConfig, view: View, share: Share) => void;

/** Eleventy keeps everything that it renders until it is done: of thousands of pages it is given so many at a time. */
const pagesAtOnce = 1000;

/** Copies the pictures beside the articles. Print needs them, too. */
export async function copyImages({ images }: View, contentFolder: string, output: string): Promise<void> {
  for (const path of images) {
    await mkdir(dirname(join(output, path)), { recursive: true });
    await copyFile(join(contentFolder, path), join(output, path));
  }
}

/** Writes everything but PDFs and the search index. Returns how many pages there are. */
export async function writeSite(view: View, wire: Wire, contentFolder: string, output: string): Promise<number> {
  const { handbook, assets, labels } = view;
  let pages = 0;
  for (let first = 0; first === 0 || first < view.pages.length; first += pagesAtOnce) {
    const share = { entries: view.pages.slice(first, first + pagesAtOnce), isRest: first > 0 };
    pages += await renderPages(
      (eleventy) => wire(eleventy, view, share),
      (path, html) => write(join(output, path), html),
    );
  }
  for (const [path, content] of assets.files) await write(join(output, path), content);
  await copyImages(view, contentFolder, output);
  const model = "handbok.json";
  await write(join(output, model), publicModelParts(handbook));
  const files: Record<string, string | Uint8Array> = {
    "feed.json": jsonFeed(handbook, view.feed),
    "sitemap.xml": sitemap(handbook),
    "robots.txt": robots(handbook),
    "manifest.webmanifest": manifest(handbook),
    "opensearch.xml": openSearch(handbook),
    "search.json": searchRecipe(handbook),
    "sbom.cdx.json": view.software.sbom,
    "licenser.txt": view.software.licenceTexts,
    _headers: headersFile(handbook.site),
    [redirectFiles.hosts]: redirectsFile(handbook),
    [redirectFiles.nginx]: nginxRedirects(handbook),
    "ikoner/icon.svg": faviconSvg(),
    "ikoner/share.png": await svgToPng(shareSvg(handbook.site), 1200),
  };
  for (const { name, side, bleed } of iconFiles) files[`ikoner/${name}`] = await svgToPng(faviconSvg({ bleed }), side);
  for (const { name, svg, tables } of mapFilesOf(handbook, labels.map)) {
    files[`karta/${name}.svg`] = svg;
    files[`karta/${name}.png`] = await svgToPng(svg, 1600);
    for (const [ending, content] of Object.entries(tables)) files[`karta/${name}.${ending}`] = content;
  }
  for (const { name, svg, csv } of figureFiles(handbook, labels.facts).values()) {
    files[`figurer/${name}.svg`] = svg;
    files[`figurer/${name}.png`] = await svgToPng(svg, 1600);
    files[`figurer/${name}.csv`] = csv;
  }
  for (const [path, content] of downloadFiles(handbook.facts, labels.facts.columns)) files[path] = content;
  for (const [path, content] of schemaFiles(handbook.site, (file) => file === model || files[file] !== undefined)) files[path] = content;
  for (const [path, content] of Object.entries(files)) await write(join(output, path), content);
  return pages;
}

/** Renders pages, and gives each away as soon as it is ready. Returns how many there are. */
async function renderPages(wire: (eleventy: EleventyConfig) => void, give: (path: string, html: string) => Promise<void>): Promise<number> {
  // Eleventy reads its input relative to where the build is run, which need not be the project.
  const from = (...path: string[]) => relative(process.cwd(), join(projectRoot, ...path)).replaceAll("\\", "/");
  // What cannot be written is told by the build: Eleventy would tell it in its own words first.
  const failures: unknown[] = [];
  const config = (eleventy: EleventyConfig) => {
    eleventy.ignores.add(`${from("_includes")}/**`);
    // Its quiet mode comes too late for these: on a slow machine builds would end with timings of our own functions.
    eleventy.benchmarks.config.setIsVerbose(false);
    wire(eleventy);
    eleventy.addTransform("give", async function (content) {
      const { url } = this.page;
      if (url === false) throw new Error("Eleventy rendered a template without an address");
      const path = url.endsWith("/") ? `${url.slice(1)}index.html` : url.slice(1);
      if (failures.length === 0) await give(path, tidy(content)).catch((error: unknown) => failures.push(error));
      return "";
    });
  };
  const eleventy = new Eleventy(from("_includes", "pages"), "_site", { quietMode: true, configPath: false, config });
  const pages = await eleventy.toJSON();
  if (failures.length > 0) throw failures[0];
  return pages.length;
}

/** Takes away the blank lines that templates leave; what is preformatted stays as it is. */
function tidy(html: string): string {
  return html
    .split(/(<pre[\s>][\s\S]*?<\/pre>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n")))
    .join("");
}

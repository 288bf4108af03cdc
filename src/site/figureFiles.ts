/** The figures of a handbook's pages as files beside them, and their tools under them. */
import { csv } from "../content/csv.ts";
import { figuresOf } from "../handbook/views.ts";
import type { Handbook, Page } from "../handbook/model.ts";
import { allPages } from "../handbook/navigate.ts";
import { framed, type FigurePicture } from "../figures/figureFile.ts";
import { sourceText, type FactWords } from "../figures/tools.ts";
import { figureTools } from "./figureTools.ts";

/** A figure as its files have it. */
export interface FigureFile extends FigurePicture {
  readonly name: string;
  readonly title: string;
  readonly csv: string;
}

/** Where the files of figures lie, from the root. */
const folder = "/figurer/";

/** Figures name their files themselves: on the figure, or on the line with the source of a table that is read as one. */
const figureNames = (html: string): readonly string[] => [...html.matchAll(/ data-figure="([a-z0-9-]+)"/g)].map(([, name]) => String(name));

const made = new WeakMap<Handbook, ReadonlyMap<string, FigureFile>>();

/** The files of every figure that a page shows, by name; each says where it is shown first. Remembered, for the handbook is frozen. */
export function figureFiles(handbook: Handbook, words: FactWords): ReadonlyMap<string, FigureFile> {
  const known = made.get(handbook);
  if (known !== undefined) return known;
  const { site, facts } = handbook;
  const labels = new Map(handbook.references.map(({ id, label }) => [id, label]));
  const tools = { words, nameOf: (id: string) => labels.get(id) ?? id };
  const figures = figuresOf(facts, tools);
  const files = new Map<string, FigureFile>();
  for (const page of allPages(handbook)) {
    for (const name of figureNames(page.html)) {
      const draw = figures.get(name);
      if (files.has(name) || draw === undefined) continue;
      const drawing = draw();
      const source = sourceText({ ids: drawing.sources, reviewed: facts.reviewed?.plan }, tools);
      const address = (site.url + page.url).replace(/^https?:\/\//, "").replace(/\/$/, "");
      const picture = framed(drawing, { note: drawing.note, source, name: site.name, address, words });
      files.set(name, { name, title: drawing.title, csv: csv(drawing.table), ...picture });
    }
  }
  made.set(handbook, files);
  return files;
}

/** A page's HTML for the web: under each figure its files, and the code that shows it elsewhere. */
export function withFigureTools(handbook: Handbook, { html, url }: Page, words: FactWords): string {
  const files = figureFiles(handbook, words);
  return html.replace(/<(figure|p) [^>]*data-figure="([a-z0-9-]+)"[^>]*>[\s\S]*?<\/\1>(?:\n|$)/g, (figure, _tag, name: string) => {
    const file = files.get(name);
    if (file === undefined) return figure;
    const { title, width, height } = file;
    return figure + figureTools({ title, files: folder + name, endings: ["svg", "png", "csv"], width, height }, { site: handbook.site, page: url, words });
  });
}

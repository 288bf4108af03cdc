/** What stands under a figure on the web: its files, and the code that shows it on another page. Paper has neither. */
import { escapeHtml } from "../content/escapeHtml.ts";
import { fillIn } from "../content/fillIn.ts";
import type { FactWords } from "../figures/tools.ts";

/** A figure that lies as files of its own beside its page. */
export interface OfferedFigure {
  readonly title: string;
  /** Address of its files from the root, without ending. */
  readonly files: string;
  readonly endings: readonly ("svg" | "png" | "csv" | "json")[];
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where the figure stands. */
export interface Surroundings {
  readonly site: { readonly name: string; readonly url: string };
  /** Address of the page from the root. */
  readonly page: string;
  readonly words: FactWords;
}

/** The code that shows a figure on another page: a picture that leads here, and where it comes from. */
export function embedCode({ title, files, width, height }: OfferedFigure, { site, page, words }: Surroundings): string {
  const { figureTools: labels } = words;
  const address = site.url + page;
  const alt = fillIn(labels.embedAlt, { title: title.replace(/[.:]$/, ""), address });
  return [
    "<figure>",
    `  <a href="${escapeHtml(address)}"><img src="${escapeHtml(site.url + files)}.svg" alt="${escapeHtml(alt)}" width="${width}" height="${height}" loading="lazy"></a>`,
    `  <figcaption>${escapeHtml(fillIn(labels.embedCaption, { name: site.name }))}</figcaption>`,
    "</figure>",
  ].join("\n");
}

/** Links to a figure's files and its code, as HTML. Without a script the code can be marked and copied; a script adds a button. */
export function figureTools(figure: OfferedFigure, around: Surroundings): string {
  const { title, files, endings } = figure;
  const { figureTools: labels } = around.words;
  const link = (ending: OfferedFigure["endings"][number]) =>
    `<li><a href="${escapeHtml(`${files}.${ending}`)}" download>${escapeHtml(labels[ending])}<span class="visually-hidden">, ${escapeHtml(title)}</span></a> ${escapeHtml(labels[`${ending}Means`])}</li>`;
  return (
    `<div class="figure-tools"><p class="figure-tools__name">${escapeHtml(labels.download)}</p><ul class="figure-tools__files" role="list">${endings.map(link).join("")}</ul>\n` +
    `<details class="figure-tools__embed" data-only="webb"><summary>${escapeHtml(labels.embed)}<span class="visually-hidden">: ${escapeHtml(title)}</span></summary>\n` +
    `<p>${escapeHtml(labels.embedHow)}</p>\n` +
    `<pre class="figure-tools__code" role="region" tabindex="0" aria-label="${escapeHtml(`${labels.embedCode}: ${title}`)}"><code>${escapeHtml(embedCode(figure, around))}</code></pre>\n` +
    `<p><button class="button" type="button" data-copy-code data-copied="${escapeHtml(labels.copied)}" data-not-copied="${escapeHtml(labels.notCopied)}" hidden>${escapeHtml(labels.copy)}</button> <span role="status"></span></p></details></div>\n`
  );
}

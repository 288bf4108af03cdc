/** Pages that the build makes of data: one for each study and one for each region. An editor's own page at the same address takes its place. */
import { parseFragment } from "parse5";
import type { Audience } from "../content/chapters.ts";
import { withFixedSpacesInMarkup } from "../content/fixedSpaces.ts";
import { escapeHtml } from "../content/escapeHtml.ts";
import { fillIn } from "../content/fillIn.ts";
import { linesOf } from "../content/parsedHtml.ts";
import { slug } from "../content/slug.ts";
import type { Facts } from "../facts/schema.ts";
import { byYear, studyAddress } from "../facts/studies.ts";
import { madeBody, type MadeBody, type MadeSection } from "../figures/madeBody.ts";
import { studyBody, studyTitle } from "../figures/study.ts";
import { factList, link, type FigureTools } from "../figures/tools.ts";
import type { MapLabels } from "../maps/labels.ts";
import type { Finding, MapModel, MapRegion } from "../maps/model.ts";
import { statusAndYear } from "../maps/rows.ts";
import type { IsoDate, Page } from "./model.ts";
import { minutesOf, wordsOf, yearAfter } from "./page.ts";
import type { Printable } from "./pdfs.ts";

/** What a made page needs of the rest of the book. */
export interface Surroundings {
  /** Tools that remember what they cite, one set a page; `before` is what the page cites already. */
  readonly newTools: (before?: readonly string[]) => CitingTools;
  readonly hasPage: (url: string) => boolean;
  readonly mapWords: MapLabels;
  /** Written pages about a county, for "examples from here". */
  readonly pagesAbout: (county: string) => readonly Pick<Page, "url" | "title">[];
  /** The foot of every page tells how to reach the publisher: readers can be asked to write. */
  readonly hasContact: boolean;
}

/** Tools for one page's figures, and the ids of what they have cited so far, in alphabetical order of the list. */
export interface CitingTools {
  readonly tools: FigureTools;
  readonly cited: () => readonly string[];
}

/** Made pages come after those that are written. */
const firstPlace = 1000;

/** Addresses of the pages that data gives. */
export function madeUrls(facts: Facts, map: MapModel | undefined): readonly string[] {
  return [...(facts.studies ?? []).map(studyAddress), ...(map?.regions ?? []).map(regionAddress)];
}

/** What decides which PDFs the made pages have. */
export function madePrintables(facts: Facts, map: MapModel | undefined): readonly Printable[] {
  const made = (chapter: "forskning" | "karta") => (url: string) => ({ id: url.slice(1, -1), kind: "article" as const, chapter, headings: [] });
  return [...(facts.studies ?? []).map(studyAddress).map(made("forskning")), ...(map?.regions ?? []).filter(isKnown).map(regionAddress).map(made("karta"))];
}

/** Whether anything is known about a region. */
const isKnown = ({ status, municipalities, sites }: MapRegion): boolean => status !== "unknown" || municipalities.length > 0 || sites.length > 0;

/** The address of a region's page: `/karta/region-jonkopings-lan/`. */
export const regionAddress = ({ name }: Pick<MapRegion, "name">): string => `/karta/${slug(name)}/`;

/** A page for each study, newest first. */
export function studyPages({ studies = [], reviewed = {} }: Facts, around: Surroundings): Page[] {
  return [...studies].sort(byYear).map((study, index) => {
    const { tools, cited } = around.newTools();
    return madePage({
      url: studyAddress(study),
      chapter: "forskning",
      order: firstPlace + index,
      title: studyTitle(study, tools),
      section: tools.words.study.section,
      summary: study.finding,
      body: studyBody(study, tools, around.hasPage),
      cited,
      audiences: ["chef", "politiker", "utbildare", "brukarorganisation"],
      reviewed: reviewed.studies,
      more: { study: study.id },
    });
  });
}

/** A page for each region, by county code. What nothing is known about is told in three lines, and kept out of lists, search and book. */
export function regionPages(map: MapModel | undefined, { reviewed = {} }: Facts, around: Surroundings): Page[] {
  return (map?.regions ?? []).map((region, index) => {
    const { tools, cited } = around.newTools();
    const { region: labels } = tools.words;
    const known = isKnown(region);
    const status = statusAndYear(region, around.mapWords);
    return madePage({
      url: regionAddress(region),
      chapter: "karta",
      order: firstPlace + index,
      title: region.name,
      section: labels.section,
      summary: known ? fillIn(labels.summaryKnown, { county: region.county, status }) : fillIn(labels.summaryUnknown, { county: region.county }),
      body: known ? regionBody(region, tools, around) : unknownRegion(region, tools, around),
      cited,
      audiences: ["chef", "politiker", "brukarorganisation", "anhorig"],
      reviewed: reviewed.regions,
      more: { place: { county: region.code }, ...(known ? {} : { unlisted: true as const }) },
    });
  });
}

function unknownRegion({ name }: MapRegion, { words }: FigureTools, { hasContact }: Surroundings): MadeBody {
  const { region: labels } = words;
  const lines = [fillIn(labels.unknownLead, { region: name }), labels.unknownMeans, ...(hasContact ? [labels.unknownAsk] : [])];
  return madeBody(lines.map((line) => `<p>${escapeHtml(line)}</p>\n`).join(""), []);
}

function regionBody(region: MapRegion, { words, cite }: FigureTools, { mapWords, pagesAbout, hasContact }: Surroundings): MadeBody {
  const { region: labels } = words;
  const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join("\n")}</ul>\n`;
  const item = (name: string, html: string) => `<strong>${escapeHtml(name)}.</strong> ${html}`;
  const said = (finding: Finding) => `${escapeHtml(finding.text ?? mapWords.unknownText)}${cite(finding.references)}`;
  const opening = factList([
    [mapWords.columnStatus, mapWords.statuses[region.status].name],
    [mapWords.columnYear, region.status === "unknown" ? "–" : (region.year ?? mapWords.undated)],
    ...(region.strength === null ? [] : [[mapWords.columnStrength, mapWords.strengths[region.strength]] as const]),
  ]);
  const known = `<p>${said(region)}</p>\n`;
  const municipalities = region.municipalities.map(({ municipalities: places, ...finding }) => {
    const names = places
      .map(({ name }) => name)
      .sort((a, b) => a.localeCompare(b, "sv"))
      .join(", ");
    return item(names, `${escapeHtml(statusAndYear(finding, mapWords))}. ${said(finding)}`);
  });
  const sites = region.sites.map((site) =>
    item(site.place, `${escapeHtml(site.activity)} (${escapeHtml(site.year ?? mapWords.undated)})${cite(site.references)}`),
  );
  const examples = pagesAbout(region.code).map(({ url, title }) => link(url, title));
  const asked = hasContact ? ` ${escapeHtml(labels.askText)} ${escapeHtml(labels.contact)}` : "";
  const age = `<p class="alone">${escapeHtml(labels.age)}${asked}</p>\n<p class="alone">${link("/karta/", labels.toMap)}</p>\n`;
  const sections: readonly MadeSection[] = [
    { id: "kant", heading: labels.known, html: known },
    {
      id: "i-kommunerna",
      heading: labels.municipalities,
      html: municipalities.length === 0 ? `<p>${escapeHtml(labels.none)}</p>\n` : list(municipalities),
    },
    ...(sites.length === 0 ? [] : [{ id: "orter", heading: labels.sites, html: list(sites) }]),
    ...(examples.length === 0 ? [] : [{ id: "exempel", heading: labels.cases, html: list(examples) }]),
    { id: "vet-du-mer", heading: hasContact ? labels.ask : labels.ageTitle, html: age, standsAlone: true },
  ];
  return madeBody(opening, sections);
}

interface MadePage {
  readonly url: string;
  readonly chapter: "forskning" | "karta";
  readonly order: number;
  readonly title: string;
  readonly section: string;
  readonly summary: string;
  readonly body: MadeBody;
  /** Ids cited while the body was made. */
  readonly cited: () => readonly string[];
  readonly audiences: readonly Audience[];
  /** The day its table was last reviewed. */
  readonly reviewed: IsoDate | undefined;
  readonly more: Partial<Page>;
}

function madePage({ url, chapter, order, title, section, summary, body, cited, audiences, reviewed, more }: MadePage): Page {
  const text = linesOf(parseFragment(body.html));
  return {
    id: url.slice(1, -1),
    url,
    chapter,
    kind: "article",
    order,
    title,
    summary,
    section,
    audiences,
    ...(reviewed === undefined ? {} : { reviewed, due: yearAfter(reviewed) }),
    synonyms: [],
    formerUrls: [],
    ...more,
    html: withFixedSpacesInMarkup(body.html),
    text,
    headings: body.headings.map(({ id, text: name }) => ({ id, level: 2, text: name })),
    words: wordsOf(text),
    minutes: minutesOf(text),
    references: cited(),
  };
}

import type { Article, BodySource } from "../content/article.ts";
import { chapterDefinitions, type ChapterId } from "../content/chapters.ts";
import { nearest } from "../content/explain.ts";
import type { Fault } from "../content/fault.ts";
import type { Site } from "../content/site.ts";
import { tableRows } from "../maps/rows.ts";
import type { MapModel } from "../maps/model.ts";
import type { Citation } from "../markdown/citations.ts";
import { parseBody, plainText, renderTokens, type Body, type RenderContext } from "../markdown/markdown.ts";
import { linkFirstMentions, termMatcher, type TermMatcher } from "../markdown/terms.ts";
import { isMadeAddress } from "./addresses.ts";
import { resolveLink } from "./links.ts";
import type { Chapter, Handbook, Page, Reference, Term } from "./model.ts";
import { toPage, urlOf } from "./page.ts";
import type { Bibliography } from "./references.ts";

/** Everything that was read, each part already checked on its own. */
export interface Material {
  readonly articles: readonly Article[];
  /** Articles that exist but have faults in their head: links to them are not dead, and their bodies are checked, too. */
  readonly unreadable: readonly { readonly path: string; readonly body?: BodySource }[];
  readonly site: Site;
  readonly bibliography: Bibliography;
  /** Where references live, for messages: `_data/references.json`. */
  readonly referencesFile: string;
  readonly map?: MapModel;
  /** Sizes in pixels of the pictures beside the articles, by path in the content folder. */
  readonly images: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
}

/** A parsed body and where it comes from. */
interface Draft<From extends BodySource = Article> {
  readonly article: From;
  readonly body: Body;
  readonly url: string;
}

/**
 * Binds articles and data into one handbook: resolves links, citations and terms, puts pages in order.
 * Returns the handbook only where there is no fault.
 */
export function bindHandbook(material: Material): { readonly handbook?: Handbook; readonly faults: readonly Fault[] } {
  const parse = <From extends BodySource>(article: From): Draft<From> => ({ article, body: parseBody(article.body), url: urlOf(article.path) });
  const all = material.articles.map(parse<Article>);
  const broken = material.unreadable.flatMap(({ body }) => (body === undefined ? [] : [parse(body)]));
  const drafts = all.filter(({ article }) => article.frontMatter.utkast !== true);
  const unpublished = new Set(all.filter(({ article }) => article.frontMatter.utkast === true).map(({ url }) => url));
  const glossary = drafts.find(({ article }) => article.chapter === "ordlista" && article.slug === undefined);
  const terms = termsOf(glossary);
  const matcher = termMatcher(terms.flatMap((term) => [term.name, ...term.otherNames].map((name) => ({ name, id: term.id }))));

  const anchors = anchorsOf(drafts, material);
  const unreadable = new Set(material.unreadable.map(({ path }) => urlOf(path)));
  const checked: readonly Draft<BodySource>[] = [...drafts, ...broken];
  const faults = [
    ...checked.flatMap((draft) => bodyFaults(draft, material, matcher)),
    ...drafts.flatMap(({ article }) => studyFaults(article, material)),
    ...checked.flatMap((draft) => linkFaults(draft, anchors, unreadable, unpublished, material)),
    ...orderFaults(drafts),
    ...addressFaults(drafts, anchors),
    ...duplicateTerms(glossary),
  ];
  if (faults.length > 0) return { faults };

  const pages = drafts.map((draft) => bindPage(draft, material, matcher, glossary !== undefined));
  const glossaryContext = renderContext(glossary?.article.path ?? "ordlista/index.md", material, matcher, glossary !== undefined);
  const chapters = arrange(pages, material);
  const readingOrder = [...pages.filter((page) => page.kind === "start"), ...chapters.flatMap((chapter) => [chapter.opening, ...chapter.pages])];
  const handbook: Handbook = {
    site: material.site,
    start: pages.find((page) => page.kind === "start") ?? startPage(material.site),
    chapters,
    references: material.bibliography.entries
      .map((entry): Reference => ({ ...entry, citedBy: citing(entry.id, readingOrder, material.map) }))
      .filter(({ citedBy }) => citedBy.length > 0),
    terms: terms.map(
      ({ id, name, otherNames, tokens }) =>
        ({ id, name, otherNames, html: renderTokens([...tokens], {}, glossaryContext).trim(), text: plainText(tokens) }) satisfies Term,
    ),
    ...(material.map === undefined ? {} : { map: material.map }),
    redirects: pages.flatMap((page) => page.formerUrls.map((from) => ({ from, to: page.url }))).sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
  return { handbook, faults: [] };
}

/** Ids of the pages that cite a reference; the map page cites what the map does. */
function citing(id: string, pages: readonly Page[], map: MapModel | undefined): string[] {
  const onMap = map?.regions.some((region) => citedOnMap(region).includes(id)) === true;
  return pages.filter((page) => page.references.includes(id) || (onMap && page.id === "karta")).map((page) => page.id);
}

const citedOnMap = (region: MapModel["regions"][number]) => [region, ...region.municipalities, ...region.sites].flatMap(({ references }) => references);

function bindPage({ article, body }: Draft, material: Material, matcher: TermMatcher | undefined, hasGlossary: boolean): Page {
  const ownTitle = article.frontMatter.titel.toLowerCase();
  if (matcher !== undefined && hasGlossary && article.chapter !== "ordlista") {
    const skip = new Set([...ownTitle.matchAll(matcher.pattern)].map((match) => String(matcher.idOf(match[0]))));
    linkFirstMentions(body.tokens, matcher, skip);
  }
  return toPage(article, body, renderContext(article.path, material, matcher, hasGlossary), referencesOf(article, body, material.bibliography));
}

function referencesOf(article: Article, body: Body, bibliography: Bibliography): string[] {
  const cited = new Set(body.citations.flatMap(({ citation }) => citation.sources.map(({ id }) => id)));
  if (article.frontMatter.kalla !== undefined) cited.add(article.frontMatter.kalla);
  return bibliography.entries.filter(({ id }) => cited.has(id)).map(({ id }) => id);
}

function renderContext(path: string, { bibliography, images }: Material, matcher: TermMatcher | undefined, hasGlossary: boolean): RenderContext {
  return {
    cite: (citation) => citeHtml(citation, bibliography),
    resolve: (href) => resolveLink(href, path).href,
    term: (name, id) => {
      const anchor = id ?? matcher?.idOf(name);
      return hasGlossary && anchor !== undefined ? `/ordlista/#${anchor}` : undefined;
    },
    imageSize: (src) => images.get(resolveLink(src, path).href.slice(1)),
  };
}

const escapeHtml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

function citeHtml({ sources, narrative }: Citation, { label, narrative: parts }: Bibliography): string {
  const link = (id: string, text: string) => `<a href="#kalla-${id}">${escapeHtml(text)}</a>`;
  const [first] = sources;
  if (narrative && first !== undefined) {
    const { author, year } = parts(first.id);
    return `<span class="cite">${link(first.id, `${author} (${year})`)}</span>`;
  }
  return `<span class="cite">(${sources.map((source) => link(source.id, label(source))).join("; ")})</span>`;
}

/** Every address a link may lead to, with the anchors there. */
function anchorsOf(drafts: readonly Draft[], { bibliography, map }: Material): ReadonlyMap<string, ReadonlySet<string>> {
  const anchors = new Map<string, Set<string>>();
  for (const { url, body } of drafts) anchors.set(url, new Set([...body.headings.map(({ id }) => id), ...body.definitions.map(({ id }) => id)]));
  for (const { article } of drafts) {
    const chapterUrl = `/${String(article.chapter)}/`;
    if (article.chapter !== undefined && !anchors.has(chapterUrl)) anchors.set(chapterUrl, new Set());
  }
  for (const made of ["/", ...(map === undefined ? [] : ["/karta/"]), ...(bibliography.entries.length === 0 ? [] : ["/kallor/"])]) {
    if (!anchors.has(made)) anchors.set(made, new Set());
  }
  const cited = new Set([...drafts.flatMap(({ article, body }) => referencesOf(article, body, bibliography)), ...(map?.regions ?? []).flatMap(citedOnMap)]);
  for (const id of cited) anchors.get("/kallor/")?.add(`kalla-${id}`);
  for (const id of map === undefined ? [] : ["tabell", ...tableRows(map).map((row) => row.id)]) anchors.get("/karta/")?.add(id);
  return anchors;
}

/** What to say of a source that the data folder lacks. */
function unknownSource(id: string, { bibliography, referencesFile }: Material): { readonly what: string; readonly write: string } {
  const guess = nearest(
    id,
    bibliography.entries.map((entry) => entry.id),
  );
  return {
    what: `Källan ”${id}” finns inte.`,
    write:
      guess === undefined
        ? `lägg till den i ${referencesFile}, eller skriv ett id som finns där`
        : `menade du @${guess}? Annars lägg till källan i ${referencesFile}`,
  };
}

/** A study page is about a source, and that source must exist. */
function studyFaults(article: Article, material: Material): Fault[] {
  const study = article.frontMatter.kalla;
  return study === undefined || material.bibliography.has(study)
    ? []
    : [{ file: article.file, line: keyLine(article, "kalla"), ...unknownSource(study, material) }];
}

function bodyFaults({ article, body }: Draft<BodySource>, material: Material, matcher: TermMatcher | undefined): Fault[] {
  const { bibliography, images, unreadable } = material;
  const at = (line: number, what: string, write: string): Fault => ({ file: article.file, line: article.bodyLine + line, what, write });
  return [
    ...body.faults.map(({ line, what, write }) => at(line, what, write)),
    ...body.citations.flatMap(({ citation, line }) =>
      citation.sources
        .filter(({ id }) => !bibliography.has(id))
        .map(({ id }): Fault => ({ file: article.file, line: article.bodyLine + line, ...unknownSource(id, material) })),
    ),
    ...body.terms
      .filter(({ name }) => matcher?.idOf(name) === undefined && !unreadable.some(({ path }) => path === "ordlista/index.md"))
      .map(({ name, line }) => at(line, `Termen ”${name}” finns inte i ordlistan.`, "lägg till den i ordlista/index.md, eller ta bort {.term}")),
    ...body.images.flatMap(({ href: address, alt, line }) => {
      const path = resolveLink(address, article.path);
      const href = decoded(address);
      if (path.kind !== "page") return [at(line, `Bilden ${href} ligger inte bredvid sidan.`, "lägg bildfilen i samma mapp och skriv bara filnamnet")];
      if (!images.has(path.href.slice(1))) return [at(line, `Bilden ${href} finns inte.`, "lägg filen bredvid sidan, eller rätta filnamnet")];
      return alt.trim() === ""
        ? [at(line, `Bilden ${href} saknar alternativtext.`, "skriv vad bilden visar mellan hakarna: ![Vad bilden visar](bild.png)")]
        : [];
    }),
  ];
}

function linkFaults(
  { article, body, url }: Draft<BodySource>,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
  unreadable: ReadonlySet<string>,
  unpublished: ReadonlySet<string>,
  { images }: Material,
): Fault[] {
  return body.links.flatMap(({ href, line }): Fault[] => {
    const fault = (what: string, write: string): Fault[] => [{ file: article.file, line: article.bodyLine + line, what, write }];
    if (href === "") return fault("En länk saknar adress.", "skriv adressen mellan parenteserna, som [Etik](/rollen/etik/)");
    const target = resolveLink(href, article.path);
    const written = decoded(href);
    if (target.kind === "external") return [];
    if (target.kind === "forbidden")
      return fault(`Länken ${written} har ett slag som inte tillåts.`, "länka till en sida i handboken eller till en adress som börjar med https://");
    const [path = "", hash] = target.href.split("#");
    const page = path === "" ? url : path;
    if (isMadeAddress(page) || unreadable.has(page) || images.has(page.slice(1))) return [];
    if (unpublished.has(page)) return fault(`Länken ${written} leder till en sida som är utkast.`, "ta bort utkast: true på den sidan, eller ta bort länken");
    const there = anchors.get(page);
    if (there === undefined) {
      const guess = nearestAddress(decoded(page), [...anchors.keys()]);
      return fault(
        `Länken ${written} leder ingenstans.`,
        guess === undefined ? "skriv adressen till en sida som finns, som /rollen/etik/" : `menade du ${guess}?`,
      );
    }
    if (hash !== undefined && hash !== "" && !there.has(decoded(hash))) {
      const guess = nearest(decoded(hash), [...there]);
      return fault(
        `Ankaret #${decoded(hash)} finns inte på sidan ${page}.`,
        guess === undefined
          ? `skriv någon av sidans rubriker${
              there.size === 0
                ? ""
                : `: ${[...there]
                    .slice(0, 8)
                    .map((id) => `#${id}`)
                    .join(", ")}`
            }`
          : `menade du #${guess}?`,
      );
    }
    return [];
  });
}

/** The address an editor most likely meant: a page with nearly the same name, in the same chapter before another. */
function nearestAddress(page: string, addresses: readonly string[]): string | undefined {
  const parts = page.split("/").filter((part) => part !== "");
  const nameOf = (address: string) =>
    address
      .split("/")
      .filter((part) => part !== "")
      .at(-1);
  const name = parts.at(-1);
  if (name === undefined) return undefined;
  const named = addresses.filter((address) => nameOf(address) !== undefined);
  const beside = named.filter((address) => parts.length > 1 && address.startsWith(`/${String(parts[0])}/`));
  for (const group of [beside, named]) {
    const close = nearest(
      name,
      group.map((address) => String(nameOf(address))),
    );
    if (close !== undefined) return group.find((address) => nameOf(address) === close);
  }
  return undefined;
}

/** An address as the editor wrote it: the parser escapes Swedish letters. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const keyLine = (article: Article, key: string): number => article.keyLines.get(key) ?? 1;

/** Two articles in a chapter cannot have the same place. */
function orderFaults(drafts: readonly Draft[]): Fault[] {
  const taken = new Map<string, Article>();
  const faults: Fault[] = [];
  for (const { article } of [...drafts].sort((a, b) => (a.article.path < b.article.path ? -1 : 1))) {
    const order = article.frontMatter.ordning;
    if (article.slug === undefined || order === undefined) continue;
    const place = `${String(article.chapter)} ${order}`;
    const first = taken.get(place);
    if (first === undefined) taken.set(place, article);
    else
      faults.push({
        file: article.file,
        line: keyLine(article, "ordning"),
        what: `”ordning” ${order} används redan av ${first.file}.`,
        write: "skriv ett tal som ingen annan sida i kapitlet har",
      });
  }
  return faults;
}

/** A former address cannot be a page's own, nor lead to two pages. */
function addressFaults(drafts: readonly Draft[], anchors: ReadonlyMap<string, unknown>): Fault[] {
  const taken = new Map<string, string | undefined>([
    ...[...anchors.keys()].map((url) => [url, undefined] as const),
    ...drafts.map(({ url, article }) => [url, article.file] as const),
  ]);
  return drafts.flatMap(({ article }) =>
    (article.frontMatter.tidigare ?? []).flatMap((from): Fault[] => {
      const isTaken = taken.has(from) || isMadeAddress(from);
      const owner = taken.get(from);
      taken.set(from, article.file);
      return !isTaken
        ? []
        : [
            {
              file: article.file,
              line: keyLine(article, "tidigare"),
              what: `Den tidigare adressen ${from} används redan${owner === undefined ? "" : ` av ${owner}`}.`,
              write: "ta bort adressen ur listan",
            },
          ];
    }),
  );
}

interface BoundTerm {
  readonly id: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly tokens: Body["tokens"];
}

/** The glossary's terms: `Egenmakt (empowerment)` has another name in its brackets. */
function termsOf(glossary: Draft | undefined): BoundTerm[] {
  return (glossary?.body.definitions ?? []).map(({ term, id, tokens }) => {
    const [, name = term, others] = /^(.*?)\s*(?:\(([^)]*)\))?$/.exec(term) ?? [];
    return {
      id,
      name,
      otherNames:
        others === undefined
          ? []
          : others
              .split(",")
              .map((other) => other.trim())
              .filter((other) => other !== ""),
      tokens: [...tokens],
    };
  });
}

function duplicateTerms(glossary: Draft | undefined): Fault[] {
  const seen = new Set<string>();
  return (glossary?.body.definitions ?? []).flatMap(({ term, line }): Fault[] => {
    const name = term.replace(/\s*\(.*$/, "").toLowerCase();
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return glossary === undefined
      ? []
      : [
          {
            file: glossary.article.file,
            line: glossary.article.bodyLine + line,
            what: `Termen ”${term}” förklaras två gånger.`,
            write: "slå ihop förklaringarna",
          },
        ];
  });
}

/** Chapters in book order with their pages; a chapter exists when there is something to read in it. */
function arrange(pages: readonly Page[], { bibliography, map }: Material): Chapter[] {
  const chapters: Chapter[] = [];
  for (const { id, title, summary } of chapterDefinitions) {
    const mine = pages.filter((page) => page.chapter === id);
    const opening = mine.find((page) => page.kind === "chapter");
    const articles = mine.filter((page) => page.kind !== "chapter").sort(inOrder);
    const made = (id === "karta" && map !== undefined) || (id === "kallor" && bibliography.entries.length > 0);
    if (opening === undefined && articles.length === 0 && !made) continue;
    chapters.push({ id, number: chapters.length + 1, title, url: `/${id}/`, opening: opening ?? openingPage(id, title, summary), pages: articles });
  }
  return chapters;
}

/** News newest first, other pages by their place. */
function inOrder(a: Page, b: Page): number {
  if (a.published !== undefined && b.published !== undefined && a.published !== b.published) return a.published < b.published ? 1 : -1;
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

const nothing = { order: 0, audiences: [], synonyms: [], formerUrls: [], html: "", text: "", headings: [], words: 0, minutes: 1, references: [] } as const;

function openingPage(chapter: ChapterId, title: string, summary: string): Page {
  return { ...nothing, id: chapter, url: `/${chapter}/`, chapter, kind: "chapter", title, summary };
}

function startPage(site: Site): Page {
  return { ...nothing, id: "", url: "/", kind: "start", title: site.name, summary: site.description };
}

/** Faults that show only when the whole book is seen: dead links, unknown sources and terms, places and addresses taken twice. */
import { chapterIds } from "../content/chapters.ts";
import type { Article, BodySource } from "../content/article.ts";
import { nearest } from "../content/explain.ts";
import type { Fault } from "../content/fault.ts";
import { mapSources, tableRows } from "../maps/rows.ts";
import { hasTime } from "../maps/timeMap.ts";
import type { TermMatcher } from "../markdown/terms.ts";
import { addressesMade, mayBeMade } from "./addresses.ts";
import { citedIn, citedInFacts } from "./cited.ts";
import { deckFaults } from "./decks.ts";
import { decodedAddress, resolveLink } from "./links.ts";
import type { ParsedArticle, Material } from "./material.ts";
import { madePrintables, madeUrls } from "./madePages.ts";
import { printableOf, urlOf } from "./page.ts";
import { isHandout, pdfPaths } from "./pdfs.ts";
import { officeAddresses } from "./templates.ts";
import { addressesIn, filesShown, viewFault } from "./views.ts";

/** What was read, parsed. */
export interface ParsedBook {
  /** Articles that are published: all but drafts. */
  readonly published: readonly ParsedArticle[];
  /** Bodies of articles whose head has faults. */
  readonly broken: readonly ParsedArticle<BodySource>[];
  /** Addresses of pages that are marked as drafts (`utkast`). */
  readonly unpublished: ReadonlySet<string>;
  /** The glossary's own page, where there is one. */
  readonly glossary: ParsedArticle | undefined;
}

/** Every fault of the book beyond those of single heads. Empty when it can be bound. */
export function findFaults(material: Material, { published, broken, unpublished, glossary }: ParsedBook, matcher: TermMatcher | undefined): Fault[] {
  const anchors = anchorsOf(published, material);
  const unreadable = new Set(material.unreadable.map(({ path }) => urlOf(path)));
  const made = addressesMade(
    chapterIds.filter((id) => anchors.has(`/${id}/`) || unreadable.has(`/${id}/`)),
    [...published.map(printableOf), ...madePrintables(material.facts, material.map)],
    material.map !== undefined,
    material.facts,
    officeAddresses(
      published.map(({ url, article }) => ({ url, materialKind: article.frontMatter.slag })),
      material.facts,
    ),
  );
  /** What stands at such an address is known only when what has faults can be read. */
  const isUnreadable = (url: string) => unreadable.has(url) || mayBeMade(url, material.unreadableData);
  const checked: readonly ParsedArticle<BodySource>[] = [...published, ...broken];
  return [
    ...checked.flatMap((parsed) => bodyFaults(parsed, material, matcher)),
    ...published.flatMap(({ article }) => studyFaults(article, material)),
    ...checked.flatMap((parsed) => linkFaults(parsed, anchors, made, isUnreadable, unpublished, material)),
    ...orderFaults(published),
    ...published.flatMap(({ article }) => reviewFaults(article)),
    ...addressFaults(published, anchors, made),
    ...published.flatMap((parsed) => takenAddressFaults(parsed, made)),
    ...takenPictureFaults(material, made),
    ...factAddressFaults(published, anchors, isUnreadable, material),
    ...deckFaults(
      published,
      (url) => anchors.has(url) || isUnreadable(url),
      (id) => anchors.get("/kallor/")?.has(`kalla-${id}`) === true,
      material,
    ),
    ...originalFaults(published, anchors, isUnreadable),
    ...handoutFaults(published),
    ...(glossary === undefined ? [] : duplicateTerms(glossary)),
  ];
}

/** Every address a link may lead to, with the anchors there. */
function anchorsOf(published: readonly ParsedArticle[], { bibliography, facts, map }: Material): ReadonlyMap<string, ReadonlySet<string>> {
  const anchors = new Map<string, Set<string>>();
  for (const { url, body } of published) anchors.set(url, new Set([...body.headings.map(({ id }) => id), ...body.definitions.map(({ id }) => id)]));
  const made = madeUrls(facts, map);
  const chapters = [...anchors.keys(), ...made].filter((url) => url !== "/").map((url) => `/${String(url.split("/")[1])}/`);
  for (const url of ["/", ...made, ...chapters, ...(bibliography.entries.length === 0 ? [] : ["/kallor/"])]) {
    if (!anchors.has(url)) anchors.set(url, new Set());
  }
  const cited = [...published.flatMap(citedIn).filter(bibliography.has), ...(map === undefined ? [] : mapSources(map)), ...citedInFacts(published, facts)];
  for (const id of cited) anchors.get("/kallor/")?.add(`kalla-${id}`);
  for (const id of map === undefined ? [] : ["tabell", ...(hasTime(map) ? ["ar-for-ar"] : []), ...tableRows(map).map((row) => row.id)])
    anchors.get("/karta/")?.add(id);
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

function bodyFaults({ article, body }: ParsedArticle<BodySource>, material: Material, matcher: TermMatcher | undefined): Fault[] {
  const { bibliography, facts, images, unreadable, unreadableData } = material;
  const at = (line: number, what: string, write: string): Fault => ({ file: article.file, line: article.bodyLine + line, what, write });
  return [
    ...body.faults.map(({ line, what, write }) => at(line, what, write)),
    ...body.citations.flatMap(({ citation, line }) =>
      citation.sources
        .filter(({ id }) => !bibliography.has(id))
        .map(({ id }): Fault => ({ file: article.file, line: article.bodyLine + line, ...unknownSource(id, material) })),
    ),
    ...body.views.flatMap(({ view, line }) => {
      const fault = viewFault(view, facts, unreadableData);
      return fault === undefined ? [] : [at(line, fault.what, fault.write)];
    }),
    ...body.terms
      .filter(({ name }) => matcher?.idOf(name) === undefined && !unreadable.some(({ path }) => path === "ordlista/index.md"))
      .map(({ name, line }) => at(line, `Termen ”${name}” finns inte i ordlistan.`, "lägg till den i ordlista/index.md, eller ta bort {.term}")),
    ...body.images.flatMap(({ href: address, alt, line }) => {
      const path = resolveLink(address, article.path);
      const href = decodedAddress(address);
      if (path.kind !== "page") return [at(line, `Bilden ${href} ligger inte bredvid sidan.`, "lägg bildfilen i samma mapp och skriv bara filnamnet")];
      if (!images.has(path.href.slice(1))) return [at(line, `Bilden ${href} finns inte.`, "lägg filen bredvid sidan, eller rätta filnamnet")];
      return alt.trim() === ""
        ? [at(line, `Bilden ${href} saknar alternativtext.`, "skriv vad bilden visar mellan hakarna: ![Vad bilden visar](bild.png)")]
        : [];
    }),
  ];
}

function linkFaults(
  { article, body, url }: ParsedArticle<BodySource>,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
  made: ReadonlySet<string>,
  isUnreadable: (url: string) => boolean,
  unpublished: ReadonlySet<string>,
  { images }: Material,
): Fault[] {
  return body.links.flatMap(({ href, line }): Fault[] => {
    const fault = (what: string, write: string): Fault[] => [{ file: article.file, line: article.bodyLine + line, what, write }];
    if (href === "") return fault("En länk saknar adress.", "skriv adressen mellan parenteserna, som [Etik](/rollen/etik/)");
    const target = resolveLink(href, article.path);
    const written = decodedAddress(href);
    if (target.kind === "external") return [];
    if (target.kind === "forbidden")
      return fault(`Länken ${written} har ett slag som inte tillåts.`, "länka till en sida i handboken eller till en adress som börjar med https://");
    const [path = "", hash] = target.href.split("#");
    const page = path === "" ? url : path;
    if (made.has(page) || isUnreadable(page) || images.has(page.slice(1))) return [];
    const there = anchors.get(page);
    if (there === undefined) {
      if (unpublished.has(page)) return fault(`Länken ${written} leder till en sida som är utkast.`, "ta bort utkast: true på den sidan, eller ta bort länken");
      const guess = nearestAddress(decodedAddress(page), [...anchors.keys()]);
      return fault(
        `Länken ${written} leder ingenstans.`,
        guess === undefined ? "skriv adressen till en sida som finns, som /rollen/etik/" : `menade du ${guess}?`,
      );
    }
    if (hash !== undefined && hash !== "" && !there.has(decodedAddress(hash))) {
      const guess = nearest(decodedAddress(hash), [...there]);
      const some = [...there].slice(0, 8).map((id) => `#${id}`);
      const headings = some.length === 0 ? `skriv ${page} utan ankare, eller ta bort länken` : `skriv någon av sidans rubriker: ${some.join(", ")}`;
      return fault(`Ankaret #${decodedAddress(hash)} finns inte på sidan ${page}.`, guess === undefined ? headings : `menade du #${guess}?`);
    }
    return [];
  });
}

/** The address an editor most likely meant: a page with nearly the same name, in the same chapter before another. */
function nearestAddress(page: string, addresses: readonly string[]): string | undefined {
  const partsOf = (address: string) => address.split("/").filter((part) => part !== "");
  const nameOf = (address: string) => partsOf(address).at(-1);
  const parts = partsOf(page);
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

const keyLine = (article: Article, key: string): number => article.keyLines.get(key) ?? 1;

/** The next review cannot be due before the last. */
function reviewFaults(article: Article): Fault[] {
  const { granskad, granskas } = article.frontMatter;
  if (granskas === undefined || granskas >= granskad) return [];
  return [
    {
      file: article.file,
      line: keyLine(article, "granskas"),
      what: `”granskas” ${granskas} ligger före ”granskad” ${granskad}.`,
      write: "skriv en senare dag, eller ta bort granskas",
    },
  ];
}

/** Two articles in a chapter cannot have the same place. */
function orderFaults(published: readonly ParsedArticle[]): Fault[] {
  const taken = new Map<string, Article>();
  const faults: Fault[] = [];
  for (const { article } of [...published].sort((a, b) => (a.article.path < b.article.path ? -1 : 1))) {
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

/** Folders of the output that are the build's own. */
const buildFolders = /^\/(?:assets|data|ikoner|mallar|pagefind|pdf)\//;

/** A former address cannot be a page's own, nor lead to two pages. */
function addressFaults(published: readonly ParsedArticle[], anchors: ReadonlyMap<string, unknown>, made: ReadonlySet<string>): Fault[] {
  const taken = new Map<string, string | undefined>([
    ...[...anchors.keys()].map((url) => [url, undefined] as const),
    ...published.map(({ url, article }) => [url, article.file] as const),
  ]);
  return published.flatMap(({ article }) =>
    (article.frontMatter.tidigare ?? []).flatMap((from): Fault[] => {
      const isTaken = taken.has(from) || made.has(from) || buildFolders.test(from);
      const owner = taken.get(from);
      taken.set(from, article.file);
      if (!isTaken) return [];
      const what = `Den tidigare adressen ${from} används redan${owner === undefined ? "" : ` av ${owner}`}.`;
      return [{ file: article.file, line: keyLine(article, "tidigare"), what, write: "ta bort adressen ur listan" }];
    }),
  );
}

/** Pages that the build makes itself have their addresses for themselves. */
function takenAddressFaults({ article, url }: ParsedArticle, made: ReadonlySet<string>): Fault[] {
  if (!made.has(url)) return [];
  return [{ file: article.file, line: 1, what: `Adressen ${url} har en sida som bygget gör.`, write: "ge filen ett annat namn" }];
}

/** Pictures are published where they lie, and so must not lie where the build writes. */
function takenPictureFaults({ images, contentFolder }: Material, made: ReadonlySet<string>): Fault[] {
  return [...images.keys()]
    .filter((path) => made.has(`/${path}`))
    .map((path) => ({
      file: `${contentFolder}/${path}`,
      line: 1,
      what: `Bilden har samma adress som en fil som bygget gör, /${path}.`,
      write: "ge den ett annat namn",
    }));
}

/** Rows of facts that the book shows, and the words of its readers, lead to pages that exist. */
function factAddressFaults(
  published: readonly ParsedArticle[],
  anchors: ReadonlyMap<string, unknown>,
  isUnreadable: (url: string) => boolean,
  { facts, factPlace }: Material,
): Fault[] {
  const shown = filesShown(published.flatMap(({ body }) => body.views.map(({ view }) => view)));
  return [...shown, "readersWords" as const].flatMap((file) =>
    addressesIn(facts, file).flatMap(({ url, path }): Fault[] => {
      if (anchors.has(url) || isUnreadable(url)) return [];
      const guess = nearestAddress(url, [...anchors.keys()]);
      return [
        {
          ...factPlace(file, path),
          what: `Adressen ${url} leder ingenstans.`,
          write: guess === undefined ? "skriv adressen till en sida som finns" : `menade du ${guess}?`,
        },
      ];
    }),
  );
}

/** An easy-read page, and a page in another language, says what another page says: one that is written, and no such page itself. */
function originalFaults(published: readonly ParsedArticle[], anchors: ReadonlyMap<string, unknown>, isUnreadable: (url: string) => boolean): Fault[] {
  const keys = {
    lattlast: { kind: "en lättläst version", short: "lättläst" },
    svenska: { kind: "en översättning eller sammanfattning", short: "en översättning" },
  } as const;
  return (Object.keys(keys) as (keyof typeof keys)[]).flatMap((key) => {
    const { kind, short } = keys[key];
    const such = new Map(published.filter(({ article }) => article.frontMatter[key] !== undefined).map(({ url, article }) => [url, article.file]));
    return published.flatMap(({ article }): Fault[] => {
      const address = article.frontMatter[key];
      if (address === undefined) return [];
      const fault = (what: string, write: string): Fault => ({ file: article.file, line: keyLine(article, key), what, write });
      const other = such.get(address);
      if (other === article.file) return [fault(`Sidan kan inte vara ${kind} av sig själv.`, `skriv adressen till den sida som inte är ${short}`)];
      if (other !== undefined) return [fault(`Sidan ${address} är själv ${kind}.`, `skriv adressen till den sida som inte är ${short}`)];
      if (anchors.has(address) || isUnreadable(address)) return [];
      return [fault(`Sidan ${address} finns inte.`, `skriv adressen till den sida som texten är ${kind} av`)];
    });
  });
}

/** Handouts lie in one folder, so two of them cannot have the same file name. */
function handoutFaults(published: readonly ParsedArticle[]): Fault[] {
  const taken = new Map<string, Article>();
  return published.flatMap((parsed): Fault[] => {
    const page = printableOf(parsed);
    if (!isHandout(page)) return [];
    const path = pdfPaths.handout(page);
    const first = taken.get(path);
    if (first === undefined) {
      taken.set(path, parsed.article);
      return [];
    }
    const { article } = parsed;
    return [
      {
        file: article.file,
        line: keyLine(article, "utdelning"),
        what: `Utdelningsbladet ${path} görs redan av ${first.file}.`,
        write: "ge filen ett annat namn, eller ta bort utdelning från en av sidorna",
      },
    ];
  });
}

/** A term is explained once. */
function duplicateTerms({ article, body }: ParsedArticle): Fault[] {
  const seen = new Set<string>();
  return body.definitions.flatMap(({ term, line }): Fault[] => {
    const name = term.replace(/\s*\(.*$/, "").toLowerCase();
    if (seen.has(name))
      return [{ file: article.file, line: article.bodyLine + line, what: `Termen ”${term}” förklaras två gånger.`, write: "slå ihop förklaringarna" }];
    seen.add(name);
    return [];
  });
}

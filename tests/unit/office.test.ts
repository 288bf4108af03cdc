import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { findDeckFaults, clockOf, minuteOf } from "../../src/facts/slides.ts";
import type { DeckRow, Facts, SlideRow } from "../../src/facts/schema.ts";
import { decksOf } from "../../src/handbook/decks.ts";
import { slideTexts } from "../../src/handbook/slideTexts.ts";
import { officeFilesOf } from "../../src/handbook/templates.ts";
import { blocksOf } from "../../src/office/docx/blocks.ts";
import { packParts, unpackParts } from "../../src/office/package.ts";
import { element, xmlText } from "../../src/office/xml.ts";
import { printDocument } from "../../src/print/document.ts";
import type { SlidesDocument } from "../../src/print/documents/slides.ts";
import { isImposed } from "../../src/print/editions.ts";
import { papers } from "../../src/print/papers.ts";
import { everyEdition, bind, handbookOf, page, pageOf, report } from "./smallBook.ts";

const slide = (more: Partial<SlideRow> = {}): SlideRow => ({
  day: 1,
  kind: "text",
  title: "En rubrik",
  points: [],
  notes: ["Säg något."],
  strength: "forslag",
  references: [],
  minutes: 30,
  ...more,
});

const deckOf = (...slides: readonly SlideRow[]): DeckRow => ({
  id: "kurs",
  page: "/utbildning/kurs/",
  title: "Kursen",
  summary: "En kurs för prov.",
  reviewed: "2026-10-01",
  days: [{ number: 1, page: "/utbildning/kurs/", start: "9.40", end: "10.10" }],
  slides: [...slides],
});

const faultsOf = (...slides: readonly SlideRow[]) =>
  findDeckFaults([deckOf(...slides)], new Set(["sbu2020"])).map(({ path, what, write }) => `${path.join(".")} ${what} → ${write}`);

describe("a deck of slides", () => {
  it("counts time as a timetable writes it", () => {
    expect([minuteOf("9.05"), clockOf(545), clockOf(600)]).toEqual([545, "9.05", "10.00"]);
  });

  it("has no faults when its minutes add up and its facts have sources", () => {
    expect(faultsOf(slide({ strength: "belagt", points: [{ text: "Evidens saknas", references: ["sbu2020"] }] }))).toEqual([]);
  });

  it("tells of a day that is too short", () => {
    expect(faultsOf(slide({ minutes: 20 }))).toEqual([
      "0.days.0.number Bilderna för dag 1 tar 20 minuter, men dagen är 30 minuter. → ändra minutes på bilderna, eller dagens start och end",
    ]);
  });

  it("tells of a fact without a source, and of a source that does not exist", () => {
    expect(faultsOf(slide({ strength: "belagt", points: [{ text: "Allt blir bättre", references: [] }], references: ["okand2020"] }))).toEqual([
      "0.slides.0.references.0 Källan ”okand2020” finns inte i references.json. → skriv ett id som finns där",
      '0.slides.0.points.0 Punkten saknar källa. → ange minst en källa i references, eller skriv "forslag" som strength',
    ]);
    expect(faultsOf(slide({ strength: "erfarenhet" }))).toEqual([
      '0.slides.0.references Bilden saknar källa. → ange minst en källa, eller skriv "forslag" som strength',
    ]);
  });

  it("tells of figures and exercises that are not said, days that do not exist, and headings used twice", () => {
    expect(faultsOf(slide({ kind: "figure", minutes: 10 }), slide({ kind: "exercise", title: "Öva", minutes: 20 }), slide({ day: 2, title: "Öva" }))).toEqual([
      "0.slides.0.kind Bilden ska visa en figur men säger inte vilken. → skriv figure, som ”skogsdiagram aterhamtning”",
      "0.slides.1.kind Övningen saknar sida. → skriv page med adressen till övningen",
      "0.slides.2.day Dag 2 finns inte bland dagarna. → skriv en dag som finns under days",
      "0.slides.2.title Rubriken ”Öva” finns på två bilder. → skriv en egen rubrik",
    ]);
  });
});

const files = {
  "utbildning/kurs.md": page("En kurs [@sbu2020]."),
  "utbildning/ovning.md": page("Gör så.", { program: "arbetsplats", dag: "1", tid: "20", grupp: "två och två" }),
};
const references = [report("sbu2020", "SBU", 2020), report("annan2020", "Annan", 2020)];
const facts: Facts = {
  slides: [
    deckOf(
      slide({ title: "Först", strength: "belagt", points: [{ text: "Evidens saknas", references: ["sbu2020"] }], minutes: 10 }),
      slide({ title: "Öva", kind: "exercise", page: "/utbildning/ovning/", minutes: 20 }),
    ),
  ],
};

describe("a deck in its handbook", () => {
  const handbook = handbookOf(files, { references, facts });
  const [deck] = decksOf(handbook, labels.facts);
  if (deck === undefined) throw new Error("No deck");

  it("has times, sources and pages", () => {
    expect(deck.slides.map(({ from, to }) => `${from}–${to}`)).toEqual(["9.40–9.50", "9.50–10.10"]);
    expect(deck.slides[0]?.points).toEqual([{ text: "Evidens saknas", sources: [1] }]);
    expect(deck.slides[0]?.sources.map(({ label }) => label)).toEqual(["SBU 2020"]);
    expect(deck.slides[1]?.page?.url).toBe("/utbildning/ovning/");
  });

  it("says on every slide what it is, how long it takes and where the sheet is", () => {
    const [first, second] = deck.slides.map((one) => slideTexts(one, deck, handbook.site, labels.slides));
    expect(first?.label).toBe("Belagt");
    expect(second?.label).toBe("Övning · 20 minuter · två och två");
    expect(second?.sheet).toEqual({ text: "Blad: prov.example/utbildning/ovning", url: "https://prov.example/utbildning/ovning/" });
    expect(second?.notes[0]).toBe("9.50–10.10 (20 minuter)");
  });

  it("is offered on the pages of its course, and is nothing in a handbook without it", () => {
    expect(officeFilesOf(handbook, pageOf(handbook, "utbildning/kurs"))).toEqual([{ kind: "slides", href: "/mallar/kurs.pptx" }]);
    expect(officeFilesOf(handbook, pageOf(handbook, "utbildning/ovning"))).toEqual([]);
    const other = handbookOf({ "rollen/etik.md": page("Etik.") }, { facts });
    expect(decksOf(other, labels.facts)).toEqual([]);
  });

  it("must lead to pages that exist, draw what can be drawn, and cite what the pages cite", () => {
    const faulty = deckOf(
      slide({ title: "Först", references: ["annan2020"], minutes: 10 }),
      slide({ title: "Sedan", kind: "figure", figure: "uppgifter", page: "/utbildning/borta/", minutes: 20 }),
    );
    expect(bind(files, { references, facts: { slides: [faulty], tasks: [] } }).faults).toEqual([
      "_data/slides.json:4 Källan ”annan2020” citeras inte på någon sida. → citera den på kursens sida också, så att den kommer med i källistan",
      "_data/slides.json:4 ”uppgifter” är ingen bild utan en tabell eller lista. → skriv någon av: matris, tolvmanadersplan, arshjul, evidensmatris, skogsdiagram, ikonbild",
      "_data/slides.json:4 Adressen /utbildning/borta/ leder ingenstans. → skriv adressen till en sida som finns",
    ]);
  });

  it("becomes a document for paper: slides, and notes with the day at a glance", () => {
    const documentOf = (kind: "slides" | "speaker-notes") => {
      const edition = everyEdition(handbook).find((one) => one.kind === kind);
      if (edition === undefined || isImposed(edition)) throw new Error(`No ${kind}`);
      expect(edition.pages).toEqual(deck.pages);
      return { paper: papers[edition.paper], document: printDocument(handbook, edition, { labels: labels.print }) as SlidesDocument };
    };
    const { paper, document: slides } = documentOf("slides");
    const { paper: sheet, document: notes } = documentOf("speaker-notes");
    expect([paper.width, paper.height, sheet.width, sheet.height]).toEqual([320, 180, 210, 297]);
    expect(slides.days.map((day) => day.slides.map(({ title }) => title))).toEqual([["Först", "Öva"]]);
    expect(notes.days[0]?.slides[0]).toMatchObject({
      clock: "9.40–9.50",
      length: "10 minuter",
      notes: ["Säg något."],
      sources: [{ mark: 1, label: "SBU 2020" }],
    });
  });
});

describe("a link to an office file", () => {
  it("is alive where the file is made, and dead elsewhere", () => {
    const form = { "material/blankett.md": page("Fyll i. [Hämta](/mallar/blankett.docx)", { slag: "formular" }) };
    expect(bind(form).faults).toEqual([]);
    expect(bind({ "material/blad.md": page("Läs. [Hämta](/mallar/blad.docx)", { slag: "blad" }) }).faults).toHaveLength(1);
  });
});

describe("the blocks of a page", () => {
  const blocks = (html: string) => blocksOf(html, { follow: (href) => (href.startsWith("/") ? `https://prov.example${href}` : undefined) });

  it("are headings, paragraphs, fields and lists in reading order", () => {
    const html =
      '<h2 id="a">Rubrik</h2>\n<p>En <strong>fet</strong> <a href="/x/">länk</a> och <a class="term" href="/ordlista/#e">ett ord</a>.</p>' +
      '<p class="field"><label class="field__label" for="f">Namn</label><input class="field__line" id="f" type="text"></p>' +
      '<p class="field field--lines"><label for="g">Mål</label><textarea id="g" rows="3"></textarea></p>' +
      '<ul class="checklist">\n<li>Klart</li>\n</ul><ol>\n<li>Ett\n<ul>\n<li>Inuti</li>\n</ul>\n</li>\n</ol>';
    expect(blocks(html)).toEqual([
      { kind: "heading", level: 2, inlines: [{ kind: "text", text: "Rubrik" }] },
      {
        kind: "paragraph",
        inlines: [
          { kind: "text", text: "En " },
          { kind: "text", text: "fet", isBold: true },
          { kind: "text", text: " " },
          { kind: "text", text: "länk", link: "https://prov.example/x/" },
          { kind: "text", text: " och " },
          { kind: "text", text: "ett ord" },
          { kind: "text", text: "." },
        ],
      },
      { kind: "field", label: "Namn", lines: 1 },
      { kind: "field", label: "Mål", lines: 3 },
      { kind: "item", sort: "checks", list: 1, level: 0, inlines: [{ kind: "text", text: "Klart" }] },
      { kind: "item", sort: "numbers", list: 2, level: 0, inlines: [{ kind: "text", text: "Ett" }] },
      { kind: "item", sort: "bullets", list: 3, level: 1, inlines: [{ kind: "text", text: "Inuti" }] },
    ]);
  });

  it("are tables with a head, fields in cells, and labelled boxes", () => {
    const html =
      '<div class="table"><table><thead><tr><th scope="col">Post</th></tr></thead><tbody><tr><td><input class="field__cell" type="text" aria-label="Lön"></td></tr></tbody></table></div>' +
      '<aside class="box box--varning"><p class="box__label">Tänk på</p><p class="box__title">Först</p><p>Vänta.</p></aside>';
    expect(blocks(html)).toEqual([
      {
        kind: "table",
        head: [{ inlines: [{ kind: "text", text: "Post" }], isHeader: true }],
        rows: [[{ inlines: [{ kind: "field", label: "Lön" }], isHeader: false }]],
      },
      { kind: "box", label: "Tänk på", title: [{ kind: "text", text: "Först" }], blocks: [{ kind: "paragraph", inlines: [{ kind: "text", text: "Vänta." }] }] },
    ]);
  });

  it("keep words of other languages apart, and the words of drawings they cannot show", () => {
    expect(blocks('<p>Ordet <span lang="en">peer</span></p><svg role="img" aria-label="En bild"></svg><svg aria-hidden="true"></svg>')).toEqual([
      {
        kind: "paragraph",
        inlines: [
          { kind: "text", text: "Ordet " },
          { kind: "text", text: "peer", language: "en" },
        ],
      },
      { kind: "paragraph", inlines: [{ kind: "text", text: "En bild", isItalic: true }] },
    ]);
  });
});

describe("an office file", () => {
  it("is packed in the same order with the same time, whatever order its parts came in", () => {
    const parts: [string, string | Uint8Array][] = [
      ["b.xml", "<b/>"],
      ["[Content_Types].xml", "<t/>"],
      ["a.png", new Uint8Array([1, 2])],
    ];
    const packed = packParts(new Map(parts));
    expect(packed).toEqual(packParts(new Map(parts.toReversed())));
    expect([...unpackParts(packed).keys()]).toEqual(["[Content_Types].xml", "a.png", "b.xml"]);
    expect(unpackParts(packed).get("b.xml")).toBe("<b/>");
  });

  it("holds text as XML holds it", () => {
    expect(xmlText('<a & "b">\u0001')).toBe("&lt;a &amp; &quot;b&quot;&gt;");
    expect(element("a", { x: 1, y: undefined }, element("b"))).toBe('<a x="1"><b/></a>');
  });
});

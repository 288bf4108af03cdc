import { describe, expect, it } from "vitest";
import { changeTexts, filtersOf, searchRecords, type SearchRecord } from "../../src/search/documents.ts";
import { glossary, handbookOf, page, report, type Extra } from "./smallBook.ts";

/** The document search gets of one page. */
function documentOf(files: Readonly<Record<string, string>>, url: string, extra: Extra = {}) {
  const found = searchRecords(handbookOf(files, extra)).find((record) => record.url === url);
  if (found === undefined) throw new Error(`No record for ${url}`);
  return { ...found, html: String(found.html) };
}

const htmlOf = (body: string, keys: Readonly<Record<string, string>> = {}, extra: Extra = {}) =>
  documentOf({ "rollen/prov.md": page(body, keys) }, "/rollen/prov/", extra).html;

describe("a page as search reads it", () => {
  it("knows its address, title, chapter, readers and kind", () => {
    expect(documentOf({ "inforande/lon.md": page("## Hur mycket?\n\nText.", { titel: "Lön", malgrupp: "[chef, hr]" }) }, "/inforande/lon/")).toMatchObject({
      url: "/inforande/lon/",
      title: "Lön",
      chapter: "inforande",
      audiences: ["chef", "hr"],
      kind: "sida",
      headings: ["Hur mycket?"],
    });
  });

  it("can be narrowed by chapter, reader and kind", () => {
    const html = htmlOf("Text.", { malgrupp: "[chef, hr]" });
    expect(html).toContain(
      '<span data-pagefind-filter="kapitel">Rollen</span><span data-pagefind-filter="roll">Chef</span><span data-pagefind-filter="roll">HR</span><span data-pagefind-filter="slag">Sida</span>',
    );
  });

  it("is found by its synonyms, which stand outside the text", () => {
    expect(htmlOf("Text.", { synonymer: "[kamratstöd, resurs]" })).toMatch(
      /<div data-pagefind-ignore>.*<span data-pagefind-meta="synonymer">kamratstöd, resurs<\/span><\/div>/,
    );
  });

  it("keeps headings with their ids, so that a hit leads to them", () => {
    expect(htmlOf("## Vad som händer\n\nText.")).toContain('<h2 id="vad-som-hander">Vad som händer</h2>');
  });

  it("leaves out citations without a trace", () => {
    const extra = { references: [report("nsph2018", "NSPH", 2018)] };
    expect(htmlOf("Det hjälper [@nsph2018]. Och [@nsph2018] mer.", {}, extra)).toContain("<p>Det hjälper. Och  mer.</p>");
  });

  it("knows who wrote the sources that it cites, and the list of sources has each of them", () => {
    const extra = { references: [report("nsph2018", "NSPH", 2018)] };
    const files = { "rollen/prov.md": page("Det hjälper [@nsph2018].") };
    expect(documentOf(files, "/rollen/prov/", extra).cited).toEqual(["NSPH 2018"]);
    expect(documentOf(files, "/kallor/", extra).html).toContain('<h3 id="kalla-nsph2018">NSPH 2018</h3>');
  });

  it("knows by which words other pages link to it, and where it leads", () => {
    const files = {
      "rollen/ett.md": page("Läs om [det andra](tva.md) och [om detta](ett.md)."),
      "rollen/tva.md": page("Text.", { titel: "Två", ordning: "2" }),
    };
    expect(documentOf(files, "/rollen/tva/").calledBy).toContain("det andra");
    expect(documentOf(files, "/rollen/ett/").linksTo).toEqual(["/rollen/tva/"]);
  });

  it("leaves out the labels of boxes, but keeps their titles and texts", () => {
    const html = htmlOf("::: forslag Så kan det se ut\nEn vanlig tisdag.\n:::");
    expect(html).not.toContain("Förslag");
    expect(html).toContain("Så kan det se ut");
    expect(html).toContain("En vanlig tisdag.");
  });

  it("ends points and cells like sentences, once", () => {
    const extra = { references: [report("nsph2018", "NSPH", 2018)] };
    const html = htmlOf("- Lön [@nsph2018]\n- Semester.\n\n| Dag | Tid |\n|---|---|\n| 1 | nio |", {}, extra);
    expect(html).toContain("<li>Lön.</li>\n<li>Semester.</li>");
    expect(html).toContain("<td>nio.</td>");
  });

  it("holds what a peer supporter does and never does", () => {
    const limits = "\n  gor: [Lyssnar]\n  gorInte: [Kör bil]\n  gorAldrig: [Skriver under]";
    const { html } = documentOf({ "arbetsuppgifter/prov.md": page("Text.", { granser: limits }) }, "/arbetsuppgifter/prov/");
    expect(html).toContain("<ul><li>Lyssnar</li></ul><ul><li>Kör bil</li></ul><ul><li>Skriver under</li></ul>");
  });

  it("has each explained word as a hit of its own", () => {
    const book = handbookOf({ "ordlista/index.md": glossary({ "Egenmakt (empowerment)": "Att ha makt. Och mer." }).replace(/^ordning.*\n/m, "") });
    const records = searchRecords(book);
    expect(records.find(({ url }) => url === "/ordlista/#egenmakt")).toMatchObject({
      title: "Egenmakt",
      kind: "ord",
      synonyms: ["empowerment"],
      summary: "Att ha makt.",
      belongsTo: "/ordlista/",
    });
    expect(records.find(({ url }) => url === "/ordlista/")?.text).not.toContain("Att ha makt");
  });

  it("has PDFs as hits of their own, known by what their pages are called", () => {
    const book = handbookOf({
      "rollen/a.md": page("Alfa.", { titel: "Alfabetet", ordning: "1" }),
      "rollen/b.md": page("Beta.", { titel: "Betan", ordning: "2" }),
    });
    const printed = [
      { path: "pdf/kapitel/rollen.pdf", title: "Rollen", pages: ["/rollen/a/", "/rollen/b/"] },
      { path: "pdf/utdelning/a.pdf", title: "Alfabetet", pages: ["/rollen/a/"] },
    ];
    const [chapter, handout] = searchRecords(book, printed).filter(({ kind }) => kind === "pdf") as [SearchRecord, SearchRecord];
    expect(chapter).toMatchObject({ url: "/pdf/kapitel/rollen.pdf", chapter: "rollen", headings: ["Alfabetet", "Betan"], text: "Rollen. Alfabetet. Betan" });
    expect(handout).toMatchObject({ url: "/pdf/utdelning/a.pdf", belongsTo: "/rollen/a/", audiences: ["chef"] });
    expect(filtersOf(book, chapter)).toEqual({ kapitel: ["Rollen"], slag: ["PDF"] });
  });

  it("has its texts marked in the copy for the index, but not what it is called", () => {
    const html = changeTexts(htmlOf("Om tystnadsplikt.", { titel: "Tystnadsplikt" }), (text) => text.replaceAll("ystnadsplikt", "ystnads|plikt"));
    expect(html).toContain('<span data-pagefind-meta="title">Tystnadsplikt</span>');
    expect(html).toContain("<h1>Tystnads|plikt</h1>");
    expect(html).toContain("Om tystnads|plikt.");
  });

  it("stays text where a title looks like markup", () => {
    expect(htmlOf("Text.", { titel: "'Tecknet <b> & annat'" })).toContain("<h1>Tecknet &lt;b&gt; &amp; annat</h1>");
  });

  it("comes in the order of addresses, whatever the order in the book", () => {
    const files = { "rollen/b.md": page("B.", { ordning: "1" }), "rollen/a.md": page("A.", { ordning: "2" }), "om/c.md": page("C.") };
    expect(searchRecords(handbookOf(files)).map(({ url }) => url)).toEqual(["/", "/om/", "/om/c/", "/rollen/", "/rollen/a/", "/rollen/b/"]);
  });
});

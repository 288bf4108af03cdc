import { describe, expect, it } from "vitest";
import { excerptParts, withoutTitle } from "../../src/browser/excerpt.ts";
import { searchDocuments } from "../../src/search/documents.ts";
import { glossary, handbookOf, page, report, type Extra } from "./smallBook.ts";

/** The document search gets of one page. */
function documentOf(files: Readonly<Record<string, string>>, url: string, extra: Extra = {}) {
  const found = searchDocuments(handbookOf(files, extra)).find((document) => document.url === url);
  if (found === undefined) throw new Error(`No document for ${url}`);
  return found;
}

const htmlOf = (body: string, keys: Readonly<Record<string, string>> = {}, extra: Extra = {}) =>
  documentOf({ "rollen/prov.md": page(body, keys) }, "/rollen/prov/", extra).html;

describe("a page as search reads it", () => {
  it("knows its address, title, chapter, readers and kind", () => {
    const { html: _, ...rest } = documentOf({ "inforande/lon.md": page("Text.", { titel: "Lön", malgrupp: "[chef, hr]" }) }, "/inforande/lon/");
    expect(rest).toEqual({ url: "/inforande/lon/", title: "Lön", chapter: "Införande", audiences: ["Chef", "HR"], kind: "article" });
  });

  it("can be narrowed by chapter and reader", () => {
    const html = htmlOf("Text.", { malgrupp: "[chef, hr]" });
    expect(html).toContain(
      '<span data-pagefind-filter="kapitel">Rollen</span><span data-pagefind-filter="roll">Chef</span><span data-pagefind-filter="roll">HR</span>',
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

  it("explains words under headings of their own in the glossary", () => {
    const { html } = documentOf({ "ordlista/index.md": glossary({ "Egenmakt (empowerment)": "Att ha makt." }).replace(/^ordning.*\n/m, "") }, "/ordlista/");
    expect(html).toContain('<h3 id="egenmakt">Egenmakt (empowerment)</h3>');
    expect(html).not.toMatch(/<d[ltd]/);
  });

  it("stays text where a title looks like markup", () => {
    expect(htmlOf("Text.", { titel: "'Tecknet <b> & annat'" })).toContain('<h1 data-pagefind-meta="title">Tecknet &lt;b&gt; &amp; annat</h1>');
  });

  it("comes in the order of addresses, whatever the order in the book", () => {
    const files = { "rollen/b.md": page("B.", { ordning: "1" }), "rollen/a.md": page("A.", { ordning: "2" }), "om/c.md": page("C.") };
    expect(searchDocuments(handbookOf(files)).map(({ url }) => url)).toEqual(["/", "/om/", "/om/c/", "/rollen/", "/rollen/a/", "/rollen/b/"]);
  });
});

describe("an excerpt", () => {
  const text = (isHit: boolean) => (excerpt: string) =>
    excerptParts(excerpt)
      .filter((part) => part.isHit === isHit)
      .map((part) => part.text);

  it("is split at its marks, and signs at a word's edge stay outside", () => {
    expect(excerptParts("Om <mark>lönen.</mark> Sedan <mark>(löner)</mark>")).toEqual([
      { text: "Om ", isHit: false },
      { text: "lönen", isHit: true },
      { text: ". Sedan (", isHit: false },
      { text: "löner", isHit: true },
      { text: ")", isHit: false },
    ]);
  });

  it("gives back signs as they were written", () => {
    expect(text(false)("taggen &lt;em&gt; & annat").join("")).toBe("taggen <em> & annat");
    expect(text(true)("<mark>&lt;em&gt;</mark>")).toEqual(["em"]);
  });

  it("does not repeat the title that stands above it", () => {
    expect(withoutTitle(excerptParts("<mark>Lön.</mark> Vad den <mark>kostar</mark>"), "Lön")).toEqual([
      { text: "Vad den ", isHit: false },
      { text: "kostar", isHit: true },
    ]);
    expect(withoutTitle(excerptParts("Lönen är viktig"), "Lön")).toEqual([{ text: "Lönen är viktig", isHit: false }]);
  });
});

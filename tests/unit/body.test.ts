import { describe, expect, it } from "vitest";
import { faultsOf, glossary, handbookOf, htmlOf, page, pageOf, report } from "./smallBook.ts";

const kinds = "minut, exempel, forslag, belagt, erfarenhet, resonemang, checklista, ovning, lattlast, varning";
const rawBlock = "Texten innehåller rå HTML. → använd Markdown eller en ruta (::: forslag) i stället";
const rawInline = "Texten innehåller rå HTML. → skriv om det i Markdown, eller sätt \\ framför < om tecknet ska synas";
const badCitation = "Citeringen går inte att tolka. → skriv [@id] eller [@id, s. 5], och ; mellan flera";
const badLink = "Länken går inte att tolka. → skriv [text](/adress/) utan mellanslag i adressen, och utan källor och {.term} i texten";

const badMark = "Ett märke inom { } går inte att tolka. → skriv [ord]{.term}, [words]{lang=en} eller [Etikett]{.falt}; rubriker får sitt ankare av sig själva";

describe("a body is refused with line and cure", () => {
  it.each([
    ["raw HTML in a block of its own", "Text.\n\n<div>Hej</div>", [`3 ${rawBlock}`]],
    ["a comment", "<!-- hej -->", [`1 ${rawBlock}`]],
    ["raw HTML in a sentence", "Text\nmed <br> i.", [`2 ${rawInline}`]],
    ["a box that does not exist", "::: forslog\nHej\n:::", ["1 Rutan ”forslog” finns inte. → menade du ”forslag”?"]],
    ["a box that nobody has heard of", "::: lapp\nHej\n:::", [`1 Rutan ”lapp” finns inte. → skriv någon av: ${kinds}`]],
    ["a box named as what every object has", "::: constructor\nHej\n:::", [`1 Rutan ”constructor” finns inte. → skriv någon av: ${kinds}`]],
    ["a box that is never closed", "Hej.\n\n::: forslag\nHej", ["3 Rutan ”forslag” stängs aldrig. → sätt ::: på en egen rad där rutan slutar"]],
    ["a box in a list that is never closed", "- Hej\n\n  ::: forslag\n  Hej", ["3 Rutan ”forslag” stängs aldrig. → sätt ::: på en egen rad där rutan slutar"]],
    [
      "a box in a box",
      ":::: forslag\nHej\n\n::: exempel\nX\n:::\n::::",
      ["4 En ruta står inne i en annan ruta. → stäng den första rutan med ::: innan nästa börjar"],
    ],
    ["the end of a box without a beginning", "Hej.\n\n:::", ["3 En ruta stängs som inte är öppen. → ta bort raden, eller skriv slaget efter :::"]],
    ["a heading level left out", "## A\n\n#### B", ["3 Rubriknivån hoppar från 2 till 4. → skriv ### framför rubriken"]],
    ["a first heading too deep", "### A", ["1 Rubriknivån hoppar från 1 till 3. → skriv ## framför rubriken"]],
    ["a heading that competes with the title", "# A\n\n## B", ["1 Rubriken har en # för lite. → börja med ##; sidans rubrik kommer från titel"]],
    ["a heading without text", "Hej.\n\n##\n\nDå.", ["3 Rubriken saknar text. → skriv rubriken efter ##, eller ta bort raden"]],
    ["an empty box", "::: exempel\n:::", ["1 Rutan ”exempel” är tom. → skriv något i den, eller ta bort den"]],
    ["a link without text", "Hej [](https://www.exempel.se/).", ["1 En länk saknar text. → skriv mellan hakarna vad länken leder till"]],
    ["a mark that is not one", "Hej [du]{.trem}.", [`1 ${badMark}`]],
    ["an anchor of the editor's own", "## Rubrik {#egen}", [`1 ${badMark}`]],
    ["a footnote without its text", "Hej.\nDå[^1].", ["2 En fotnot saknar sin text. → skriv noten på en egen rad, som [^1]: Förklaring"]],
    ["a footnote that nothing refers to", "Hej.\n\n[^1]: Bortglömd.", ["3 Fotnoten [^1] används inte. → skriv [^1] i texten, eller ta bort noten"]],
    ["a citation that cannot be read", "Hej [@nsph, p. 5].", [`1 ${badCitation}`]],
    ["a citation with words before it", "Hej\n[se @nsph].", [`2 ${badCitation}`]],
    ["a link that cannot be read", "Läs [etik](/rollen/ etik/).", [`1 ${badLink}`]],
    [
      "a source inside the text of a link",
      "Läs [som @nsph säger](https://www.exempel.se).",
      ["1 En källa står inne i en länktext. → skriv källan efter länken"],
    ],
    ["raw HTML in the title of a box", "::: forslag Så <b>här</b>\nHej\n:::", [`1 ${rawInline}`, `1 ${rawInline}`]],
  ])("%s", (_, body, expected) => expect(faultsOf(body, { references: [report("nsph", "NSPH", 2018)] })).toEqual(expected));

  it("every fault at once", () => {
    expect(faultsOf("# A\n\n<br>\n\n::: x\nHej\n:::\n\nHej[^1] [@x].").map((fault) => fault.split(" ")[0])).toEqual(["1", "3", "5", "9", "9"]);
  });
});

describe("a body is let through", () => {
  it.each([
    ["an address in angle brackets", "<https://www.exempel.se>"],
    ["an e-mail address", "Skriv till info@exempel.se."],
    ["signs that only look like HTML", "1 < 2 och 3 > 2 och \\<br>"],
    ["code with HTML, braces and citations in it", "```\n<b>[@x] {{ y }}</b>\n```\n\n`<i>`"],
    ["boxes after each other", "::: forslag\nHej\n:::\n::: exempel\n- Hej\n:::"],
    ["a box that ends the page", "::: forslag\nHej\n:::"],
  ])("with %s", (_, body) => expect(faultsOf(body)).toEqual([]));
});

describe("a body becomes HTML", () => {
  it("with labelled boxes", () => {
    expect(htmlOf("::: forslag Första *mötet*\nText.\n:::")).toBe(
      [
        '<aside class="box box--forslag" role="note" aria-labelledby="ruta-1">',
        '<p class="box__label" id="ruta-1">Förslag</p>',
        '<p class="box__title">Första <em>mötet</em></p>',
        "<p>Text.</p>",
        "</aside>",
      ].join("\n"),
    );
  });

  it("with sources and terms in the title of a box, checked like any other", () => {
    const extra = { references: [report("sbu2020", "SBU", 2020)] };
    const words = { "ordlista/index.md": glossary({ Egenmakt: "Att ha makt." }) };
    const html = htmlOf("::: belagt [Egenmakt]{.term} enligt @sbu2020\nText.\n:::", extra, words);
    expect(html).toContain(
      '<p class="box__title"><a class="term" href="/ordlista/#egenmakt">Egenmakt</a> enligt <span class="cite"><a href="#kalla-sbu2020">SBU\u00a0(2020)</a></span></p>',
    );
    expect(faultsOf("::: belagt Enligt @sbu2021\nText.\n:::", extra)).toEqual([
      "1 Källan ”sbu2021” finns inte. → menade du @sbu2020? Annars lägg till källan i _data/references.json",
    ]);
  });

  it("with checklists, and ordinary lists beside them", () => {
    expect(htmlOf("- [ ] Boka\n- [x] Ring\n\nOch:\n\n- hej")).toBe(
      '<ul class="checklist">\n<li>Boka</li>\n<li>Ring</li>\n</ul>\n<p>Och:</p>\n<ul>\n<li>hej</li>\n</ul>',
    );
  });

  it("with tables that can be scrolled by keyboard, named after their heading", () => {
    const html = htmlOf("## Lön\n\n| Vem | Kronor |\n|---|--:|\n| A | 1 |");
    expect(html).toContain('<div class="table" role="region" tabindex="0" aria-label="Tabell: Lön"><table>');
    expect(html).toContain('<th scope="col">Vem</th>\n<th scope="col" class="cell--right">Kronor</th>');
    expect(html).toContain('<td class="cell--right">1</td>');
    expect(html).not.toContain("style=");
  });

  it("with a number in the names of tables that have one heading", () => {
    const html = htmlOf("## Lön\n\n| A |\n|---|\n| 1 |\n\n| B |\n|---|\n| 2 |\n\n### Tid\n\n| C |\n|---|\n| 3 |");
    expect([...html.matchAll(/aria-label="([^"]+)"/g)].map(([, label]) => label)).toEqual(["Tabell: Lön", "Tabell 2: Lön", "Tabell: Tid"]);
  });

  it("with footnotes that lead there and back, also when a note is used twice", () => {
    const html = htmlOf("Ett[^a] och två[^a].\n\n[^a]: Noten.");
    expect(html).toContain(
      'Ett<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> och två<sup class="footnote-ref"><a href="#fn1" id="fnref1:1">[1]</a></sup>.',
    );
    expect(html).toContain('<section class="footnotes" aria-label="Noter">');
    expect(html).toContain('<a href="#fnref1" class="footnote-backref" aria-label="Tillbaka till texten">');
    expect(html).toContain('<a href="#fnref1:1" class="footnote-backref" aria-label="Tillbaka till texten">');
  });

  it("with pictures in their own size, as figures where they have a caption", () => {
    const images = { "rollen/bild.png": { width: 640, height: 480 } };
    expect(htmlOf('![Två *personer*](bild.png "Text & bild")', { images })).toBe(
      '<figure class="figure"><img src="/rollen/bild.png" alt="Två personer" width="640" height="480" loading="lazy" decoding="async"><figcaption>Text &amp; bild</figcaption></figure>',
    );
    expect(htmlOf("Så ![en](bild.png) här.", { images })).toMatch(/^<p>Så <img [^>]+> här\.<\/p>$/);
  });

  it("with definition lists, abbreviations, and words in other languages", () => {
    expect(htmlOf("Ord\n: Förklaring")).toBe('<dl>\n<dt id="ord">Ord</dt>\n<dd>Förklaring</dd>\n</dl>');
    expect(htmlOf("*[HSL]: Hälso- och sjukvårdslagen\n\nHSL gäller.")).toBe('<p><abbr title="Hälso- och sjukvårdslagen">HSL</abbr> gäller.</p>');
    expect(htmlOf("En [peer worker]{lang=en}.")).toBe('<p>En <span lang="en">peer worker</span>.</p>');
  });

  it("with Swedish quotes, and without signs made of letters", () =>
    expect(htmlOf('Hon sa "hej". Klass (C), (R) och (p).')).toBe("<p>Hon sa ”hej”. Klass (C), (R) och (p).</p>"));

  it("with a heading id that is unique on the page and ASCII", () => {
    const { headings, html } = pageOf(handbookOf({ "rollen/prov.md": page("## Mål\n\n## Mål\n\n## Mål 2\n\n## ???\n\n### Åtgärder") }), "rollen/prov");
    expect(headings.map(({ id }) => id)).toEqual(["mal", "mal-2", "mal-2-2", "avsnitt", "atgarder"]);
    expect(html).toContain('<h3 id="atgarder">Åtgärder</h3>');
  });

  it("with a heading id apart from those the layouts use", () => {
    const { headings } = pageOf(
      handbookOf({ "rollen/prov.md": page("## Sök\n\n## Innehåll\n\n## Ruta 1\n\n## Källa till kraft\n\n## Söka jobb") }),
      "rollen/prov",
    );
    expect(headings.map(({ id }) => id)).toEqual(["avsnitt-sok", "avsnitt-innehall", "avsnitt-ruta-1", "avsnitt-kalla-till-kraft", "soka-jobb"]);
  });

  it("and plain text without marks or sources, for search and for counting words", () => {
    const body = "## Mål\n\nEn *kort* text [@sbu2020].\n\n::: forslag Prova\nHej `x`\n:::";
    const made = pageOf(handbookOf({ "rollen/prov.md": page(body) }, { references: [report("sbu2020", "SBU", 2020)] }), "rollen/prov");
    expect(made.text).toBe("Mål\nEn kort text.\nProva\nHej x");
    expect(made).toMatchObject({ words: 7, minutes: 1, references: ["sbu2020"] });
  });
});

describe("a table", () => {
  const cellsOf = (rows: string) => [...htmlOf(rows).matchAll(/<td([^>]*)>/g)].map(([, attributes]) => attributes);
  const table = (...rows: readonly string[]) => ["| Vad | När | Var |", "|---|---|---|", ...rows].join("\n");

  it("of three columns tells each cell its column, but for the first: on phones its rows are lists", () => {
    expect(htmlOf(table("| Kurs | Dag 3 | Sal |"))).toContain('<table class="table--rows">');
    expect(cellsOf(table("| Kurs | Dag 3 | Sal |"))).toEqual(["", ' data-name="När"', ' data-name="Var"']);
  });

  it("has cells without a name where there is nothing to say", () =>
    expect(cellsOf(table("| Rast | – | Sal |"))).toEqual(["", ' data-name=""', ' data-name="Var"']));

  it("of two columns stays a table, and so does one with blank cells to write in", () => {
    for (const rows of ["| Vad | När |\n|---|---|\n| Kurs | Nu |", table("| Kurs | | |")]) expect(htmlOf(rows)).not.toContain("data-name");
  });

  it("with fields has their labels beside them", () => expect(cellsOf(table("| Kurs | [Dag]{.falt} | Sal |"))[1]).toBe(' data-name="När"'));
});

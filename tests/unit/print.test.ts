import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { placeAnchor } from "../../src/print/anchors.ts";
import { printDocument } from "../../src/print/document.ts";
import { asUsual, mostTries, nextSetting, pagesAfterSaving, pagesWithin, tightest, type Extent, type Setting } from "../../src/print/copyfit.ts";
import type { BookDocument } from "../../src/print/documents/book.ts";
import { isImposed, type PrintedEdition } from "../../src/print/editions.ts";
import { softHyphen } from "../../src/print/hyphenation.ts";
import { pageHtml, readableAddress } from "../../src/print/pageHtml.ts";
import { pageRules } from "../../src/print/pageRules.ts";
import { papers } from "../../src/print/papers.ts";
import { everyEdition, glossary, handbookOf, page, pageOf, report } from "./smallBook.ts";

const chapterPage = (body: string, title: string) => page(body, { titel: title }).replace(/ordning: \d+\n/, "");

const handbook = handbookOf(
  {
    "rollen/index.md": chapterPage("## Mål\n\nOm rollen.", "Rollen"),
    "rollen/etik.md": page(
      "## Mål\n\nSe [samma mål](#mal), [uppgiftens mål](/arbetsuppgifter/samtal/#mal) och [källan](/kallor/#kalla-a2020). Påstående [@a2020]. Om egenmakt.",
      { titel: "Etik" },
    ),
    "arbetsuppgifter/samtal.md": page("## Mål\n\nSe [etik](/rollen/etik/) och [rollen](/rollen/).", { titel: "Samtal" }),
    "ordlista/index.md": chapterPage(glossary({ Egenmakt: "Att ha makt." }).split("---\n").at(-1) ?? "", "Ordlista"),
  },
  { references: [report("a2020", "A", 2020), report("b2021", "B", 2021)] },
);
const editions = everyEdition(handbook);
const editionOf = (id: string): PrintedEdition => {
  const edition = editions.find((candidate) => candidate.id === id);
  if (edition === undefined || isImposed(edition)) throw new Error(id);
  return edition;
};
const documentOf = (id: string) => printDocument(handbook, editionOf(id), { labels: labels.print }) as BookDocument;
const htmlIn = (id: string, anchor: string) =>
  documentOf(id)
    .chapters.flatMap(({ opening, pages }) => [...(opening === null ? [] : [opening]), ...pages])
    .find((one) => one.anchor === anchor)
    ?.html.replaceAll(softHyphen, "");

describe("editions", () => {
  it("lie at the addresses others rely on", () => {
    expect(editions.map(({ path }) => path)).toEqual([
      "pdf/peerhandboken.pdf",
      "pdf/tryck/peerhandboken.pdf",
      "pdf/storstil/peerhandboken.pdf",
      "pdf/kapitel/rollen.pdf",
      "pdf/kapitel/arbetsuppgifter.pdf",
      "pdf/kapitel/ordlista.pdf",
      "pdf/kapitel/kallor.pdf",
      "pdf/hafte/rollen-lasbar.pdf",
      "pdf/hafte/rollen.pdf",
      "pdf/sida/rollen/etik.pdf",
      "pdf/sida/arbetsuppgifter/samtal.pdf",
    ]);
  });

  it("hold their pages in reading order", () => {
    expect(editions[0]?.pages.map(({ id }) => id)).toEqual(["rollen", "rollen/etik", "arbetsuppgifter", "arbetsuppgifter/samtal", "ordlista", "kallor"]);
  });
});

describe("a printed document", () => {
  it("keeps headings with the same name apart and lets links follow into the book", () => {
    const etik = htmlIn("book", "rollen--etik");
    expect(etik).toContain('<h3 id="rollen--etik--mal">Mål</h3>');
    expect(htmlIn("book", "arbetsuppgifter--samtal")).toContain('<h3 id="arbetsuppgifter--samtal--mal">Mål</h3>');
    expect(etik).toContain('<a href="#rollen--etik--mal">samma mål</a>, ');
    expect(etik).toContain(
      '<a href="#arbetsuppgifter--samtal--mal">uppgiftens mål</a> <span class="page-ref">(s.&nbsp;<span class="page-number" data-page="arbetsuppgifter--samtal--mal">000</span>)</span>',
    );
    expect(htmlIn("book", "arbetsuppgifter--samtal")).toContain('<a href="#rollen">rollen</a>');
  });

  it("keeps a chapter's own places apart from those of a page with the same name", () => {
    expect(placeAnchor(pageOf(handbook, "rollen"), "etik")).toBe("rollen--index--etik");
    expect(htmlIn("book", "rollen--index")).toContain('<h2 id="rollen--index--mal">');
  });

  it("has one list of sources, to which citations and links lead", () => {
    expect(htmlIn("book", "rollen--etik")).toContain('<a href="#kalla-a2020">A&nbsp;2020</a>');
    expect(htmlIn("book", "rollen--etik")).toContain('<a href="#kalla-a2020">källan</a>');
    expect(documentOf("book").sources.map(({ anchor, citedOn }) => [anchor, ...citedOn.map((line) => line.anchor)])).toEqual([["kalla-a2020", "rollen--etik"]]);
    expect(documentOf("book").sourcesIn).toBe("kallor");
    expect(documentOf("chapter-arbetsuppgifter").sources).toEqual([]);
  });

  it("leads out of a chapter to the published page, and explains its words itself", () => {
    expect(htmlIn("chapter-rollen", "rollen--etik")).toContain(
      '<a href="https://prov.example/arbetsuppgifter/samtal/#mal">uppgiftens mål</a><span class="address">prov.<wbr>example/<wbr>arbetsuppgifter/<wbr>samtal/<wbr>#mal</span>',
    );
    expect(htmlIn("chapter-rollen", "rollen--etik")).toContain('<a class="term" href="#ord-egenmakt">egenmakt</a>');
    expect(documentOf("chapter-rollen").words).toEqual([{ anchor: "ord-egenmakt", name: "Egenmakt", html: "Att ha makt." }]);
    expect(htmlIn("book", "rollen--etik")).toContain('<a class="term" id="rollen--etik--omnamnd-egenmakt" href="#ordlista--index--egenmakt">egenmakt</a>');
  });

  it("puts what is added to a page after its text, in the same way", () => {
    const additions = new Map([["rollen", '<h2 id="tabell">Tabell</h2>']]);
    const { chapters } = printDocument(handbook, editionOf("chapter-rollen"), { labels: labels.print, additions }) as BookDocument;
    const [chapter] = chapters;
    expect(chapter?.opening?.html).toMatch(/<h2 id="rollen--index--tabell">Tabell<\/h2>$/);
  });
});

describe("a page's HTML on paper", () => {
  const on = (html: string, quiet = false) =>
    pageHtml(html, { anchor: (id) => `p--${id}`, demote: 1, follow: (href) => ({ href, address: readableAddress(href) }), pageWord: "s.", quiet });

  it("shows the address of a link, unless the link is its own address or a citation", () => {
    expect(on('<p><a href="https://www.exempel.se/a/">Exempel</a></p>')).toBe(
      '<p><a href="https://www.exempel.se/a/">Exempel</a><span class="address">exempel.<wbr>se/<wbr>a</span></p>',
    );
    expect(on('<p><a href="https://exempel.se/">exempel.se</a></p>')).not.toContain("address");
    expect(on('<p><span class="cite"><a href="https://exempel.se/">X</a></span></p>')).not.toContain("address");
    expect(on('<p><a href="https://exempel.se/">X</a></p>', true)).not.toContain("address");
  });

  it("gives every reference to an id the same new name, and leaves drawings alone", () => {
    expect(on('<aside aria-labelledby="ruta-1"><p id="ruta-1">X</p></aside>')).toBe('<aside aria-labelledby="p--ruta-1"><p id="p--ruta-1">X</p></aside>');
    expect(on('<svg viewBox="0 0 1 1"><g id="a"></g><use href="#a"></use></svg>')).toContain('<g id="a"></g><use href="#a"></use>');
  });

  it("keeps the language of words, which the browser drops where they have no name", () => {
    expect(on('<p><span lang="en">peer worker</span></p>')).toBe('<p><span lang="en" id="p--sprak-1">peer worker</span></p>');
  });

  it("leaves figures as they are: the passes over the PDF tell which picture has the words", () => {
    const figure = '<figure class="figure"><img src="/a.png" alt="A"><figcaption>B</figcaption></figure>';
    expect(on(figure)).toBe(figure);
  });

  it("makes lines and boxes of fields, and text of their names", () => {
    expect(on('<p><label for="f">Namn</label><input class="field__line" id="f" type="text"></p>')).toBe(
      '<p><span>Namn</span><span class="field__rule"></span></p>',
    );
    expect(on('<p><textarea class="field__lines" id="f" rows="2"></textarea></p>')).toBe(
      '<p><span class="field__lines"><span class="field__rule"></span><span class="field__rule"></span></span></p>',
    );
    expect(on('<label class="a"><input type="radio" name="q" value="1"> Ja</label>')).toBe('<span class="a"><span class="field__choice"></span> Ja</span>');
  });

  it("leaves no cell empty, so that every row has all its cells in the tags", () => {
    const row = (cells: string) => `<table><tbody><tr>${cells}</tr></tbody></table>`;
    expect(on(row('<td></td><td> </td><td>a</td><td><img src="/a.png" alt="A"></td>'))).toBe(
      row('<td>&nbsp;</td><td> &nbsp;</td><td>a</td><td><img src="/a.png" alt="A"></td>'),
    );
    expect(on(row('<td><input class="field__cell" type="text" aria-label="A"></td>'))).toBe(row('<td><span class="field__space">&nbsp;</span></td>'));
  });

  it("puts captions before their tables", () => {
    expect(on('<div class="table"><table><caption>Namn</caption><tbody><tr><td>a</td></tr></tbody></table></div>')).toBe(
      '<div class="table"><p class="table__caption">Namn</p><table><tbody><tr><td>a</td></tr></tbody></table></div>',
    );
  });

  it("moves headings down, never below the last level", () => {
    expect(on("<h2>A</h2><h6>B</h6>")).toBe("<h3>A</h3><h6>B</h6>");
  });

  it("leaves the screen behind", () => {
    expect(on('<div class="table" role="region" tabindex="0" aria-label="Tabell"><img src="/a.png" alt="A" loading="lazy" decoding="async"></div>')).toBe(
      '<div class="table"><img src="/a.png" alt="A"></div>',
    );
    expect(on('<p>Not <a href="#fnref1" class="footnote-backref">↩︎</a></p>')).toBe("<p>Not </p>");
  });
});

describe("page rules", () => {
  it("quote what stands in running heads", () => {
    const css = pageRules({ paper: papers.a4, foot: "Akut", numbers: "outer", sheets: [{ name: "k", left: '1  ”Rollen” \\ "x"' }] });
    expect(css).toContain('content:"1 ”Rollen” \\\\ \\"x\\""');
  });

  it("put what is cut off outside the finished page, and nothing else in another place", () => {
    const sheets = [{ name: "o", bare: true } as const, { name: "k", tab: { place: 1, of: 12, color: "#123456" } }];
    const plain = pageRules({ paper: papers.a4, foot: "Akut", numbers: "outer", sheets });
    const bleeding = pageRules({ paper: papers.bound, foot: "Akut", numbers: "outer", sheets });
    expect(plain).toContain("@page{size:210mm 297mm;margin:23mm 15mm 20mm}");
    expect(bleeding).toContain("@page{size:230mm 317mm;margin:33mm 25mm 30mm}");
    expect(plain).toContain("@page o{margin:0mm");
    expect(bleeding).toContain("@page o{margin:7mm");
    // The tab is wider by the bleed and as far from the text.
    expect(plain).toMatch(/@left-top\{content:"1";width:8mm.*?margin-right:7mm;margin-left:0mm/);
    expect(bleeding).toMatch(/@left-top\{content:"1";width:11mm.*?margin-right:7mm;margin-left:7mm/);
  });

  it("number sheets that may come apart with how many they are", () => {
    const css = pageRules({ paper: papers.sheet, foot: "Akut", numbers: "ofAll", sheets: [] });
    expect(css).toContain('counter(page) " (" counter(pages) ")"');
    expect(css).not.toContain("@page :left");
  });
});

describe("copyfitting", () => {
  const height = 250;
  const full = { first: 3, last: 5, used: 200 };
  const thin = { first: 3, last: 5, used: 20 };
  /** Every setting that is tried, the last one kept; `fitsAt` is the tightness that saves a page. */
  const tries = (before: Extent, fitsAt: number) => {
    const settings: Setting[] = [asUsual];
    while (!settings.at(-1)?.settled) {
      const { tightness } = settings.at(-1) as Setting;
      settings.push(nextSetting(settings.at(-1) as Setting, before, tightness >= fitsAt ? { ...before, last: before.last - 1 } : before, height));
      if (settings.length > 20) throw new Error("It never ends");
    }
    return settings.slice(1).map((setting) => setting.tightness);
  };

  it("leaves pages alone that end well, or are all there is", () => {
    expect(tries(full, 1)).toEqual([0]);
    expect(tries({ first: 3, last: 3, used: 20 }, 1)).toEqual([0]);
  });

  it("tries first what will probably do: the less there is to save, the looser", () => {
    expect(tries(thin, 1)).toEqual([1, 1]);
    expect(tries({ ...thin, used: 60 }, 1)).toEqual([2, 2]);
    expect(tries({ ...thin, used: 100 }, 1)).toEqual([3, 3]);
  });

  it("tries the tightest where that did not do", () => {
    expect(tries(thin, 2)).toEqual([1, 3, 3]);
    expect(tries(thin, tightest)).toEqual([1, 3, 3]);
  });

  it("sets as usual what saves nothing when it is tightest", () => {
    expect(tries(thin, tightest + 1)).toEqual([1, 3, 0]);
  });

  it("never tries oftener than it promises", () => {
    for (const fitsAt of [1, 2, 3, 4]) for (const used of [20, 60, 100]) expect(tries({ ...thin, used }, fitsAt).length - 1).toBeLessThanOrEqual(mostTries);
  });

  it("knows where things are within what was set tighter, wherever that begins", () => {
    const usual = new Map([
      ["article-2", 14],
      ["ord", 16],
      ["sedan", 17],
    ]);
    expect([...pagesWithin(usual, [{ start: "article-2", pagesAfterStart: new Map([["ord", 1]]) }])]).toEqual([
      ["article-2", 14],
      ["ord", 15],
      ["sedan", 17],
    ]);
  });

  it("keeps what is settled", () => {
    const setting = { tightness: 2, settled: true };
    expect(nextSetting(setting, thin, thin, height)).toEqual(setting);
  });

  it("moves up what stands after a saved page, and what stood on it", () => {
    const pageOf = new Map([
      ["before", 4],
      ["on", 5],
      ["after", 6],
      ["later", 12],
    ]);
    expect([...pagesAfterSaving(pageOf, [thin, { first: 8, last: 9, used: 10 }])]).toEqual([
      ["before", 4],
      ["on", 4],
      ["after", 5],
      ["later", 10],
    ]);
  });
});

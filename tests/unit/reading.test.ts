import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { citationOf } from "../../src/handbook/citePage.ts";
import { languageVersions, lastChange } from "../../src/handbook/navigate.ts";
import { searchRecords } from "../../src/search/documents.ts";
import { sitemap } from "../../src/site/files.ts";
import { jsonLd } from "../../src/site/jsonLd.ts";
import { reportLinks } from "../../src/site/reportLinks.ts";
import { termNotes } from "../../src/site/termNotes.ts";
import { bind, glossary, handbookOf, page, pageOf, readFile, report, site } from "./smallBook.ts";

const english = page("All in English words.", { titel: "In English", sprak: "en", svenska: "/" });

describe("the changes of a page", () => {
  const changed = page("Text.", { andringar: "[{ datum: 2026-02-01, text: Den första. }, { datum: 2026-03-01, text: Den andra. }]" });

  it("are shown with the latest first, and decide when the page was last changed", () => {
    const handbook = handbookOf({ "rollen/a.md": changed });
    const article = pageOf(handbook, "rollen/a");
    expect(article.changes).toEqual([
      { date: "2026-03-01", text: "Den andra." },
      { date: "2026-02-01", text: "Den första." },
    ]);
    expect(lastChange(article)).toBe("2026-03-01");
    expect(sitemap(handbook)).toContain("<loc>https://prov.example/rollen/a/</loc><lastmod>2026-03-01</lastmod>");
    expect(jsonLd(handbook, article)).toContain('"dateModified":"2026-03-01"');
  });

  it.each([
    ["mere texts", "[Ny siffra.]", "7 ”andringar.1” har fel slags värde. → skriv nycklar med värden"],
    ["without a date", "[{ text: Ny siffra. }]", "7 ”andringar.1.datum” saknas. → lägg till datum: datumet, som 2026-10-01"],
    [
      "with a day that does not exist",
      "[{ datum: 2026-02-30, text: Ny siffra. }]",
      "7 ”andringar.1.datum” är inte ett giltigt datum. → skriv datumet som 2026-10-01",
    ],
    ["without anything", "[]", "7 ”andringar” är tom. → skriv minst 1 värde"],
  ])("are a fault when they are %s", (_, andringar, expected) => {
    expect(readFile("rollen/a.md", page("Text.", { andringar })).faults).toEqual([expect.stringContaining(expected)]);
  });
});

describe("a page in another language", () => {
  const handbook = handbookOf({ "om/english.md": english, "rollen/a.md": page("Text.") });
  const both = [
    { language: "sv", url: "/", title: "Provboken" },
    { language: "en", url: "/om/english/", title: "In English" },
  ];

  it("and the page that it says tell of each other, in the same way", () => {
    expect(languageVersions(handbook, pageOf(handbook, "om/english"))).toEqual(both);
    expect(languageVersions(handbook, handbook.start)).toEqual(both);
    expect(languageVersions(handbook, pageOf(handbook, "rollen/a"))).toEqual([]);
  });

  it("is told to search engines from both", () => {
    const links = both.map(({ language, url }) => `<xhtml:link rel="alternate" hreflang="${language}" href="https://prov.example${url}"/>`).join("");
    expect(sitemap(handbook).split(links)).toHaveLength(3);
    expect(jsonLd(handbook, pageOf(handbook, "om/english"))).toContain('"inLanguage":"en"');
  });

  it("answers in our search to its title and other words, not to every word of its text", () => {
    const html = searchRecords(handbook).find(({ url }) => url === "/om/english/")?.html;
    expect(html).toContain("In English");
    expect(html).not.toContain("All in English words");
  });

  it("cannot say a page that does not exist", () => {
    expect(bind({ "om/english.md": page("Words.", { sprak: "en", svenska: "/finns-inte/" }) }).faults).toEqual([
      "om/english.md:8 Sidan /finns-inte/ finns inte. → skriv adressen till den sida som texten är en översättning eller sammanfattning av",
    ]);
  });
});

describe("the citation of a page", () => {
  const handbook = handbookOf({ "rollen/etik.md": page("Text.", { titel: "Etik & {gränser} 100 %" }) });
  const article = pageOf(handbook, "rollen/etik");

  it("names author, year, title, book, edition, day and address; the book where no publisher is named", () => {
    expect(citationOf(article, site, labels.cite).text).toBe(
      "Provboken (2026). Etik & {gränser} 100 %. I Provboken, utgåva 1. Sidan ändrad eller granskad 1 oktober 2026. https://prov.example/rollen/etik/",
    );
    const published = { ...site, publisher: { ...site.publisher, name: "Provkommun" } };
    expect(citationOf(handbook.start, published, labels.cite).text).toBe("Provkommun (2026). Provboken. Utgåva 1. https://prov.example/");
  });

  it("is right BibLaTeX, with a corporate author and without TeX's own signs", () => {
    expect(citationOf(article, site, labels.cite).bibtex.split("\n")).toEqual([
      "@online{provboken-rollen-etik,",
      '  author = "{Provboken}",',
      "  title = {Etik \\& gränser 100 \\%},",
      "  maintitle = {Provboken},",
      "  version = {1},",
      "  date = {2026-10-01},",
      "  url = {https://prov.example/rollen/etik/},",
      "  langid = {swedish},",
      "}",
    ]);
  });

  it("is right RIS: type first, end last, two spaces after every tag", () => {
    const lines = citationOf(article, site, labels.cite).ris.split("\n");
    expect(lines[0]).toBe("TY  - ELEC");
    expect(lines.at(-1)).toBe("ER  - ");
    expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
    expect(lines).toContain("UR  - https://prov.example/rollen/etik/");
  });
});

describe("telling of a fault", () => {
  const words = { subject: labels.article.reportSubject, body: labels.article.reportBody };
  const article = pageOf(handbookOf({ "rollen/etik.md": page("Text.", { titel: "Etik & gränser" }) }), "rollen/etik");

  it("is not offered where the site names neither address nor repository, or one that takes no reports", () => {
    expect(reportLinks(article, site, words)).toEqual({});
    for (const repository of ["https://kod.example/handbok", "inte en adress"]) expect(reportLinks(article, { ...site, repository }, words)).toEqual({});
  });

  it("begins a letter with page, address, edition and day", () => {
    const { mail = "" } = reportLinks(article, { ...site, publisher: { ...site.publisher, email: "info@prov.example" } }, words);
    const { protocol, pathname, search } = new URL(mail);
    expect(protocol + pathname).toBe("mailto:info@prov.example");
    expect(search).not.toContain("+");
    const asked = new URLSearchParams(search);
    expect(asked.get("subject")).toBe("Fel på sidan Etik & gränser");
    expect(asked.get("body")).toMatch(/^Sidan: Etik & gränser\r\nhttps:\/\/prov\.example\/rollen\/etik\/\r\nUtgåva 1, sidan granskad 2026-10-01/);
  });

  it("begins a report on GitHub in the form for it, and on GitLab with a text", () => {
    const github = new URL(String(reportLinks(article, { ...site, repository: "https://github.com/prov/handbok.git" }, words).issue));
    expect(github.origin + github.pathname).toBe("https://github.com/prov/handbok/issues/new");
    expect(Object.fromEntries(github.searchParams)).toEqual({
      template: "fel-pa-sidan.yml",
      title: "Fel på sidan Etik & gränser",
      sida: "https://prov.example/rollen/etik/",
      utgava: "1",
    });
    const gitlab = new URL(String(reportLinks(article, { ...site, repository: "https://gitlab.com/prov/handbok" }, words).issue));
    expect(gitlab.pathname).toBe("/prov/handbok/-/issues/new");
    expect(gitlab.searchParams.get("issue[title]")).toBe("Fel på sidan Etik & gränser");
  });
});

describe("the words that a page explains where they stand", () => {
  it("are those it leads to, with links and without citations", () => {
    const files = {
      "ordlista/index.md": glossary({ Egenmakt: "Makt [@nsph2018]. Se [etiken](/rollen/etik/).", Spegling: "Att känna igen sig." }),
      "rollen/etik.md": page("Egenmakt betyder något."),
    };
    const handbook = handbookOf(files, { references: [report("nsph2018", "NSPH", 2018)] });
    expect(termNotes(handbook, pageOf(handbook, "rollen/etik"))).toEqual([
      { id: "egenmakt", name: "Egenmakt", html: 'Makt. Se <a href="/rollen/etik/">etiken</a>.' },
    ]);
    expect(termNotes(handbook, pageOf(handbook, "ordlista"))).toEqual([]);
  });
});

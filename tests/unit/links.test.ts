import { describe, expect, it } from "vitest";
import { resolveLink } from "../../src/handbook/links.ts";
import { bind, faultsOf, handbookOf, htmlOf, page, report } from "./smallBook.ts";

const others = {
  "rollen/etik.md": page("## Mål\n\nText."),
  "inforande/tio-steg.md": page("Text."),
  "inforande/index.md": page("## Början\n\nText.", { ordning: "1" }),
};
const faults = (body: string) => faultsOf(body, {}, others);
const notAllowed = "har ett slag som inte tillåts. → länka till en sida i handboken eller till en adress som börjar med https://";

describe("a link", () => {
  it.each([
    ["a page", "[x](/rollen/etik/)"],
    ["a chapter", "[x](/inforande/)"],
    ["a chapter whose page the build makes", "[x](/rollen/)"],
    ["the start page that the build makes", "[x](/)"],
    ["a heading", "[x](/rollen/etik/#mal)"],
    ["a heading of its own page", "## Hit\n\n[x](#hit)"],
    ["a page by its file", "[x](etik.md)"],
    ["a heading by its file", "[x](../rollen/etik.md#mal)"],
    ["a chapter by its file", "[x](../inforande/index.md#borjan)"],
    ["search, register, feeds and the book", "[x](/sok/) [x](/a-o/) [x](/feed.xml) [x](/feed.json) [x](/handbok.json) [x](/pdf/peerhandboken.pdf)"],
    ["a chapter as PDF", "[x](/pdf/kapitel/rollen.pdf) [x](/pdf/kapitel/inforande.pdf)"],
    ["a web address", "[x](https://www.exempel.se/?q=1#a)"],
    ["an e-mail address", "[x](mailto:info@exempel.se) <info@exempel.se>"],
  ])("may lead to %s", (_, body) => expect(faults(body)).toEqual([]));

  it.each([
    ["a page that does not exist, with the nearest one", "[x](/rollen/etikk/)", "1 Länken /rollen/etikk/ leder ingenstans. → menade du /rollen/etik/?"],
    ["a page without the last slash", "[x](/rollen/etik)", "1 Länken /rollen/etik leder ingenstans. → menade du /rollen/etik/?"],
    ["a page with Swedish letters", "[x](/rollen/etïk/)", "1 Länken /rollen/etïk/ leder ingenstans. → menade du /rollen/etik/?"],
    [
      "a PDF that the build does not make",
      "[x](/pdf/utdelning/etik.pdf)",
      "1 Länken /pdf/utdelning/etik.pdf leder ingenstans. → skriv adressen till en sida som finns, som /rollen/etik/",
    ],
    [
      "the PDF of a chapter that is not in the book",
      "[x](/pdf/kapitel/karta.pdf)",
      "1 Länken /pdf/kapitel/karta.pdf leder ingenstans. → skriv adressen till en sida som finns, som /rollen/etik/",
    ],
    [
      "the files of a map that is not in the book",
      "[x](/karta/regioner.csv)",
      "1 Länken /karta/regioner.csv leder ingenstans. → skriv adressen till en sida som finns, som /rollen/etik/",
    ],
    ["nothing like any page", "[x](/helt/annat/)", "1 Länken /helt/annat/ leder ingenstans. → skriv adressen till en sida som finns, som /rollen/etik/"],
    [
      "a file that does not exist",
      "Först.\n\n[x](saknas.md)",
      "3 Länken saknas.md leder ingenstans. → skriv adressen till en sida som finns, som /rollen/etik/",
    ],
    ["a chapter that the book lacks", "[x](/kallor/)", "1 Länken /kallor/ leder ingenstans. → skriv adressen till en sida som finns, som /rollen/etik/"],
    [
      "the help page where there is none",
      "[x](/om/akut-hjalp/)",
      "1 Länken /om/akut-hjalp/ leder ingenstans. → skriv adressen till en sida som finns, som /rollen/etik/",
    ],
    ["a heading that does not exist, with the nearest one", "[x](/rollen/etik/#mol)", "1 Ankaret #mol finns inte på sidan /rollen/etik/. → menade du #mal?"],
    ["a heading in Swedish letters", "[x](/rollen/etik/#mål)", "1 Ankaret #mål finns inte på sidan /rollen/etik/. → menade du #mal?"],
    [
      "a heading unlike any, with those there are",
      "[x](/rollen/etik/#helt-annat)",
      "1 Ankaret #helt-annat finns inte på sidan /rollen/etik/. → skriv någon av sidans rubriker: #mal",
    ],
    [
      "a heading of its own page that does not exist",
      "[x](#inte)",
      "1 Ankaret #inte finns inte på sidan /rollen/prov/. → skriv /rollen/prov/ utan ankare, eller ta bort länken",
    ],
    ["nowhere", "[x]()", "1 En länk saknar adress. → skriv adressen mellan parenteserna, som [Etik](/rollen/etik/)"],
    ["a script", "[x](javascript:alert%281%29)", `1 Länken javascript:alert(1) ${notAllowed}`],
    ["a script in other letters", "[x](JaVaScRiPt:x)", `1 Länken JaVaScRiPt:x ${notAllowed}`],
    ["data", "[x](data:text/html,x)", `1 Länken data:text/html,x ${notAllowed}`],
    ["a file of the machine", "[x](file:///etc/passwd)", `1 Länken file:///etc/passwd ${notAllowed}`],
    ["a site without its scheme", "[x](//exempel.se)", `1 Länken //exempel.se ${notAllowed}`],
    ["a file outside the content", "[x](../../etik.md)", `1 Länken ../../etik.md ${notAllowed}`],
  ])("is a fault when it leads to %s", (_, body, expected) => expect(faults(body)).toEqual([expected]));

  it("to a draft is a fault, and what a draft itself says is not", () => {
    const draft = { "rollen/etik.md": page("[x](/finns/inte/) <br> [@saknas]", { utkast: "true" }) };
    expect(faultsOf("[x](/rollen/etik/)", {}, draft)).toEqual([
      "1 Länken /rollen/etik/ leder till en sida som är utkast. → ta bort utkast: true på den sidan, eller ta bort länken",
    ]);
    expect(faultsOf("Text.", {}, draft)).toEqual([]);
  });

  it("to a source leads to the list where something in the book cites it, and is a fault where nothing does", () => {
    const both = { references: [report("a2020", "A", 2020), report("b2021", "B", 2021)] };
    expect(faultsOf("[@a2020] [x](/kallor/#kalla-a2020) [y](/kallor/#kalla-b2021)", both)).toEqual([
      "1 Ankaret #kalla-b2021 finns inte på sidan /kallor/. → menade du #kalla-a2020?",
    ]);
  });

  it("written by file leads to the page's address", () => {
    expect(htmlOf("[x](etik.md#mal) [y](../inforande/tio-steg.md) [z](../inforande/index.md)", {}, others)).toBe(
      '<p><a href="/rollen/etik/#mal">x</a> <a href="/inforande/tio-steg/">y</a> <a href="/inforande/">z</a></p>',
    );
  });

  it("is found in boxes, lists, tables, headings and notes too", () => {
    const body = "## Se [a](/a/)\n\n::: forslag [b](/b/)\n[c](/c/)\n:::\n\n- [d](/d/)\n\n| A |\n|---|\n| [e](/e/) |\n\nNot[^1].\n\n[^1]: [f](/f/)";
    expect(faults(body).map((fault) => fault.split(" leder")[0])).toEqual([
      "1 Länken /a/",
      "3 Länken /b/",
      "4 Länken /c/",
      "7 Länken /d/",
      "11 Länken /e/",
      "15 Länken /f/",
    ]);
  });

  it("resolves every form from any file", () => {
    expect(resolveLink("../index.md", "rollen/etik.md")).toEqual({ kind: "page", href: "/" });
    expect(resolveLink("./bild.png", "rollen/etik.md")).toEqual({ kind: "page", href: "/rollen/bild.png" });
    expect(resolveLink("rollen/etik.md#a", "index.md")).toEqual({ kind: "page", href: "/rollen/etik/#a" });
    expect(resolveLink("/rollen/./etik/", "x/y.md")).toEqual({ kind: "page", href: "/rollen/etik/" });
    expect(resolveLink("HTTPS://exempel.se", "x/y.md").kind).toBe("external");
    expect(resolveLink("vbscript:x", "x/y.md").kind).toBe("forbidden");
  });
});

describe("a picture", () => {
  const images = { "rollen/bild.png": { width: 1, height: 1 } };
  it.each([
    ["that is not beside the page", "![Alt](saknas.png)", "1 Bilden saknas.png finns inte. → lägg filen bredvid sidan, eller rätta filnamnet"],
    ["with Swedish letters in its name, shown as written", "![Alt](två.png)", "1 Bilden två.png finns inte. → lägg filen bredvid sidan, eller rätta filnamnet"],
    [
      "on another site",
      "![Alt](https://exempel.se/b.png)",
      "1 Bilden https://exempel.se/b.png ligger inte bredvid sidan. → lägg bildfilen i samma mapp och skriv bara filnamnet",
    ],
    [
      "without words for those who do not see it",
      "Hej.\n\n![](bild.png)",
      "3 Bilden bild.png saknar alternativtext. → skriv vad bilden visar mellan hakarna: ![Vad bilden visar](bild.png)",
    ],
    [
      "with blanks for words",
      "![ ](bild.png)",
      "1 Bilden bild.png saknar alternativtext. → skriv vad bilden visar mellan hakarna: ![Vad bilden visar](bild.png)",
    ],
  ])("%s is a fault", (_, body, expected) => expect(faultsOf(body, { images })).toEqual([expected]));

  it("may be linked to", () => expect(faultsOf("[Bilden](bild.png)", { images })).toEqual([]));
});

describe("places and former addresses", () => {
  it("two pages of a chapter cannot have the same place; two chapters can", () => {
    const files = {
      "rollen/a.md": page("x", { ordning: "3" }),
      "rollen/b.md": page("x", { ordning: "3" }),
      "inforande/a.md": page("x", { ordning: "3" }),
      "rollen/c.md": page("x", { ordning: "3", utkast: "true" }),
    };
    expect(bind(files).faults).toEqual(["rollen/b.md:4 ”ordning” 3 används redan av content/rollen/a.md. → skriv ett tal som ingen annan sida i kapitlet har"]);
  });

  it.each([
    ["another page", "/rollen/b/", " av content/rollen/b.md"],
    ["the search page", "/sok/", ""],
    ["a chapter page that the build makes", "/rollen/", ""],
  ])("a former address cannot be %s", (_, from, owner) => {
    const files = { "rollen/a.md": page("x", { tidigare: `[${from}]` }), "rollen/b.md": page("x") };
    expect(bind(files).faults).toEqual([`rollen/a.md:7 Den tidigare adressen ${from} används redan${owner}. → ta bort adressen ur listan`]);
  });

  it("a former address cannot lead to two pages", () => {
    const files = { "rollen/a.md": page("x", { tidigare: "[/gammal/]" }), "rollen/b.md": page("x", { tidigare: "[/ny/, /gammal/]" }) };
    expect(bind(files).faults).toEqual(["rollen/b.md:7 Den tidigare adressen /gammal/ används redan av content/rollen/a.md. → ta bort adressen ur listan"]);
  });

  it("former addresses become redirects", () => {
    const handbook = handbookOf({ "rollen/a.md": page("x", { tidigare: "[/z/, /rollen/gammal/]" }) });
    expect(handbook.redirects).toEqual([
      { from: "/rollen/gammal/", to: "/rollen/a/" },
      { from: "/z/", to: "/rollen/a/" },
    ]);
  });
});

describe("the next review", () => {
  it("cannot be due before the last one", () => {
    const dated = (due: string) => bind({ "rollen/a.md": page("Text.", { granskad: "2026-10-01", granskas: due }) }).faults;
    expect(dated("2026-10-01")).toEqual([]);
    expect(dated("2026-09-30").map((fault) => fault.replace(/^\S+ /, ""))).toEqual([
      "”granskas” 2026-09-30 ligger före ”granskad” 2026-10-01. → skriv en senare dag, eller ta bort granskas",
    ]);
  });
});

describe("chapters", () => {
  it("exist when there is something to read in them, numbered in book order", () => {
    const handbook = handbookOf(
      { "om/a.md": page("x"), "rollen/a.md": page("x"), "inforande/a.md": page("x", { utkast: "true" }) },
      { references: [report("a", "A", 2020)] },
    );
    expect(handbook.chapters.map(({ number, id }) => `${number} ${id}`)).toEqual(["1 rollen", "2 kallor", "3 om"]);
    expect(handbook.chapters[1]?.opening).toMatchObject({ title: "Källor", html: "", url: "/kallor/" });
  });

  it("keep what the files hold, whatever the order they are read in", () => {
    const files = { "rollen/b.md": page("b", { ordning: "2" }), "rollen/a.md": page("a", { ordning: "10" }), "rollen/index.md": page("i") };
    const backwards = Object.fromEntries(Object.entries(files).toReversed());
    expect(handbookOf(files).chapters[0]?.pages.map(({ id }) => id)).toEqual(["rollen/b", "rollen/a"]);
    expect(JSON.stringify(handbookOf(backwards))).toBe(JSON.stringify(handbookOf(files)));
  });
});

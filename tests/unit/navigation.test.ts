import { describe, expect, it } from "vitest";
import { azIndex } from "../../src/handbook/azIndex.ts";
import {
  allPages,
  audienceNames,
  audienceTitle,
  breadcrumbs,
  chapterOf,
  contentsOf,
  courseDay,
  dateSv,
  neighbours,
  news,
  numberSv,
  pageAt,
  readingPaths,
} from "../../src/handbook/navigate.ts";
import { yearAfter } from "../../src/handbook/page.ts";
import { overdue, overdueTables } from "../../src/handbook/review.ts";
import { glossary, handbookOf, page, pageOf } from "./smallBook.ts";

const handbook = handbookOf({
  "index.md": page("x", { titel: "Start" }),
  "rollen/index.md": page("x", { titel: "Om rollen" }),
  "rollen/etik.md": page("x", { titel: "Etik", ordning: "2", malgrupp: "[peer, chef]", synonymer: "[moral, ärlighet]" }),
  "rollen/framvaxt.md": page("x", { titel: "Framväxt", ordning: "1", malgrupp: "[peer]" }),
  "inforande/arbetet.md": page("x", { titel: "Ödmjukhet i arbetet", malgrupp: "[chef]" }),
  "ordlista/index.md": glossary({ "Ångest (oro)": "x", Énergi: "x", "24-timmarsstöd": "x", Arbete: "x", Ärende: "x" }),
  "nyheter/a.md": page("x", { titel: "Äldst", datum: "2025-12-31" }),
  "nyheter/b.md": page("x", { titel: "Yngst", datum: "2026-10-01" }),
  "nyheter/c.md": page("x", { titel: "Mellan", datum: "2026-02-01" }),
});
const at = (id: string) => pageOf(handbook, id);
const around = (id: string) => {
  const { previous, next } = neighbours(handbook, at(id));
  return [previous?.id ?? null, next?.id ?? null];
};

describe("finding the way", () => {
  it("reads the start page, then each chapter's own page and its pages in order, news newest first", () => {
    expect(allPages(handbook).map(({ id }) => id)).toEqual([
      "",
      "rollen",
      "rollen/framvaxt",
      "rollen/etik",
      "inforande",
      "inforande/arbetet",
      "ordlista",
      "nyheter",
      "nyheter/b",
      "nyheter/c",
      "nyheter/a",
    ]);
    expect(news(handbook).map(({ title }) => title)).toEqual(["Yngst", "Mellan", "Äldst"]);
  });

  it("shows the way from the start page, without the page itself", () => {
    expect(breadcrumbs(handbook, at("rollen/etik"))).toEqual([
      { title: "Start", url: "/" },
      { title: "Rollen", url: "/rollen/" },
    ]);
    expect(breadcrumbs(handbook, at("rollen"))).toEqual([{ title: "Start", url: "/" }]);
    expect(breadcrumbs(handbook, at(""))).toEqual([]);
  });

  it("leads from page to page through the whole book, and through news apart", () => {
    expect(around("rollen")).toEqual([null, "rollen/framvaxt"]);
    expect(around("rollen/framvaxt")).toEqual(["rollen", "rollen/etik"]);
    expect(around("rollen/etik")).toEqual(["rollen/framvaxt", "inforande"]);
    expect(around("nyheter")).toEqual(["ordlista", null]);
    expect(around("nyheter/c")).toEqual(["nyheter/b", "nyheter/a"]);
    expect(around("nyheter/a")).toEqual(["nyheter/c", null]);
    expect(around("")).toEqual([null, null]);
  });

  it("finds pages and chapters by address", () => {
    expect(pageAt(handbook, "/rollen/etik/")?.title).toBe("Etik");
    expect(pageAt(handbook, "/rollen/etik")).toBeNull();
    expect(chapterOf(handbook, at("rollen/etik"))?.number).toBe(1);
    expect(chapterOf(handbook, at(""))).toBeNull();
  });

  it("gives each sort of reader a path through the pages meant for them, and none to others", () => {
    const paths = readingPaths(handbook).map(({ audience, pages }) => [audience, pages.map(({ id }) => id)]);
    expect(paths).toEqual([
      ["chef", ["rollen/etik", "inforande/arbetet"]],
      ["peer", ["rollen/framvaxt", "rollen/etik"]],
    ]);
    expect(readingPaths(handbook)[0]).toMatchObject({ title: "Chef", door: "Jag leder en verksamhet", start: { id: "rollen/etik" } });
    expect(audienceTitle(handbook, "hr")).toBe("HR");
    expect(audienceNames(handbook, ["chef", "hr", "peer"])).toBe("chef, HR, peer supporter");
  });

  it("leads from an exercise to the day of its course, and from the day nowhere", () => {
    const course = (keys: Readonly<Record<string, string>>) => page("x", { program: "peer", ...keys });
    const own = handbookOf({
      "utbildning/dag-1.md": course({ dag: "1" }),
      "utbildning/a.md": course({ dag: "1", tid: "20" }),
      "utbildning/b.md": course({ dag: "2", tid: "20" }),
      "utbildning/c.md": page("x", { program: "arbetsplats", dag: "1", tid: "20" }),
      "utbildning/d.md": page("x"),
    });
    const days = ["dag-1", "a", "b", "c", "d"].map((name) => courseDay(own, pageOf(own, `utbildning/${name}`))?.id ?? null);
    expect(days).toEqual([null, "utbildning/dag-1", null, null, null]);
  });

  it("lists the sections of a page, and none where there is only one", () => {
    const files = { "rollen/a.md": page("## Ett\n\n### Under\n\n## Två"), "rollen/b.md": page("## Ensam\n\n### Under") };
    const own = handbookOf(files);
    expect(contentsOf(pageOf(own, "rollen/a")).map(({ text }) => text)).toEqual(["Ett", "Två"]);
    expect(contentsOf(pageOf(own, "rollen/b"))).toEqual([]);
  });
});

describe("the register from A to Ö", () => {
  const register = azIndex(handbook);
  it("has the letters in Swedish order: å, ä and ö last, é with e, digits first", () => {
    expect(register.map(({ letter }) => letter).join("")).toBe("#AEFIMNOSYÅÄÖ");
    expect(register.slice(-3).map(({ letter }) => letter)).toEqual(["Å", "Ä", "Ö"]);
    expect(register[0]?.entries[0]?.text).toBe("24-timmarsstöd");
    expect(register.find(({ letter }) => letter === "E")?.entries.map(({ text }) => text)).toEqual(expect.arrayContaining(["Énergi", "Etik"]));
  });

  it("has titles, synonyms and words of the glossary, each with where it leads", () => {
    const all = register.flatMap(({ entries }) => entries);
    expect(all).toContainEqual({ text: "Etik", url: "/rollen/etik/", note: null });
    expect(all).toContainEqual({ text: "Moral", url: "/rollen/etik/", note: "Etik" });
    expect(all).toContainEqual({ text: "Ärlighet", url: "/rollen/etik/", note: "Etik" });
    expect(all).toContainEqual({ text: "Ångest", url: "/ordlista/#angest", note: "Ordlista" });
    expect(all).toContainEqual({ text: "Oro", url: "/ordlista/#angest", note: "Ångest" });
  });
});

describe("dates and numbers", () => {
  it("are written in Swedish, whatever the time zone", () => {
    expect(dateSv("2026-11-21")).toBe("21 november 2026");
    expect(dateSv("2026-01-01")).toBe("1 januari 2026");
    expect(numberSv(12345)).toBe("12\u00A0345");
  });

  it("make the next review a year after the last, and the leap day the 28th", () => {
    expect(yearAfter("2026-10-01")).toBe("2027-10-01");
    expect(yearAfter("2024-02-29")).toBe("2025-02-28");
    expect(yearAfter("2023-02-28")).toBe("2024-02-28");
    expect(yearAfter("2026-12-31")).toBe("2027-12-31");
  });

  it("let a page set its own next review", () => {
    const own = handbookOf({ "rollen/a.md": page("x", { granskas: "2026-12-01" }), "rollen/b.md": page("x", { granskad: "2024-02-29" }) });
    expect([pageOf(own, "rollen/a").due, pageOf(own, "rollen/b").due]).toEqual(["2026-12-01", "2025-02-28"]);
    expect(overdue(own, "2026-12-01").map(({ id }) => id)).toEqual(["rollen/b"]);
    expect(overdue(own, "2026-12-02").map(({ id }) => id)).toEqual(["rollen/b", "rollen/a"]);
  });

  it("make a table of facts due a year after its last review, and not each page made of it", () => {
    const own = handbookOf({ "rollen/a.md": page("x") }, { facts: { reviewed: { studies: "2026-10-01", plan: "2026-11-01" } } });
    expect(overdueTables(own, "2027-10-02")).toEqual([{ table: "studies", due: "2027-10-01" }]);
  });
});

describe("a page", () => {
  it("carries what only its chapter knows", () => {
    const files = {
      "arbetsuppgifter/a.md": page("x", { granser: "{gor: [a], gorInte: [b], gorAldrig: [c]}" }),
      "arbetsplatser/b.md": page("x", { lan: '"13"', kommun: '"1384"' }),
      "utbildning/c.md": page("x", { dagar: "5", utdelning: "Bladet" }),
    };
    const own = handbookOf(files);
    expect(pageOf(own, "arbetsuppgifter/a").limits).toEqual({ does: ["a"], doesNot: ["b"], never: ["c"] });
    expect(pageOf(own, "arbetsplatser/b").place).toEqual({ county: "13", municipality: "1384" });
    expect(pageOf(own, "utbildning/c")).toMatchObject({ days: 5, handout: "Bladet" });
    expect(pageOf(own, "utbildning/c")).not.toHaveProperty("limits");
  });

  it("takes a minute for 200 words, and never none", () => {
    const minutes = (count: number) => pageOf(handbookOf({ "rollen/a.md": page("ord ".repeat(count)) }), "rollen/a").minutes;
    expect([minutes(1), minutes(200), minutes(1000)]).toEqual([1, 1, 5]);
  });

  it("that is a draft is nowhere", () => {
    const own = handbookOf({
      "rollen/a.md": page("x"),
      "rollen/hemlig.md": page("x", { titel: "Hemlig sida", utkast: "true", synonymer: "[dold]", tidigare: "[/gomd/]" }),
    });
    expect(JSON.stringify(own)).not.toMatch(/hemlig|dold|gomd/i);
  });
});

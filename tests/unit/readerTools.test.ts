import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { spreadsheetCsv } from "../../src/content/csv.ts";
import type { Facts } from "../../src/facts/schema.ts";
import { pathsThrough, toolsOf, toolWords } from "../../src/site/pageTools.ts";
import type { PdfFile } from "../../src/site/pdfFiles.ts";
import { readCopy } from "../../src/browser/tools/keptPage.ts";
import { assessmentResult } from "../../src/browser/tools/assessmentResult.ts";
import { bars, budgetSums, kronor, readCell, type BudgetRow } from "../../src/browser/tools/budgetSums.ts";
import { alike, findPoints, likeness, pointKey } from "../../src/browser/tools/points.ts";
import { marked, progressOn } from "../../src/browser/tools/readingPath.ts";
import { nothingRead } from "../../src/browser/tools/shelves.ts";
import { handbookOf, page, pageOf, report, root } from "./smallBook.ts";

describe("the points of a checklist", () => {
  const points = ["Bestäm vem som är chef", "Bestäm vem som handleder", "Boka rum till den 3 mars"];

  it("are known by their words, whatever their order, case and punctuation", () => {
    const found = findPoints(["boka rum, till den 3 mars.", "Bestäm vem som är chef"], points.toReversed());
    expect([...found.ticked.keys()].sort()).toEqual([0, 2]);
    expect([found.reworded.size, found.vanished]).toEqual([0, []]);
  });

  it("are found again after a small change of words, and told apart from unchanged ones", () => {
    const found = findPoints(["Bestäm vem som handleder"], ["Bestäm vem som är chef", "Bestäm vem som ska handleda"]);
    expect([...found.ticked]).toEqual([[1, "Bestäm vem som handleder"]]);
    expect([...found.reworded]).toEqual([1]);
  });

  it("are not found where a word turns them into their opposite, or a number is another", () => {
    expect(findPoints(["Ring kollegan samma dag"], ["Ring inte kollegan samma dag"]).vanished).toEqual(["Ring kollegan samma dag"]);
    expect(likeness(pointKey("Boka rum till den 3 mars"), pointKey("Boka rum till den 4 mars"))).toBe(0);
  });

  it("of our own pages are too unlike for one to take another's tick", () => {
    const folder = join(root, "content");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
    const mixedUp = files.flatMap((file) => {
      const keys = readFileSync(join(folder, file), "utf8")
        .split("\n")
        .flatMap((line) => /^\s*- \[ \] (.*)$/.exec(line)?.[1] ?? [])
        .map((line) => pointKey(line.replace(/\[@[^\]]*\]|\]\([^)]*\)/g, "")));
      return keys.flatMap((key, index) =>
        keys.slice(0, index).flatMap((other) => (key !== other && likeness(key, other) >= alike ? [`${file}: ${key} / ${other}`] : [])),
      );
    });
    expect(files.length).toBeGreaterThan(100);
    expect(mixedUp).toEqual([]);
  });

  it("are told where they have vanished", () => {
    expect(findPoints(["Köp blommor"], points)).toEqual({ ticked: new Map(), reworded: new Set(), vanished: ["Köp blommor"] });
  });

  it("take one tick each, so that two of the same words need two", () => {
    expect([...findPoints(["Boka rum"], ["Boka rum", "Boka rum"]).ticked.keys()]).toEqual([0]);
    expect([...findPoints(["Boka rum", "Boka rum"], ["Boka rum", "Boka rum"]).ticked.keys()]).toEqual([0, 1]);
  });
});

describe("a cell of the budget worksheet", () => {
  it.each([
    ["12500", 12500],
    ["12 500", 12500],
    ["12 500,50 kr", 12500.5],
    ["12500.5", 12500.5],
    ["250 tkr", 250_000],
    ["1 200 000:-", 1_200_000],
    ["0", 0],
  ])("reads %s as people write it in Sweden", (written, amount) => {
    expect(readCell(written)).toEqual({ kind: "amount", amount: Math.round(amount * 100) });
  });

  it.each(["12.500", "12,500", "1 23", "tolv", "-500", "12 500 000 000 000"])("does not guess what %s means", (written) => {
    expect(readCell(written)).toEqual({ kind: "unclear" });
  });

  it("is empty where nobody has decided, and struck where the row does not apply", () => {
    expect([readCell("  "), readCell("–"), readCell("-")]).toEqual([{ kind: "empty" }, { kind: "struck" }, { kind: "struck" }]);
  });
});

const row = (id: string, kind: BudgetRow["kind"], written: readonly string[], isDecided = false): BudgetRow => ({
  id,
  kind,
  isDecided,
  cells: written.map(readCell),
});

describe("the sums of the budget worksheet", () => {
  const sums = budgetSums([
    row("lon", "cost", ["500 000", "510 000", "520 000,50"]),
    row("kurs", "cost", ["40 000", "–", ""]),
    row("egen", "income", ["300 000", "300 000", "oklart"], true),
    row("fond", "income", ["100 000", "210 000", "600 000"]),
  ]);

  it("tell for each year what it costs, what is decided, hoped for, missing and left over, and pay for no year with another", () => {
    expect(sums.byYear).toEqual([
      { year: 1, costs: 54_000_000, decided: 30_000_000, hoped: 10_000_000, missing: 14_000_000, over: 0 },
      { year: 2, costs: 51_000_000, decided: 30_000_000, hoped: 21_000_000, missing: 0, over: 0 },
      { year: 3, costs: 52_000_050, decided: 0, hoped: 60_000_000, missing: 0, over: 7_999_950 },
    ]);
    expect(sums.whole).toEqual({ costs: 157_000_050, decided: 60_000_000, hoped: 91_000_000, missing: 14_000_000, over: 7_999_950 });
  });

  it("count costs that nobody has decided, and cells that cannot be read, apart from struck ones", () => {
    expect([sums.emptyCosts, sums.unclear]).toEqual([1, 1]);
  });

  it("are exact, where numbers with decimals are not", () => {
    expect(budgetSums([row("a", "cost", ["0,10", "", ""]), row("b", "cost", ["0,20", "", ""])]).byYear[0]?.costs).toBe(30);
  });

  it("are written as Swedish writes kronor", () => {
    expect([kronor(1_250_000), kronor(1_250_050), kronor(-100)]).toEqual(["12\u00a0500", "12\u00a0500,50", "−1"]);
  });

  it("become bars in shares of the longest, with what is missing at the end of the money", () => {
    const [first, second, third] = bars(sums);
    expect(first).toEqual({
      year: 1,
      cost: [{ kind: "cost", from: 0, to: 90 }],
      money: [
        { kind: "decided", from: 0, to: 50 },
        { kind: "hoped", from: 50, to: 66.67 },
        { kind: "missing", from: 66.67, to: 90 },
      ],
    });
    expect(second?.money.map(({ kind }) => kind)).toEqual(["decided", "hoped"]);
    expect(third?.money).toEqual([{ kind: "hoped", from: 0, to: 100 }]);
    expect(bars(budgetSums([row("a", "cost", ["", "", ""])]))).toEqual([]);
  });
});

describe("the result of the self-assessment", () => {
  const questions = [
    { id: "a", isBeforeAdvert: false, page: "/x/" },
    { id: "b", isBeforeAdvert: true, page: "/y/" },
    { id: "c", isBeforeAdvert: true, page: "/x/" },
    { id: "d", isBeforeAdvert: false, page: "/z/" },
  ];
  const ids = (asked: readonly { readonly id: string }[]) => asked.map(({ id }) => id);

  it("puts what must be yes before the advertisement first, and no before partly", () => {
    const result = assessmentResult(questions, { a: "no", b: "partly", c: "no", d: "yes" });
    expect([ids(result.no), ids(result.partly), result.pages]).toEqual([["c", "a"], ["b"], ["/x/", "/y/"]]);
    expect([result.counts, result.unanswered]).toEqual([{ yes: 1, partly: 1, no: 2 }, 0]);
  });

  it("counts a question without an answer as not yet yes, but gives no advice for it", () => {
    const result = assessmentResult(questions, { b: "yes" });
    expect([ids(result.beforeAdvert), result.unanswered, result.no, result.pages]).toEqual([["c"], 3, [], []]);
  });

  it("ignores answers to questions that the form no longer has", () => {
    expect(assessmentResult(questions, { borta: "no" }).unanswered).toBe(4);
  });
});

describe("a copy of what is saved", () => {
  const copy = (kept: unknown) => JSON.stringify({ format: "handbok-sparat-1", kept });

  it("gives back what tools have kept, and nothing that another program could put among it", () => {
    expect(readCopy(copy({ "handbok:checklistor:1": "{}", paket: "#val=a", "annat-program": "x", "handbok:budget:1": 3 }))).toEqual({
      "handbok:checklistor:1": "{}",
      paket: "#val=a",
    });
  });

  it.each(["", "[]", "{}", '{"format":"annat","kept":{}}', '{"format":"handbok-sparat-1","kept":[]}'])("is refused where it is something else: %s", (text) => {
    expect(readCopy(text)).toBeUndefined();
  });
});

describe("a table for Swedish spreadsheets", () => {
  it("has semicolons, a byte order mark, and no formulas", () => {
    expect(
      spreadsheetCsv([
        ["Post", "År 1"],
        ["Lön; med avgifter", "12500,50"],
        ['=HYPERLINK("x")', "-5"],
        ["-", "@a"],
      ]),
    ).toBe('\uFEFFPost;År 1\r\n"Lön; med avgifter";12500,50\r\n"\'=HYPERLINK(""x"")";-5\r\n-;\'@a\r\n');
  });
});

describe("the tools of a page", () => {
  const row = { page: "/rollen/a/", why: "Läs den först." };
  const budget: Facts["budget"] = {
    costs: [{ id: "lon", name: "Lön", text: "Arbetet är avlönat.", page: "/rollen/a/", strength: "erfarenhet", references: ["nsph"] }],
    income: [{ id: "egen", name: "Egen budget", text: null, page: null, strength: "forslag", references: [] }],
  };
  const handbook = handbookOf(
    {
      "rollen/a.md": page("- [ ] Ring\n- [ ] Boka"),
      "rollen/b.md": page("Bara text.", { ordning: "2" }),
      "inforande/budget.md": page("::visa budget kostnader\n\n::visa budget finansiering"),
      "om/lasvag-chef.md": page("::visa lasvag chef"),
    },
    {
      references: [report("nsph", "NSPH", 2018)],
      facts: { budget, readingPaths: { chef: { lead: "Du vet vad du gör.", steps: [row, { ...row, page: "/inforande/budget/" }], next: [] } } },
    },
  );
  const on = (id: string, pdfs: readonly PdfFile[] = []) => toolsOf(pageOf(handbook, id), handbook, pdfs);

  it("are those that it has something for", () => {
    expect([on("rollen/a"), on("rollen/b"), on("inforande/budget"), on("om/lasvag-chef")]).toEqual([
      ["checklist", "reading"],
      [],
      ["budget", "reading"],
      ["path"],
    ]);
  });

  it("come with their own words, and lists and forms with those they have in common", () => {
    const all = { common: 1, checklist: 2, budget: 3, pack: 4 };
    expect(Object.keys(toolWords(all, ["budget"]))).toEqual(["common", "budget"]);
    expect(Object.keys(toolWords(all, ["pack", "reading"]))).toEqual(["pack"]);
  });

  it("know the next page of each path through a page", () => {
    const ways = (id: string) => pathsThrough(handbook, pageOf(handbook, id)).map(({ url, next }) => [url, next?.url]);
    expect([ways("rollen/a"), ways("inforande/budget"), ways("rollen/b")]).toEqual([
      [["/om/lasvag-chef/", "/inforande/budget/"]],
      [["/om/lasvag-chef/", undefined]],
      [],
    ]);
  });

  it("reckon on tables with empty cells for three years, whose sources are those of the page", () => {
    const { html, references } = pageOf(handbook, "inforande/budget");
    expect(html.match(/data-amount="cost:lon"/g)).toHaveLength(3);
    expect(html.match(/data-sum="(?:cost|income|missing)"/g)).toHaveLength(9);
    expect(html).toMatch(/aria-label="Lön, år\s2" data-year="2" data-amount="cost:lon"/);
    expect(html).not.toMatch(/value="/);
    expect(references).toEqual(["nsph"]);
  });
});

describe("a reading path", () => {
  const steps = [{ page: "/a/" }, { page: "/b/" }, { page: "/c/" }];

  it("goes on at the first page that is not read, wherever the reader has been", () => {
    expect(progressOn(steps, { read: ["/a/", "/c/", "/annan/"] })).toEqual({ read: 2, total: 3, next: { page: "/b/" } });
    expect(progressOn(steps, { read: ["/c/", "/b/", "/a/"] }).next).toBeUndefined();
  });

  it("remembers which path was followed last, and takes marks away again", () => {
    const once = marked(nothingRead, "/a/", true, "/om/lasvag-chef/");
    expect(marked(once, "/b/", true)).toEqual({ path: "/om/lasvag-chef/", read: ["/a/", "/b/"], paths: {} });
    expect(marked(once, "/a/", false)).toEqual({ path: "/om/lasvag-chef/", read: [], paths: {} });
  });
});

/** A storage as browsers have it, with room for so many letters. */
function storage(room = Infinity): Storage {
  const kept = new Map<string, string>();
  return new Proxy({} as Storage, {
    get: (_, name) => {
      if (name === "getItem") return (key: string) => kept.get(key) ?? null;
      if (name === "removeItem") return (key: string) => kept.delete(key);
      if (name === "setItem")
        return (key: string, value: string) => {
          if (value.length > room) throw new DOMException("full", "QuotaExceededError");
          kept.set(key, value);
        };
      return undefined;
    },
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

describe("what tools keep", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubGlobal("localStorage", storage());
    const events = new EventTarget();
    vi.stubGlobal("addEventListener", events.addEventListener.bind(events));
    vi.stubGlobal("dispatchEvent", events.dispatchEvent.bind(events));
  });
  afterEach(() => vi.unstubAllGlobals());

  const load = async () => ({
    ...(await import("../../src/browser/tools/kept.ts")),
    names: await import("../../src/browser/tools/names.ts"),
    shelves: await import("../../src/browser/tools/shelves.ts"),
  });

  it("lies under a key with a version, and is empty where it has another shape", async () => {
    const { shelves } = await load();
    shelves.ticksShelf.write({ "/a/": ["Ring"] });
    expect(JSON.parse(String(localStorage.getItem("handbok:checklistor:1")))).toEqual({ "": { "/a/": ["Ring"] } });
    localStorage.setItem("handbok:checklistor:1", '{"": {"/a/": "Ring", "/b/": ["Boka"]}, "x": 3}');
    expect(shelves.ticksShelf.all()).toEqual({ "": { "/b/": ["Boka"] } });
    for (const wrong of ["inte json", "null", "[]", "3"]) {
      localStorage.setItem("handbok:checklistor:1", wrong);
      expect(shelves.ticksShelf.read()).toBeUndefined();
    }
  });

  it("lasts as long as the page where the browser closes its storage, and says so", async () => {
    const closed = () => {
      throw new DOMException("closed", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: closed, setItem: closed, removeItem: closed });
    const { shelves, canKeep, keptKeys } = await load();
    expect(canKeep()).toBe(false);
    expect(shelves.ticksShelf.write({ "/a/": ["Ring"] })).toBe(false);
    expect(shelves.ticksShelf.read()).toEqual({ "/a/": ["Ring"] });
    expect(keptKeys()).toEqual(["handbok:checklistor:1"]);
  });

  it("is what the reader last did where the storage is full, not what was there before", async () => {
    vi.stubGlobal("localStorage", storage(40));
    const { shelves } = await load();
    expect(shelves.ticksShelf.write({ "/a/": ["Ring"] })).toBe(true);
    expect(shelves.ticksShelf.write({ "/a/": ["Ring", "Boka ett rum till mötet"] })).toBe(false);
    expect(shelves.ticksShelf.read()?.["/a/"]).toHaveLength(2);
  });

  it("is kept apart for each name, and comes along when the unnamed gets a name", async () => {
    const { shelves, names } = await load();
    shelves.ticksShelf.write({ "/a/": ["Ring"] });
    names.rename(names.unnamed, " Avdelning  3 ");
    expect([names.currentName(), shelves.ticksShelf.read()]).toEqual(["Avdelning 3", { "/a/": ["Ring"] }]);
    names.add("Boendet");
    expect(shelves.ticksShelf.read()).toBeUndefined();
    names.choose("1");
    expect(shelves.ticksShelf.read()).toEqual({ "/a/": ["Ring"] });
    expect([names.isTaken("avdelning 3"), names.isTaken("Avdelning 3", "1")]).toEqual([true, false]);
  });

  it("goes with its name in all tools at once, and comes back whole", async () => {
    const { shelves, names } = await load();
    names.add("Avdelning 3");
    shelves.ticksShelf.write({ "/a/": ["Ring"] });
    shelves.answersShelf.write({ kultur: "no" });
    shelves.worksheetShelf.write({ cells: { "lon:1": "5" }, decided: [] });
    const putBack = names.remove("1");
    expect([names.namesNow().all, shelves.ticksShelf.all(), shelves.answersShelf.all(), shelves.worksheetShelf.all()]).toEqual([[], {}, {}, {}]);
    putBack();
    expect([names.currentName(), shelves.answersShelf.read()]).toEqual(["Avdelning 3", { kultur: "no" }]);
    expect(shelves.worksheetShelf.read()?.cells).toEqual({ "lon:1": "5" });
  });

  it("never gives a new name the number of one that was taken away", async () => {
    const { names } = await load();
    names.add("Ett");
    names.remove("1");
    names.add("Två");
    expect(names.namesNow().all).toEqual([{ id: "2", name: "Två" }]);
  });
});

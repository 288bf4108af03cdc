import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { allPages } from "../../src/handbook/navigate.ts";
import { pdfAddresses, pdfsOfPage, printableFacts, trainerSection } from "../../src/handbook/pdfs.ts";
import type { PackDocument } from "../../src/print/documents/pack.ts";
import type { SheetDocument } from "../../src/print/documents/sheet.ts";
import { creepOf, saddleOrder } from "../../src/print/imposition.ts";
import { inWords } from "../../src/print/inWords.ts";
import { linesThatFit } from "../../src/print/room.ts";
import { besideEachOther, fromFirstHeading, sectionText, withoutSection } from "../../src/print/sections.ts";
import { documentOf, bind, everyEdition, handbookOf, page, pageOf, report, faultsOf } from "./smallBook.ts";
import { courseBook, plan } from "./courseBook.ts";

describe("the table of editions", () => {
  const handbook = courseBook();
  const editions = everyEdition(handbook);

  it("has one row for each file, and each name once", () => {
    expect(new Set(editions.map(({ id }) => id)).size).toBe(editions.length);
    expect(new Set(editions.map(({ path }) => path)).size).toBe(editions.length);
  });

  it("has the files that links may lead to, and no others", () => {
    const addresses = pdfAddresses(
      handbook.chapters.map(({ id }) => id),
      allPages(handbook),
      printableFacts(handbook.facts, handbook.map !== undefined, () => true),
    );
    expect(editions.map(({ path }) => `/${path}`).sort()).toEqual([...addresses].sort());
  });

  it("has handouts, notes, packs, booklets, posters and a brief where there are pages for them", () => {
    const ofKind = (kind: string) => editions.filter((edition) => edition.kind === kind).map(({ path }) => path);
    expect(ofKind("handout")).toEqual(["ovning-lyssna", "ovning-namn", "ovning-rast", "dagbok", "regler"].map((id) => `pdf/utdelning/${id}.pdf`));
    expect(ofKind("trainer-notes")).toEqual(["ovning-lyssna", "ovning-namn"].map((id) => `pdf/utdelning/${id}-kursledare.pdf`));
    expect(ofKind("pack")).toEqual(["peer", "peer-dag-01", "peer-dag-02"].map((id) => `pdf/paket/${id}.pdf`));
    expect(ofKind("booklet")).toEqual(["rollen", "inforande", "lattlast"].map((id) => `pdf/hafte/${id}-lasbar.pdf`));
    expect(ofKind("imposed")).toEqual(["rollen", "inforande", "lattlast"].map((id) => `pdf/hafte/${id}.pdf`));
    expect(ofKind("poster")).toEqual(["pdf/affisch/tolvmanadersplan.pdf"]);
    expect(ofKind("brief")).toEqual(["pdf/beslut/beslutsunderlag.pdf"]);
  });

  it("leaves out what a handbook has no pages for", () => {
    const small = handbookOf({ "om/licens.md": page("Fri.", { titel: "Licens" }) });
    expect(everyEdition(small).map(({ kind }) => kind)).toEqual(["book", "print-shop", "large-print", "chapter", "page"]);
  });
});

describe("what a page offers to print", () => {
  const handbook = courseBook();
  const facts = { hasMap: false, hasPlan: true, decks: [] };
  const urls = (id: string) => pdfsOfPage(pageOf(handbook, id), facts).map(({ name }) => name);

  it("is its own", () => {
    expect(urls("utbildning/ovning-namn")).toEqual(["handout", "trainerNotes", "page"]);
    expect(urls("utbildning/peer-dag-01")).toEqual(["dayPack", "programmePack", "page"]);
    expect(urls("material/dagbok")).toEqual(["handout", "form", "page"]);
    expect(urls("inforande/beslutsunderlag")).toEqual(["brief", "page"]);
    expect(urls("inforande/tolvmanadersplan")).toEqual(["planPoster", "page"]);
    expect(urls("rollen/lattlast")).toEqual(["booklet", "imposed", "page"]);
    expect(urls("rollen")).toEqual([]);
  });

  it("can be linked to from any page, and what is not made cannot", () => {
    const linked = (path: string) => faultsOf(`[PDF](${path})`, {}, { "utbildning/ovning-namn.md": page("X", { utdelning: "true" }) });
    expect(linked("/pdf/utdelning/ovning-namn.pdf")).toEqual([]);
    expect(linked("/pdf/sida/utbildning/ovning-namn.pdf")).toEqual([]);
    expect(linked("/pdf/utdelning/ovning-namn-kursledare.pdf")).toHaveLength(1);
    expect(linked("/pdf/utdelning/finns-inte.pdf")[0]).toContain("leder ingenstans");
  });

  it("is one file only: two handouts of the same name are a fault", () => {
    const { faults } = bind({
      "material/regler.md": page("A", { utdelning: "true" }),
      "utbildning/regler.md": page("B", { utdelning: "true" }),
    });
    expect(faults).toEqual([expect.stringContaining("pdf/utdelning/regler.pdf görs redan av content/material/regler.md")]);
  });
});

describe("the trainer's section", () => {
  const html = `<p>A</p><h2 id="efterat">Efteråt</h2><ul><li>B</li></ul><h2 id="${trainerSection}">För kursledaren</h2><p>C</p><h3 id="x">D</h3><p>E</p>`;

  it("is taken out, or stands alone, with what is below it", () => {
    expect(withoutSection(html, trainerSection)).toBe('<p>A</p><h2 id="efterat">Efteråt</h2><ul><li>B</li></ul>');
    expect(sectionText(html, trainerSection)).toBe('<p>C</p><h3 id="x">D</h3><p>E</p>');
    expect(withoutSection(`${html}<h2 id="sist">Sist</h2>`, trainerSection)).toContain("Sist");
    expect(withoutSection(`${html}<section class="footnotes"></section>`, trainerSection)).toContain("footnotes");
  });

  it("leaves a page without it alone", () => {
    expect(withoutSection("<p>A</p>", trainerSection)).toBe("<p>A</p>");
    expect(sectionText("<p>A</p>", trainerSection)).toBe("");
    expect(besideEachOther("<p>A</p>", trainerSection)).toBe("<p>A</p>");
  });

  it("stands beside the section before it in the book", () => {
    expect(besideEachOther(html, trainerSection)).toMatch(
      /^<p>A<\/p><div class="beside"><div><h2 id="efterat">.*<\/div><div><h2 id="for-kursledaren">.*<p>E<\/p><\/div><\/div>$/,
    );
  });

  it("is not on the participants' sheet, and alone in the notes", () => {
    const handbook = courseBook();
    const sheet = documentOf(handbook, "handout-ovning-namn") as SheetDocument;
    const notes = documentOf(handbook, "trainer-notes-ovning-namn") as SheetDocument;
    expect(sheet.page.html).toContain("Säg ditt namn");
    expect(sheet.page.html).not.toContain("Börja själv");
    expect(notes.page.html).toContain("Börja själv");
    expect(notes.page.html).not.toContain("Säg ditt namn");
    expect(notes.page.exercise).toMatchObject({ minutes: 20, group: "två och två", materials: "lappar, pennor" });
  });
});

describe("a page from its first heading", () => {
  it("is without what comes before", () => {
    expect(fromFirstHeading("<p>A</p><h2>B</h2><p>C</p>")).toBe("<h2>B</h2><p>C</p>");
    expect(fromFirstHeading("<p>A</p>")).toBe("<p>A</p>");
  });
});

describe("a trainer's pack", () => {
  const handbook = courseBook();

  it("has the day, its notes, its sheets in order, and last what the day links to", () => {
    const { days, materials } = documentOf(handbook, "pack-peer-dag-01") as PackDocument;
    expect(days.map(({ day }) => day.title)).toEqual(["Dag 1"]);
    expect(days[0]?.day.html).not.toContain("Kom i god tid");
    expect(days[0]?.notes.html).toContain("Kom i god tid");
    expect(days[0]?.notes.exercises.map(({ title }) => title)).toEqual(["Lyssna", "Namn"]);
    expect(days[0]?.handouts.map(({ title }) => title)).toEqual(["Lyssna", "Namn"]);
    expect(materials.map(({ title }) => title)).toEqual(["Regler", "Dagbok"]);
  });

  it("of a programme has all of its days, and each sheet once", () => {
    const { days, materials, isProgramme } = documentOf(handbook, "pack-peer") as PackDocument;
    expect(isProgramme).toBe(true);
    expect(days.map(({ day }) => day.title)).toEqual(["Dag 1", "Dag 2"]);
    expect(days[1]?.handouts.map(({ title }) => title)).toEqual(["Rast"]);
    expect(materials.map(({ title }) => title)).toEqual(["Regler", "Dagbok"]);
  });

  it("names every place once", () => {
    const { days } = documentOf(handbook, "pack-peer-dag-01") as PackDocument;
    const html = days.flatMap(({ day, notes, handouts }) => [
      day.html,
      notes.html,
      ...notes.exercises.map((one) => one.html),
      ...handouts.map((one) => one.html),
    ]);
    const ids = html.flatMap((text) => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("a page printed alone", () => {
  it("names its sources after itself, so that several can be put together", () => {
    const handbook = handbookOf({ "rollen/etik.md": page("Ett påstående [@a2020].", { titel: "Etik" }) }, { references: [report("a2020", "A", 2020)] });
    const { page: set, sources } = documentOf(handbook, "page-rollen/etik") as SheetDocument;
    expect(set.html).toContain('href="#rollen--etik--kalla-a2020"');
    expect(sources.map(({ anchor }) => anchor)).toEqual(["rollen--etik--kalla-a2020"]);
  });

  it("leads to the web for what is not on it", () => {
    const handbook = handbookOf({
      "rollen/etik.md": page("## Mål\n\nSe [målet](#mal) och [gränser](/rollen/granser/).", { titel: "Etik" }),
      "rollen/granser.md": page("Text."),
    });
    const { page: set } = documentOf(handbook, "page-rollen/etik") as SheetDocument;
    expect(set.html).toContain('href="#rollen--etik--mal"');
    expect(set.html).toContain('href="https://prov.example/rollen/granser/"');
  });
});

describe("pages made of data", () => {
  it("run on in the book under the head of their section, and stand alone as pages", () => {
    const handbook = courseBook();
    const pages = allPages(handbook).filter(({ source, kind }) => source === undefined && kind === "article");
    expect(pages.length).toBe(2);
    const document = documentOf(handbook, "book");
    if (document.form !== "book") throw new Error(document.form);
    const studies = document.chapters.find(({ id }) => id === "forskning")?.pages ?? [];
    expect(studies.map(({ runsOn }) => runsOn)).toEqual([true, true]);
    expect(new Set(studies.map(({ textPage }) => textPage)).size).toBe(1);
    expect(document.pageRules).toContain(`@top-right{content:"${labels.facts.study.section}"`);
  });
});

describe("imposition", () => {
  const stock = { thickness: 0.1, mostSheets: 16 };

  it("puts the pages of a booklet in saddle order", () => {
    expect(saddleOrder(8, stock).map(({ front, back }) => [front.left, front.right, back.left, back.right].map((index) => index + 1))).toEqual([
      [8, 1, 2, 7],
      [6, 3, 4, 5],
    ]);
    expect(saddleOrder(4, stock).map(({ front, back }) => [front.left, front.right, back.left, back.right].map((index) => index + 1))).toEqual([[4, 1, 2, 3]]);
  });

  it("shows every page once, and the two sides of a leaf on the same sheet", () => {
    for (const count of [4, 12, 64, 68, 200]) {
      const sheets = saddleOrder(count, stock);
      const pages = sheets.flatMap(({ front, back }) => [front.left, front.right, back.left, back.right]);
      expect(pages.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
      for (const { front, back } of sheets) {
        expect(back.left).toBe(front.right + 1);
        expect(back.right).toBe(front.left - 1);
      }
    }
  });

  it("moves inner sheets in by the thickness of those around them", () => {
    expect(creepOf(0, 0.1)).toBe(0);
    expect(saddleOrder(16, stock).map(({ creep }) => creep)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(saddleOrder(16, { ...stock, thickness: 0.12 }).map(({ creep }) => creep)).toEqual([0, 0.12, 0.24, 0.36]);
  });

  it("makes several sections where there are too many sheets to fold", () => {
    const sheets = saddleOrder(100, stock);
    expect(sheets.map(({ section }) => section)).toEqual([...Array<number>(13).fill(0), ...Array<number>(12).fill(1)]);
    expect(sheets[13]).toMatchObject({ front: { left: 99, right: 52 }, place: 0, creep: 0 });
  });

  it("refuses what cannot be folded", () => {
    for (const count of [0, 3, 10]) expect(() => saddleOrder(count, stock)).toThrow("multiple of four");
  });
});

describe("large print in words", () => {
  const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
    `<p class="table__caption">Tal</p><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>${rows
      .map((cells) => `<tr>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join("")}</tr>`)
      .join("")}</tbody></table>`;

  it("says the heads of a wide table with each cell", () => {
    expect(inWords(table(["Post", "År 1", "År 2"], [["Lön", "10", '<a href="/a/">20</a>']]))).toBe(
      '<p class="in-words__caption">Tal</p><ul class="in-words" role="list"><li><p class="in-words__name">Lön</p><dl class="in-words__facts"><dt>År 1</dt><dd>10</dd><dt>År 2</dt><dd><a href="/a/">20</a></dd></dl></li></ul>',
    );
  });

  it("rules cells to fill in", () => {
    expect(inWords(table(["Post", "År 1", "År 2"], [["Lön", "", '<span class="field__space"></span>']]))).toContain(
      '<dt>År 2</dt><dd><span class="field__rule"></span></dd>',
    );
  });

  it("leaves narrow tables, and takes away what is only drawn", () => {
    const narrow = table(["A", "B"], [["1", "2"]]);
    expect(inWords(narrow)).toBe(narrow);
    expect(inWords('<p>Text</p><svg><text>5</text></svg><span aria-hidden="true">x</span>')).toBe("<p>Text</p>");
  });

  it("tells of a matrix where its signs stand", () => {
    const sign = '<span class="matrix__sign" aria-hidden="true"></span><span class="visually-hidden">källa</span>';
    const matrix = table(["Uppgift", "Vård", "Kommun", "Förening"], [["Samtal", sign, "<span>nej</span>", sign]]).replace("<table>", '<table class="matrix">');
    expect(inWords(matrix)).toContain('<dl class="in-words__facts"><dt>källa</dt><dd>Vård, Förening</dd></dl>');
  });
});

describe("room to write", () => {
  it("is as many lines as fit below the text, and none where there are few", () => {
    expect(linesThatFit(100, 251)).toBe(13);
    expect(linesThatFit(215, 251)).toBe(0);
    expect(linesThatFit(0, 251)).toBe(23);
  });
});

describe("the plan on a wall", () => {
  it("says who in words", () => {
    const document = documentOf(courseBook(), "poster-plan");
    if (document.form !== "poster") throw new Error(document.form);
    expect(document.plan?.phases).toEqual([{ name: "Förbereda", steps: [{ name: "Enas", who: "chef, HR", from: 1, to: 2 }] }]);
    expect(document.plan?.milestones.filter(({ names }) => names.length > 0)).toEqual([{ month: plan.milestones[0]?.month, names: ["Beslut"] }]);
  });
});

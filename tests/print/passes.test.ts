import { beforeAll, describe, expect, it } from "vitest";
import { withPrintBrowser } from "../../src/io/browser.ts";
import { typeset, type Typeset } from "../../src/io/typeset.ts";
import { readFormFont } from "../../src/io/formFont.ts";
import { finishPdf, passes, type Known } from "../../src/print/finish.ts";
import { marginsOf, outsetOf, papers, sheetOf } from "../../src/print/papers.ts";
import { outlineEntries } from "../../src/print/pdf/outline.ts";
import { readTagged } from "../../src/print/pdf/readTagged.ts";
import { openPdf, PDFArray, PDFDict, PDFName, PDFRawStream, textOf } from "../../src/print/pdfLib.ts";
import { contentOf, isContent, isTag, readTaggedFile, wordsOf, type Tag, type TaggedFile } from "./taggedPdf.ts";

const sentence = "Peer support betyder att någon som själv har varit där lyssnar, väntar och kommer tillbaka en annan dag. ";
const rows = Array.from({ length: 60 }, (_, index) => `<tr><th scope="row">Rad ${index + 1}</th><td>Ett</td></tr>`).join("");
/** Chromium writes a pattern again for every shape that it fills. */
const patterned = `<svg width="90" height="40" aria-hidden="true"><defs><pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="2" height="2" fill="red" opacity=".5"/></pattern></defs>
<rect width="40" height="40" fill="url(#p)"/><circle r="20" cx="65" cy="20" fill="url(#p)"/></svg>`;

/** With bleed and crop marks. */
const paper = papers.bound;
const { top, bottom } = marginsOf(paper);
const { width, height } = sheetOf(paper);

/** Something for every pass. */
const html = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Prov</title><style id="page-rules">
@page{size:${width}mm ${height}mm;margin:${top}mm ${paper.side + outsetOf(paper)}mm ${bottom}mm;@top-left{content:"Sidhuvud"}@bottom-right{content:counter(page)}}
body{font:14px sans-serif}table{width:100%}ol{list-style:none}.tight p{margin:0;line-height:9px}.narrow{width:170px}.field{position:relative}.field__hint{position:absolute;inset:0}.rule{border:2px solid #060;padding:4px}
</style></head><body>
<section><h1 id="a">En rubrik som är så lång att den måste brytas på två rader, och då försvinner ett mellanslag</h1>
<p class="rule">${sentence.repeat(6)}</p>
<p>Ett <span lang="en" id="en">peer worker</span>, en <abbr title="Hälso- och sjukvårdslagen">HSL</abbr>, en <a href="#a">länk till rubriken</a>
och en med namn: <a href="#a" aria-label="Rubriken">12</a>.<sup class="footnote-ref"><a href="#not">1</a></sup></p>
<aside role="note"><p>En ruta</p><p>Med text</p></aside>
<ol class="book-contents__chapters" role="list"><li><a href="#a">Kapitel</a><ol><li><a href="#b">Sida</a></li></ol></li></ol>
<ul><li>Ett</li><li>Två</li></ul>
<dl><dt>Ord</dt><dd>Betydelse</dd><dt>Ett annat ord</dt><dd>En</dd><dd>Två</dd></dl>
<p><span>Flera</span> <span>stycken</span> text <span>i</span> ett</p><pre><code>kod</code></pre><div>Text utan stycke</div>
<figure><img alt="En ring" width="40" height="40" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='40'%3E%3Ccircle cx='20' cy='20' r='15'/%3E%3C/svg%3E"><figcaption>En bildtext</figcaption></figure>
${patterned}</section>
<div class="tight">${Array.from({ length: 150 }, (_, index) => `<p>ÅÄ${index + 1}g</p>`).join("")}</div><h2 id="b">Tabell</h2><p class="table__caption">Tabellens namn</p><table><thead><tr><th scope="col">Namn</th><th scope="col">Värde</th></tr></thead><tbody>${rows}</tbody></table>
<p class="narrow">${"återhämtnings\u00adinriktade\u00adarbetsuppgifter ".repeat(3)}</p>
<p class="field">Namn <a class="field__hint" href="https://falt.invalid/namn"></a> <a class="first" href="#b">efter</a></p>
<div id="measured--1"></div><div hidden><a href="#measured--1"></a></div>
<section class="footnotes"><ol class="footnotes-list"><li class="footnote-item" id="not"><p>Notens text</p></li></ol></section>
</body></html>`;

let bytes: Uint8Array;
let known: Known;

beforeAll(async () => {
  const job = { name: "prov", html, style: "", paper, fit: "run-on" } as const;
  const { bytes: printed, ...read }: Typeset = await withPrintBrowser(({ use }) => use((page) => typeset(page, job)));
  bytes = printed;
  const metadata = {
    title: "Prov & annat",
    author: "Vi",
    subject: "Om passen",
    language: "sv",
    date: "2026-10-01",
    showOutline: true,
    conformance: "tagged",
  } as const;
  const form = { fields: [{ kind: "text", name: "namn", label: "Ditt namn", room: "line" }], font: await readFormFont() } as const;
  known = { ...read, form, metadata, paper, isUncut: true };
});

const finish = async (run: typeof passes) => readTaggedFile(finishPdf(readTagged(await openPdf(bytes)), known, run));

const ofType = ({ tags }: TaggedFile, ...types: readonly string[]) => tags.filter(({ type }) => types.includes(type));
const childTypes = (tag: Tag) => tag.kids.map((kid) => (isTag(kid) ? kid.type : "content"));
const nameOf = (name: string) => PDFName.of(name);
const streamsOf = ({ pdf }: TaggedFile) => pdf.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []));
const annotationsOf = ({ pdf }: TaggedFile) =>
  pdf.getPages().flatMap(
    ({ node }) =>
      node
        .Annots()
        ?.asArray()
        .map((annotation) => pdf.context.lookup(annotation, PDFDict)) ?? [],
  );

/** What each pass is there for, as a finished file shows it. */
const claims: Readonly<Record<string, (file: TaggedFile) => void>> = {
  softHyphens: (file) => {
    const words = ofType(file, "P")
      .map(wordsOf)
      .find((text) => text.startsWith("återhämtnings"));
    expect(words?.replaceAll("\u00ad", "").trim()).toBe("återhämtningsinriktadearbetsuppgifter ".repeat(3).trim());
    expect(words).toContain("\u00ad");
  },
  facts: (file) => {
    expect(file.tags.flatMap(({ language }) => language ?? [])).toEqual(["en"]);
    expect(ofType(file, "Aside")).toHaveLength(1);
  },
  roles: (file) => {
    expect(ofType(file, "Aside", "Note", "Reference", "Sect").length).toBeGreaterThan(4);
    expect(file.tags.map(({ expansion }) => expansion)).toContain("Hälso- och sjukvårdslagen");
  },
  figures: (file) => {
    const [figure, ...others] = ofType(file, "Figure");
    expect(others).toEqual([]);
    expect(figure?.alternative).toBe("En ring");
    expect(figure?.attributes["BBox"]).toMatch(/^\[( [\d.]+){4} \]$/);
    expect(ofType(file, "Caption").map(wordsOf)).toContain("En bildtext");
  },
  cutOff: (file) => {
    const lines = ofType(file, "P")
      .map(wordsOf)
      .filter((words) => words.startsWith("ÅÄ"));
    expect(lines).toEqual(Array.from({ length: 150 }, (_, index) => `ÅÄ${index + 1}g`));
    expect(file.artifacts.join(" ")).toContain("ÅÄ");
  },
  decorations: (file) => {
    for (const tag of file.tags)
      if (tag.type !== "Figure" && tag.actual === undefined) for (const { text } of contentOf(tag)) expect([tag.type, text.trim()]).not.toEqual([tag.type, ""]);
  },
  repeatedHeads: (file) => {
    expect(ofType(file, "TH").slice(0, 2).map(wordsOf)).toEqual(["Namn", "Värde"]);
    expect(file.artifacts.filter((text) => text.includes("Namn")).length).toBeGreaterThan(0);
  },
  paragraphs: (file) => {
    expect(ofType(file, "NonStruct")).toEqual([]);
    expect(ofType(file, "P").map(wordsOf)).toContain("Text utan stycke");
    for (const group of ofType(file, "Document", "Sect", "Aside", "Div")) expect(group.kids.some(isContent)).toBe(false);
  },
  tableCaptions: (file) => {
    const [table] = ofType(file, "Table");
    expect(table === undefined ? [] : childTypes(table).slice(0, 2)).toEqual(["Caption", "TR"]);
  },
  tableOfContents: (file) => {
    const [contents, inner] = ofType(file, "TOC");
    expect(contents?.kids.filter(isTag).map(childTypes)).toEqual([["Reference", "TOC"]]);
    expect(inner === undefined ? "" : wordsOf(inner)).toBe("Sida");
  },
  lists: (file) => {
    const items = ofType(file, "LI").map(childTypes);
    expect(items).toEqual([
      ["Lbl", "LBody"],
      ["Lbl", "LBody"],
      ["Lbl", "LBody"],
      ["Lbl", "LBody"],
    ]);
    expect(ofType(file, "LBody").map(wordsOf)).toEqual(["Ett", "Två", "Betydelse", "EnTvå"]);
    expect(ofType(file, "L").map(({ attributes }) => attributes["ListNumbering"])).toEqual(["/Disc", undefined]);
    expect(ofType(file, "Lbl").map((label) => label.actual ?? wordsOf(label))).toEqual(["•", "•", "Ord", "Ett annat ord"]);
  },
  spaces: (file) => {
    expect(
      ofType(file, "P")
        .map(wordsOf)
        .map((words) => words.trim()),
    ).toContain(sentence.repeat(6).trim());
    expect(ofType(file, "H1").map(wordsOf)).toEqual(["En rubrik som är så lång att den måste brytas på två rader, och då försvinner ett mellanslag"]);
  },
  joins: (file) => {
    const parts = ofType(file, "P").find((tag) => wordsOf(tag).startsWith("Flera stycken"));
    expect(parts?.kids).toHaveLength(1);
  },
  formFields: (file) => {
    const [form] = ofType(file, "Form");
    expect(form?.kids).toHaveLength(1);
    const widgets = annotationsOf(file).filter((annotation) => annotation.get(nameOf("Subtype")) === nameOf("Widget"));
    expect(widgets.map((widget) => ["T", "TU"].map((key) => textOf(widget.get(nameOf(key)))))).toEqual([["namn", "Ditt namn"]]);
    expect(widgets[0]?.has(nameOf("A"))).toBe(false);
    expect(file.pdf.catalog.lookup(nameOf("AcroForm"), PDFDict).has(nameOf("DR"))).toBe(true);
  },
  links: (file) => {
    const links = annotationsOf(file).filter((annotation) => annotation.get(nameOf("Subtype")) === nameOf("Link"));
    expect(links.map((annotation) => textOf(annotation.get(nameOf("Contents"))))).toEqual(["länk till rubriken", "Rubriken", "1", "Kapitel", "Sida", "efter"]);
  },
  tabOrder: (file) => {
    expect(annotationsOf(file).map((annotation) => String(annotation.get(nameOf("Subtype"))))).toEqual([...Array<string>(5).fill("/Link"), "/Widget", "/Link"]);
  },
  places: ({ pdf }) => {
    const names = pdf.catalog.lookup(nameOf("Dests"), PDFDict).keys().map(String);
    expect(names).toContain("/b");
    expect(names.filter((name) => name.startsWith("/measured"))).toEqual([]);
  },
  identifiers: (file) => {
    expect(ofType(file, "Note").map(({ id }) => id)).toEqual(["note00001"]);
    expect(
      ofType(file, "TH")
        .slice(0, 3)
        .map(({ id }) => id),
    ).toEqual([undefined, "th00001", "th00002"]);
    expect(ofType(file, "TD")[0]?.attributes["Headers"]).toBe("[ (th00001) (th00002) ]");
  },
  artifacts: (file) => {
    expect(file.unmarked).toEqual([]);
    expect(file.artifacts[0]).toMatch(/^Sidhuvud1/);
    expect(file.lost).toEqual([]);
  },
  sheet: ({ pdf }) => {
    for (const page of pdf.getPages())
      expect([page.getWidth(), page.getHeight()].map((side) => ((side / 72) * 25.4).toFixed(3))).toEqual(["230.000", "317.000"]);
  },
  structure: (file) => {
    expect(ofType(file, "Document", "Note", "TOCI", "LBody", "Caption").length).toBeGreaterThan(5);
    expect(file.pdf.catalog.lookup(nameOf("StructTreeRoot"), PDFDict).lookup(nameOf("ParentTree"), PDFDict).has(nameOf("Nums"))).toBe(true);
  },
  roleMap: ({ roleMap }) => expect([...roleMap]).toEqual([["Aside", "Sect"]]),
  bleed: ({ pdf }) => {
    const { x, y, width: trimmed } = pdf.getPage(0).getTrimBox();
    expect([x, y, trimmed].map((value) => Math.round((value / 72) * 25.4))).toEqual([10, 10, 210]);
  },
  outline: ({ pdf }) =>
    expect(outlineEntries(pdf).map((entry) => textOf(entry.get(nameOf("Title"))))).toEqual([
      "En rubrik som är så lång att den måste brytas på två rader, och då försvinner ett mellanslag",
      "Tabell",
    ]),
  metadata: ({ pdf }) => {
    const stream = pdf.catalog.lookup(nameOf("Metadata"));
    const xmp = stream instanceof PDFRawStream ? Buffer.from(stream.getContents()).toString("utf8") : "";
    for (const part of ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<", "Prov &amp; annat", "2026-10-01T00:00:00Z"])
      expect(xmp).toContain(part);
    expect(pdf.getTitle()).toBe("Prov & annat");
    expect(pdf.catalog.getOrCreateViewerPreferences().getDisplayDocTitle()).toBe(true);
  },
  outputIntent: ({ pdf }) => {
    const intent = pdf.catalog.lookup(nameOf("OutputIntents"), PDFArray).lookup(0, PDFDict);
    expect(String(intent.get(nameOf("S")))).toBe("/GTS_PDFA1");
    expect(intent.lookup(nameOf("DestOutputProfile"))).toBeInstanceOf(PDFRawStream);
  },
  sharedStreams: (file) => {
    const contents = streamsOf(file).map((stream) => `${String(stream.dict)} ${Buffer.from(stream.getContents()).toString("latin1")}`);
    expect(new Set(contents).size).toBe(contents.length);
  },
};

describe("a finished PDF", () => {
  it("is what its passes are there for", async () => {
    const file = await finish(passes);
    for (const claim of Object.values(claims)) expect(() => claim(file)).not.toThrow();
  });

  it.each(passes.map(({ name }) => name))("is not, without the pass %s", async (name) => {
    const claim = claims[name];
    if (claim === undefined) throw new Error(`Nothing is claimed of the pass ${name}`);
    const without = finish(passes.filter((pass) => pass.name !== name)).then(claim);
    await expect(without).rejects.toBeInstanceOf(Error);
  });
});

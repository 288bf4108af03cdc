import { PDFCheckBox, PDFDocument as Reader, PDFRadioGroup, PDFTextField } from "@cantoo/pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Facts } from "../../src/facts/schema.ts";
import { readFormFont } from "../../src/io/formFont.ts";
import { arrayAt, dictAt, openPdf, PDFArray, PDFDict, PDFName, PDFNumber, textOf, type PDFDocument } from "../../src/print/pdfLib.ts";
import { addFormFields } from "../../src/print/passes/formFields.ts";
import { element } from "../../src/print/pdf/structure.ts";
import { readTrueType } from "../../src/print/trueType.ts";
import { print, type Printed } from "./printedBook.ts";
import { everyEdition, handbookOf, page, report } from "../unit/smallBook.ts";

const influence = (id: string, question: string): NonNullable<Facts["influences"]>[number] => ({
  id,
  name: "Ett hinder",
  signs: "Tecken.",
  remedy: "Bot.",
  question,
  adviceNo: "Börja.",
  advicePartly: "Fortsätt.",
  page: "/material/budget/",
  year: "2020",
  strength: "forslag",
  references: [],
});

const handbook = handbookOf(
  {
    "material/budget.md": page(
      [
        "Räkna ihop. Se [Exempel](https://exempel.example/sida/). En uppgift. [@nsph2018]",
        "::falt Verksamhet",
        "::falt 3 Vad vill ni uppnå, och varför?",
        "## Räkna\n\n| Post | År 1 | År 2 |\n|---|---|---|\n| Lön | [Lön, år 1]{.falt} | [Lön, år 2]{.falt} |\n| Lokal | [Lokal, år 1]{.falt} | [Lokal, år 2]{.falt} |",
        "- [ ] Vi har räknat\n- [ ] Vi har räknat igen",
        "::falt Datum",
      ].join("\n\n"),
      { titel: "Budget" },
    ),
    "inforande/sjalvskattning.md": page("Svara.\n\n::visa sjalvskattning", { titel: "Självskattning" }),
  },
  {
    facts: { influences: [influence("kultur", "Arbetar ni så?"), influence("lon", "Är lönen satt?")] },
    references: [report("nsph2018", "NSPH", 2018)],
  },
);

/** What pdf.js says of a field. */
interface Widget {
  readonly id: string;
  readonly subtype: string;
  readonly fieldName: string;
  readonly alternativeText: string;
  readonly fieldType: string;
  readonly fieldValue: string | null;
  readonly rect: readonly [number, number, number, number];
  readonly multiLine?: boolean;
  readonly buttonValue?: string;
  readonly exportValue?: string;
}

async function widgetsOf({ pdf }: Pick<Printed, "pdf">): Promise<Widget[]> {
  const widgets: Widget[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const found = (await (await pdf.getPage(number)).getAnnotations()) as Widget[];
    widgets.push(...found.filter(({ subtype }) => subtype === "Widget"));
  }
  return widgets;
}

/** Structure elements of a type with their parent's type, in reading order. */
function elements(pdf: PDFDocument, type: string): { readonly element: PDFDict; readonly parent: string }[] {
  const found: { element: PDFDict; parent: string }[] = [];
  const walk = (parent: PDFDict): void => {
    const kids = parent.lookup(PDFName.of("K"));
    const children = kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : [kids];
    for (const child of children) {
      if (!(child instanceof PDFDict)) continue;
      if (String(child.get(PDFName.of("S"))) === `/${type}`) found.push({ element: child, parent: String(parent.get(PDFName.of("S"))) });
      walk(child);
    }
  };
  walk(dictAt(pdf.catalog, "StructTreeRoot") as PDFDict);
  return found;
}

const forms = everyEdition(handbook).filter(({ kind }) => kind === "form");
let budget: Printed;
let assessment: Printed;

beforeAll(async () => {
  const printed = await print(handbook, { editions: forms });
  budget = printed.get("pdf/formular/budget.pdf") as Printed;
  assessment = printed.get("pdf/formular/sjalvskattning.pdf") as Printed;
});

describe("a form", () => {
  it("has its fields in reading order, with names and labels", async () => {
    expect((await widgetsOf(budget)).map(({ fieldName, alternativeText, fieldType, multiLine }) => [fieldName, alternativeText, fieldType, multiLine])).toEqual(
      [
        ["verksamhet", "Verksamhet", "Tx", false],
        ["vad-vill-ni-uppna-och-varfor", "Vad vill ni uppnå, och varför?", "Tx", true],
        ["lon-ar-1", "Lön, år 1", "Tx", true],
        ["lon-ar-2", "Lön, år 2", "Tx", true],
        ["lokal-ar-1", "Lokal, år 1", "Tx", true],
        ["lokal-ar-2", "Lokal, år 2", "Tx", true],
        ["kryss-vi-har-raknat", "Vi har räknat", "Btn", undefined],
        ["kryss-vi-har-raknat-igen", "Vi har räknat igen", "Btn", undefined],
        ["datum", "Datum", "Tx", false],
      ],
    );
  });

  it("has room to write in every field, apart from the others and on the sheet", async () => {
    const widgets = await widgetsOf(budget);
    for (const [index, { rect, fieldType }] of widgets.entries()) {
      const [left, bottom, right, top] = rect;
      const [width, height] = [right - left, top - bottom];
      expect(fieldType === "Btn" ? Math.abs(width - height) < 1 : width > 100 && height > 17).toBe(true);
      expect(left >= 36 && bottom >= 36 && right <= 560 && top <= 806).toBe(true);
      for (const other of widgets.slice(index + 1)) {
        const apart = other.rect[0] >= right - 0.5 || other.rect[2] <= left + 0.5 || other.rect[1] >= top - 0.5 || other.rect[3] <= bottom + 0.5;
        expect(apart).toBe(true);
      }
    }
  });

  it("leads Tab through the structure, and lists fields and links in that order", async () => {
    const pdf = await openPdf(budget.bytes);
    for (const { node } of pdf.getPages()) {
      if (node.Annots() === undefined) continue;
      expect(String(node.get(PDFName.of("Tabs")))).toBe("/S");
    }
    const links = elements(pdf, "Link").length;
    const [first] = (await (await budget.pdf.getPage(1)).getAnnotations()) as Widget[];
    expect(links).toBeGreaterThan(1);
    expect(first?.subtype).toBe("Link");
  });

  it("is tagged: every widget is the one child of a Form", async () => {
    const pdf = await openPdf(budget.bytes);
    const found = elements(pdf, "Form");
    // The body of a list item may be an element of its own.
    expect(found.map(({ parent }) => parent.replace("/LBody", "/LI"))).toEqual(["/P", "/P", "/TD", "/TD", "/TD", "/TD", "/LI", "/LI", "/P"]);
    for (const { element } of found) {
      const kid = element.lookup(PDFName.of("K"), PDFDict);
      expect(String(kid.get(PDFName.of("Type")))).toBe("/OBJR");
      const widget = kid.lookup(PDFName.of("Obj"), PDFDict);
      expect(String(widget.get(PDFName.of("Subtype")))).toBe("/Widget");
      expect(widget.lookup(PDFName.of("StructParent"), PDFNumber).asNumber()).toBeGreaterThan(-1);
    }
    expect(elements(pdf, "Link").map(({ element }) => String(element))).not.toContain("falt.invalid");
  });

  it("keeps what PDF/A asks of forms: a look for every field, an embedded font, no actions", async () => {
    for (const { bytes } of [budget, assessment]) {
      const pdf = await openPdf(bytes);
      const form = dictAt(pdf.catalog, "AcroForm") as PDFDict;
      expect(form.has(PDFName.of("NeedAppearances")) || form.has(PDFName.of("XFA"))).toBe(false);
      for (const [, object] of pdf.context.enumerateIndirectObjects()) {
        if (!(object instanceof PDFDict) || String(object.get(PDFName.of("Subtype"))) !== "/Widget") continue;
        expect(object.has(PDFName.of("A")) || object.has(PDFName.of("AA"))).toBe(false);
        expect(object.lookup(PDFName.of("F"), PDFNumber).asNumber()).toBe(4);
        expect([...(dictAt(object, "AP") as PDFDict).keys()].map(String)).toEqual(["/N"]);
      }
      const font = ["DR", "Font", "Falt", "FontDescriptor"].reduce<PDFDict | undefined>((dict, key) => dict && dictAt(dict, key), form);
      expect(font?.has(PDFName.of("FontFile2"))).toBe(true);
    }
  });

  it("names its font's letters as wide as they are", async () => {
    const { name, widthOf } = readTrueType(await readFormFont());
    const form = dictAt((await openPdf(budget.bytes)).catalog, "AcroForm") as PDFDict;
    const font = ["DR", "Font", "Falt"].reduce<PDFDict | undefined>((dict, key) => dict && dictAt(dict, key), form) as PDFDict;
    expect(String(font.get(PDFName.of("BaseFont")))).toBe(`/${name}`);
    const widths = arrayAt(font, "Widths");
    expect(widths?.lookup("å".charCodeAt(0) - 32, PDFNumber).asNumber()).toBe(widthOf("å".charCodeAt(0)));
    expect(widthOf("å".charCodeAt(0))).toBe(widthOf("a".charCodeAt(0)));
    expect(widthOf("i".charCodeAt(0))).toBeLessThan(widthOf("m".charCodeAt(0)));
  });

  it("shows the lines to write on by hand: fields are on top of them and empty", async () => {
    const [text = ""] = budget.texts;
    for (const label of ["Verksamhet", "Vad vill ni uppnå, och varför?", "Vi har räknat", "Datum"]) expect(text).toContain(label);
    expect(budget.texts.join(" ")).not.toContain("falt.invalid");
    expect((await widgetsOf(budget)).filter(({ fieldType, fieldValue }) => fieldType === "Tx" && fieldValue !== "" && fieldValue !== null)).toEqual([]);
  });

  it("is the same bytes when printed again", async () => {
    const again = await print(handbook, { editions: forms });
    expect([...again.values()].map(({ file }) => file.sha256)).toEqual([assessment, budget].map(({ file }) => file.sha256));
  });
});

describe("the self-assessment", () => {
  it("has a group of rings for each question", async () => {
    const widgets = await widgetsOf(assessment);
    expect(widgets.map(({ fieldName, buttonValue, alternativeText }) => [fieldName, buttonValue, alternativeText])).toEqual([
      ["fraga-kultur", "ja", "1. Arbetar ni så? Ja"],
      ["fraga-kultur", "delvis", "1. Arbetar ni så? Delvis"],
      ["fraga-kultur", "nej", "1. Arbetar ni så? Nej"],
      ["fraga-lon", "ja", "2. Är lönen satt? Ja"],
      ["fraga-lon", "delvis", "2. Är lönen satt? Delvis"],
      ["fraga-lon", "nej", "2. Är lönen satt? Nej"],
    ]);
    const fields = (await Reader.load(assessment.bytes)).getForm().getFields();
    expect(fields.map((field) => [field.getName(), textOf(field.acroField.dict.get(PDFName.of("TU")))])).toEqual([
      ["fraga-kultur", "1. Arbetar ni så?"],
      ["fraga-lon", "2. Är lönen satt?"],
    ]);
  });
});

describe("a form that has been filled in", () => {
  it("keeps what was written when one program has saved it and another opens it", async () => {
    const document = await Reader.load(budget.bytes);
    for (const field of document.getForm().getFields()) {
      if (field instanceof PDFTextField) field.setText(`Svar på ${field.getName()}: åäö`);
      if (field instanceof PDFCheckBox) field.check();
    }
    const pdf = await getDocument({ data: await document.save(), verbosity: 0 }).promise;
    for (const { fieldName, fieldType, fieldValue } of await widgetsOf({ pdf }))
      expect(fieldValue).toBe(fieldType === "Tx" ? `Svar på ${fieldName}: åäö` : "ja");
  });

  it("does so with rings, and with the viewer that browsers have", async () => {
    const pdf = await getDocument({ data: assessment.bytes.slice(), verbosity: 0 }).promise;
    const [, partly] = await widgetsOf({ pdf });
    for (const { id } of (await widgetsOf({ pdf })).slice(0, 3)) pdf.annotationStorage.setValue(id, { value: id === partly?.id });
    const saved = (await Reader.load(await pdf.saveDocument())).getForm();
    expect(saved.getFields().map((field) => (field instanceof PDFRadioGroup ? [field.getName(), field.getOptions(), field.getSelected()] : []))).toEqual([
      ["fraga-kultur", ["ja", "delvis", "nej"], "delvis"],
      ["fraga-lon", ["ja", "delvis", "nej"], undefined],
    ]);
  });

  it("is set in the font that lies in the file", async () => {
    const pdf = await getDocument({ data: budget.bytes.slice(), verbosity: 0 }).promise;
    const [line] = await widgetsOf({ pdf });
    pdf.annotationStorage.setValue(String(line?.id), { value: "Öppet hus" });
    const saved = await openPdf(await pdf.saveDocument());
    const [field] = elements(saved, "Form").map(({ element }) => element.lookup(PDFName.of("K"), PDFDict).lookup(PDFName.of("Obj"), PDFDict));
    const look = (dictAt(field as PDFDict, "AP") as PDFDict).lookup(PDFName.of("N"));
    expect(String(look)).toMatch(/\/Falt/);
  });
});

describe("what cannot be made a form", () => {
  it("is told by name", async () => {
    const font = await readFormFont();
    const tagged = { pdf: await openPdf(budget.bytes), streams: [], root: element("Document"), entries: [] };
    expect(() => addFormFields(tagged, { fields: [{ kind: "check", name: "saknas", label: "Saknas" }], font })).toThrow(
      "The field saknas has 0 places instead of 1",
    );
  });
});

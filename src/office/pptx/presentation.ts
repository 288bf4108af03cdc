/** A whole presentation as parts of an Office file. Turned down: pptxgenjs; see src/README.md. */
import { createHash } from "node:crypto";
import { officeFonts } from "../../design/tokens.ts";
import { slideTexts, type SlideWords } from "../../handbook/slideTexts.ts";
import type { Deck } from "../../handbook/decks.ts";
import type { Handbook } from "../../handbook/model.ts";
import { makerOf, officeColors } from "../colors.ts";
import { contentTypes, coreProperties, officeLanguage, packageRelationships, relationships, type Parts } from "../package.ts";
import { declaration, element, xmlText } from "../xml.ts";
import { layoutCount, layoutNumber, layoutParts, masterPart } from "./layouts.ts";
import { emu, namespaces, slideSize } from "./shapes.ts";
import { notesMasterPart, notesPart, notesSize, slideLinks, slidePart } from "./slides.ts";
import { levelStyle, themeXml } from "./theme.ts";

const presentationml = "application/vnd.openxmlformats-officedocument.presentationml";

export interface PresentationOptions {
  readonly words: SlideWords;
  /** The drawings as PNG, by number of the slide. */
  readonly pictures: ReadonlyMap<number, Uint8Array>;
}

/** The parts of a deck's PowerPoint file. Throws where a drawing has no picture. */
export function presentationParts(deck: Deck, handbook: Handbook, { words, pictures }: PresentationOptions): Parts {
  const { site } = handbook;
  const chapter = deck.page.chapter ?? "utbildning";
  const colors = officeColors(site, chapter);
  const footer = makerOf(site);
  const parts = new Map<string, string | Uint8Array>();
  const types = new Map<string, string>();
  const add = (path: string, type: string, content: string) => {
    parts.set(path, content);
    types.set(path, type);
  };
  const addRels = (path: string, ...rows: Parameters<typeof relationships>[0]) => parts.set(path.replace(/([^/]+)$/, "_rels/$1.rels"), relationships(rows));

  add("ppt/presentation.xml", `${presentationml}.presentation.main+xml`, presentationPart(deck, words));
  const after = deck.slides.length + 2;
  addRels(
    "ppt/presentation.xml",
    { id: "rId1", type: "slideMaster", target: "slideMasters/slideMaster1.xml" },
    ...deck.slides.map(({ number }) => ({ id: `rId${number + 1}`, type: "slide", target: `slides/slide${number}.xml` })),
    { id: `rId${after}`, type: "notesMaster", target: "notesMasters/notesMaster1.xml" },
    { id: `rId${after + 1}`, type: "presProps", target: "presProps.xml" },
    { id: `rId${after + 2}`, type: "viewProps", target: "viewProps.xml" },
    { id: `rId${after + 3}`, type: "theme", target: "theme/theme1.xml" },
    { id: `rId${after + 4}`, type: "tableStyles", target: "tableStyles.xml" },
  );
  add("ppt/presProps.xml", `${presentationml}.presProps+xml`, declaration + element("p:presentationPr", namespaces));
  add("ppt/viewProps.xml", `${presentationml}.viewProps+xml`, declaration + element("p:viewPr", namespaces));
  add(
    "ppt/tableStyles.xml",
    `${presentationml}.tableStyles+xml`,
    declaration + element("a:tblStyleLst", { "xmlns:a": namespaces["xmlns:a"], def: "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}" }),
  );

  const themeType = "application/vnd.openxmlformats-officedocument.theme+xml";
  add("ppt/theme/theme1.xml", themeType, themeXml(site.name, colors, officeFonts));
  add("ppt/theme/theme2.xml", themeType, themeXml(site.name, { ...colors, paper: "FFFFFF" }, officeFonts));

  add("ppt/slideMasters/slideMaster1.xml", `${presentationml}.slideMaster+xml`, masterPart(footer));
  addRels(
    "ppt/slideMasters/slideMaster1.xml",
    ...Array.from({ length: layoutCount }, (_, index) => ({
      id: `rId${index + 1}`,
      type: "slideLayout",
      target: `../slideLayouts/slideLayout${index + 1}.xml`,
    })),
    { id: `rId${layoutCount + 1}`, type: "theme", target: "../theme/theme1.xml" },
  );
  for (const [index, layout] of layoutParts(chapter, footer).entries()) {
    const path = `ppt/slideLayouts/slideLayout${index + 1}.xml`;
    add(path, `${presentationml}.slideLayout+xml`, layout);
    addRels(path, { id: "rId1", type: "slideMaster", target: "../slideMasters/slideMaster1.xml" });
  }
  add("ppt/notesMasters/notesMaster1.xml", `${presentationml}.notesMaster+xml`, notesMasterPart());
  addRels("ppt/notesMasters/notesMaster1.xml", { id: "rId1", type: "theme", target: "../theme/theme2.xml" });

  for (const slide of deck.slides) {
    const texts = slideTexts(slide, deck, site, words);
    const path = `ppt/slides/slide${slide.number}.xml`;
    const notes = `ppt/notesSlides/notesSlide${slide.number}.xml`;
    add(path, `${presentationml}.slide+xml`, slidePart(slide, texts));
    add(notes, `${presentationml}.notesSlide+xml`, notesPart(slide, texts));
    const media = `image${slide.number}.png`;
    if (slide.drawing !== null) {
      const picture = pictures.get(slide.number);
      if (picture === undefined) throw new Error(`Slide ${slide.number} of ${deck.id} has no picture`);
      parts.set(`ppt/media/${media}`, picture);
    }
    addRels(
      path,
      { id: slideLinks.layout, type: "slideLayout", target: `../slideLayouts/slideLayout${layoutNumber(slide.kind, slide.points.length)}.xml` },
      { id: slideLinks.notes, type: "notesSlide", target: `../notesSlides/notesSlide${slide.number}.xml` },
      ...(slide.drawing === null ? [] : [{ id: slideLinks.picture, type: "image", target: `../media/${media}` }]),
      ...(slide.kind !== "exercise" || texts.sheet === null ? [] : [{ id: slideLinks.sheet, type: "hyperlink", target: texts.sheet.url, isExternal: true }]),
    );
    addRels(
      notes,
      { id: "rId1", type: "notesMaster", target: "../notesMasters/notesMaster1.xml" },
      { id: "rId2", type: "slide", target: `../slides/slide${slide.number}.xml` },
    );
  }

  add(
    "docProps/core.xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
    coreProperties({
      title: deck.title,
      subject: deck.summary,
      creator: footer,
      keywords: [site.name, ...deck.page.synonyms].join(", "),
      description: `${words.from} ${site.url}${deck.page.url}. ${words.licence}`,
      date: site.editionDate,
    }),
  );
  add("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", appPart(deck, footer));
  parts.set("_rels/.rels", packageRelationships("ppt/presentation.xml"));
  parts.set("[Content_Types].xml", contentTypes(types));
  return parts;
}

/** An id in the form of a GUID, made of what it names. */
function guid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex").toUpperCase();
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-")}}`;
}

/** `ppt/presentation.xml`: the slides in order, in a section for each day. */
function presentationPart({ id, slides }: Deck, words: SlideWords): string {
  const slideId = (number: number) => 255 + number;
  const days = [...new Set(slides.map(({ day }) => day))];
  const sections = days.map((day) =>
    element(
      "p14:section",
      { name: words.day.replace("{day}", String(day)), id: guid(`${id} ${day}`) },
      element("p14:sldIdLst", {}, ...slides.filter((slide) => slide.day === day).map(({ number }) => element("p14:sldId", { id: slideId(number) }))),
    ),
  );
  return (
    declaration +
    element(
      "p:presentation",
      { ...namespaces, saveSubsetFonts: 1, autoCompressPictures: 0 },
      element("p:sldMasterIdLst", {}, element("p:sldMasterId", { id: 2147483648, "r:id": "rId1" })),
      element("p:notesMasterIdLst", {}, element("p:notesMasterId", { "r:id": `rId${slides.length + 2}` })),
      element("p:sldIdLst", {}, ...slides.map(({ number }) => element("p:sldId", { id: slideId(number), "r:id": `rId${number + 1}` }))),
      element("p:sldSz", { cx: emu(slideSize.width), cy: emu(slideSize.height) }),
      element("p:notesSz", { cx: emu(notesSize.width), cy: emu(notesSize.height) }),
      element(
        "p:defaultTextStyle",
        {},
        element("a:defPPr", {}, element("a:defRPr", { lang: officeLanguage })),
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => levelStyle(level, 18, "+mn-lt")),
      ),
      element(
        "p:extLst",
        {},
        element(
          "p:ext",
          { uri: "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}" },
          element("p14:sectionLst", { "xmlns:p14": "http://schemas.microsoft.com/office/powerpoint/2010/main" }, ...sections),
        ),
      ),
    )
  );
}

/** `docProps/app.xml`. */
function appPart({ slides }: Deck, company: string): string {
  return (
    declaration +
    element(
      "Properties",
      { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" },
      element("TotalTime", {}, "0"),
      element("Application", {}, "Microsoft Office PowerPoint"),
      element("Slides", {}, String(slides.length)),
      element("Notes", {}, String(slides.length)),
      element("HiddenSlides", {}, "0"),
      element("Company", {}, xmlText(company)),
      element("AppVersion", {}, "16.0000"),
    )
  );
}

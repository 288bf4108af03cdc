/** Slides and their notes as PresentationML. */
import type { DeckSlide } from "../../handbook/decks.ts";
import type { SlideTexts } from "../../handbook/slideTexts.ts";
import { declaration, element } from "../xml.ts";
import { hasSlot, pictureBox, slots } from "./layouts.ts";
import { emu, namespaces, paragraph, picture, placeholder, run, shapeTree, slideNumber } from "./shapes.ts";
import { colorMap, levelStyle } from "./theme.ts";

/** Ids of relationships of a slide: its layout, its notes, its picture, its link. */
export const slideLinks = { layout: "rId1", notes: "rId2", picture: "rId3", sheet: "rId4" } as const;

/** `ppt/slides/slideN.xml`. Shapes stand in reading order: title, text, picture, kind of slide, sources, foot. */
export function slidePart(slide: DeckSlide, texts: SlideTexts): string {
  const { kind, title, points, drawing, sources } = slide;
  const isCover = kind === "title";
  const raised = (places: readonly number[]) => (places.length === 0 ? [] : [run(`\u2009${places.join(",")}`, { isRaised: true })]);
  const body = points.map(({ text, sources: places }) => paragraph(run(text), ...raised(places)));
  const listed = sources.flatMap(({ label }, index) => [
    run(index === 0 ? `${texts.sources}: ` : " · "),
    run(String(index + 1), { isRaised: true }),
    run(`\u2009${label}`),
  ]);
  const sheet = kind === "exercise" && texts.sheet !== null ? [run(texts.sheet.text, { link: slideLinks.sheet })] : [];
  const below = [...sheet, ...(sheet.length > 0 && listed.length > 0 ? [run(" · ")] : []), ...listed];
  const shapes = [
    placeholder({ id: 2, slot: isCover ? slots.coverTitle : slots.title, paragraphs: [paragraph(run(title))] }),
    ...(body.length === 0 ? [] : [placeholder({ id: 3, slot: isCover ? slots.coverBody : slots.body, paragraphs: body })]),
    ...(drawing === null ? [] : [picture({ id: 4, name: drawing.title, description: drawing.description, link: slideLinks.picture, box: fitted(drawing) })]),
    placeholder({ id: 5, slot: slots.label, name: "Etikett", paragraphs: [paragraph(run(texts.label))] }),
    ...(below.length > 0 && hasSlot(kind, slots.sources)
      ? [placeholder({ id: 6, slot: slots.sources, name: kind === "exercise" ? "Blad" : "Källor", paragraphs: [paragraph(...below)] })]
      : []),
    placeholder({ id: 8, slot: slots.footer, paragraphs: [paragraph(run(texts.footer))] }),
    placeholder({ id: 9, slot: slots.number, paragraphs: [slideNumber(String(slide.number))] }),
  ];
  return declaration + element("p:sld", namespaces, shapeTree(shapes), element("p:clrMapOvr", {}, element("a:masterClrMapping")));
}

/** The largest box of the picture's shape, in the middle of where pictures stand. */
function fitted({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(pictureBox.width / width, pictureBox.height / height);
  const size = { width: width * scale, height: height * scale };
  return { ...size, x: pictureBox.x + (pictureBox.width - size.width) / 2, y: pictureBox.y + (pictureBox.height - size.height) / 2 };
}

/** Paper of the notes: A4 upright, in points. */
export const notesSize = { width: 595, height: 842 } as const;

const notesSlots = { image: { x: 57, y: 57, width: 481, height: 270.6 }, text: { x: 57, y: 350, width: 481, height: 420 } } as const;

const slideImage = (id: number, box?: typeof notesSlots.image) =>
  element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id, name: "Bild" }),
      element("p:cNvSpPr", {}, element("a:spLocks", { noGrp: 1, noRot: 1, noChangeAspect: 1 })),
      element("p:nvPr", {}, element("p:ph", { type: "sldImg", ...(box === undefined ? {} : { idx: 2 }) })),
    ),
    box === undefined
      ? element("p:spPr")
      : element(
          "p:spPr",
          {},
          element("a:xfrm", {}, element("a:off", { x: emu(box.x), y: emu(box.y) }), element("a:ext", { cx: emu(box.width), cy: emu(box.height) })),
          element("a:prstGeom", { prst: "rect" }, element("a:avLst")),
          element("a:noFill"),
          element("a:ln", { w: 9525 }, element("a:solidFill", {}, element("a:schemeClr", { val: "tx2" }))),
        ),
  );

/** `ppt/notesSlides/notesSlideN.xml`: a paragraph for each line. */
export function notesPart({ number }: DeckSlide, { notes }: SlideTexts): string {
  const shapes = [
    slideImage(2),
    placeholder({ id: 3, slot: { type: "body", index: 1 }, name: "Anteckningar", paragraphs: notes.map((line) => paragraph(run(line))) }),
    placeholder({ id: 4, slot: { type: "sldNum", index: 10 }, paragraphs: [slideNumber(String(number))] }),
  ];
  return declaration + element("p:notes", namespaces, shapeTree(shapes), element("p:clrMapOvr", {}, element("a:masterClrMapping")));
}

/** `ppt/notesMasters/notesMaster1.xml`. */
export function notesMasterPart(): string {
  const shapes = [
    slideImage(2, notesSlots.image),
    placeholder({
      id: 3,
      slot: { type: "body", index: 3 },
      name: "Anteckningar",
      box: notesSlots.text,
      look: { size: 12, color: "tx1", face: "body", before: 6 },
      paragraphs: [paragraph(run("Anteckningar"))],
    }),
    placeholder({
      id: 4,
      slot: { type: "sldNum", index: 5 },
      box: { x: 418, y: 790, width: 120, height: 20 },
      look: { size: 10, color: "tx2", face: "body", align: "r", shrinks: false },
      paragraphs: [slideNumber("‹nr›")],
    }),
  ];
  const background = element("p:bg", {}, element("p:bgRef", { idx: 1001 }, element("a:schemeClr", { val: "bg1" })));
  return (
    declaration +
    element(
      "p:notesMaster",
      namespaces,
      shapeTree(shapes, background),
      element("p:clrMap", colorMap),
      element("p:notesStyle", {}, ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => levelStyle(level, 12, "+mn-lt"))),
    )
  );
}

/** The master of the slides and its layouts: where things stand and how they look, one layout for each kind of slide. */
import { chapterArcList, chapterMarkArcs } from "../../design/arcs.ts";
import type { SlideKind } from "../../facts/slides.ts";
import { declaration, element } from "../xml.ts";
import {
  arcGroup,
  ground,
  namespaces,
  paragraph,
  placeholder,
  run,
  shapeTree,
  slideNumber,
  type Box,
  type Look,
  type Slot,
  type ThemeColor,
} from "./shapes.ts";
import { colorMap, levelStyle } from "./theme.ts";

/** The slots that slides fill. `label` says what sort of slide it is, `sources` where its facts come from. */
export const slots = {
  title: { type: "title" },
  coverTitle: { type: "ctrTitle" },
  body: { type: "body", index: 1 },
  coverBody: { type: "subTitle", index: 1 },
  footer: { type: "ftr", index: 11 },
  number: { type: "sldNum", index: 12 },
  label: { type: "body", index: 13 },
  sources: { type: "body", index: 14 },
} as const satisfies Record<string, Slot>;

interface LayoutSlot {
  readonly slot: Slot;
  readonly box: Box;
  readonly look: Look;
  /** What stands there until something is written. */
  readonly prompt: string;
  readonly name?: string;
}

interface Layout {
  readonly kind: SlideKind;
  /** For slides with at most so many points; few words stand large. Absent: any number. */
  readonly most?: number;
  /** As programs list it. */
  readonly name: string;
  readonly type: "title" | "obj" | "secHead" | "titleOnly" | "cust";
  readonly ground: ThemeColor;
  readonly foot: ThemeColor;
  readonly slots: readonly LayoutSlot[];
  readonly arcs: (chapter: string) => string;
}

const left = 48;
const wide = 864;
const footBox = { x: left, y: 504, width: 700, height: 18 };
const numberBox = { x: 852, y: 504, width: 60, height: 18 };

/** Where the picture of a figure slide stands; its top and height are the most it may take. */
export const pictureBox: Box = { x: left, y: 108, width: wide, height: 330 };

const label = (color: ThemeColor, box: Box = { x: left, y: 30, width: 700, height: 20 }): LayoutSlot => ({
  slot: slots.label,
  name: "Etikett",
  box,
  look: { size: 15, color, face: "body", isBold: true },
  prompt: "Etikett",
});

const sources: LayoutSlot = {
  slot: slots.sources,
  name: "Källor",
  box: { x: left, y: 454, width: wide, height: 40 },
  look: { size: 12, color: "tx2", face: "body", anchor: "b" },
  prompt: "Källor",
};

/** A chapter's picture, its square of 400 made `side` points wide. */
const composition =
  (x: number, y: number, side: number, strong: ThemeColor, mid: ThemeColor, alpha?: number) =>
  (chapter: string): string =>
    arcGroup(100, chapterArcList(chapter), side / 400, x, y, {
      strong: { color: strong, ...(alpha === undefined ? {} : { alpha }) },
      mid: { color: mid, ...(alpha === undefined ? {} : { alpha }) },
    });

/** The chapter's mark: small in the corner of a slide, or large beside a break. */
const markAt =
  (x: number, y: number, side: number) =>
  (chapter: string): string =>
    arcGroup(100, chapterMarkArcs(chapter), side / 24, x, y, { strong: { color: "accent1" }, mid: { color: "accent2" } });
const corner = markAt(872, 22, 40);
const facing = markAt(540, 20, 500);

/** A layout for text: the fewer points, the larger they stand. */
function textLayout(name: string, most: number | undefined, look: Omit<Look, "color">): Layout {
  return {
    kind: "text",
    ...(most === undefined ? {} : { most }),
    name,
    type: most === undefined ? "obj" : "cust",
    ground: "bg1",
    foot: "tx2",
    arcs: corner,
    slots: [
      {
        slot: slots.title,
        box: { x: left, y: 56, width: 790, height: 88 },
        look: { size: 38, color: "tx1", face: "heading", lineHeight: 95 },
        prompt: "Rubrik",
      },
      { slot: slots.body, box: { x: left, y: 162, width: wide, height: 284 }, look: { ...look, color: "tx1" }, prompt: "Punkt" },
      label("accent1"),
      sources,
    ],
  };
}

const layouts: readonly Layout[] = [
  {
    kind: "title",
    name: "Titel",
    type: "title",
    ground: "bg1",
    foot: "tx2",
    arcs: composition(500, 10, 520, "accent1", "accent2"),
    slots: [
      {
        slot: slots.coverTitle,
        box: { x: left, y: 96, width: 480, height: 196 },
        look: { size: 46, color: "accent1", face: "heading", anchor: "b", lineHeight: 95 },
        prompt: "Dagens namn",
      },
      {
        slot: slots.coverBody,
        box: { x: left, y: 312, width: 440, height: 120 },
        look: { size: 22, color: "tx1", face: "body", before: 6 },
        prompt: "Underrubrik",
      },
      label("accent1", { x: left, y: 48, width: 440, height: 22 }),
    ],
  },
  {
    kind: "section",
    name: "Avsnitt",
    type: "secHead",
    ground: "accent1",
    foot: "bg1",
    arcs: composition(560, -30, 600, "accent2", "bg2", 38),
    slots: [
      {
        slot: slots.title,
        box: { x: left, y: 84, width: 560, height: 160 },
        look: { size: 48, color: "bg1", face: "heading", anchor: "b", lineHeight: 95 },
        prompt: "Avsnittets namn",
      },
      {
        slot: slots.body,
        box: { x: left, y: 272, width: 560, height: 190 },
        look: { size: 26, color: "bg1", face: "body", before: 10, list: "bullets", mark: "bg1" },
        prompt: "Frågor",
      },
      label("bg1"),
    ],
  },
  textLayout("Påstående", 1, { size: 46, face: "heading", before: 0, lineHeight: 105 }),
  textLayout("Få punkter", 3, { size: 36, face: "body", before: 20, lineHeight: 95, list: "bullets" }),
  textLayout("Fyra punkter", 4, { size: 32, face: "body", before: 19, list: "bullets" }),
  textLayout("Punkter", undefined, { size: 29, face: "body", before: 15, list: "bullets" }),
  {
    kind: "figure",
    name: "Figur",
    type: "cust",
    ground: "bg1",
    foot: "tx2",
    arcs: corner,
    slots: [
      {
        slot: slots.title,
        box: { x: left, y: 52, width: 790, height: 46 },
        look: { size: 34, color: "tx1", face: "heading", lineHeight: 95 },
        prompt: "Rubrik",
      },
      {
        slot: slots.body,
        box: { x: left, y: 442, width: wide, height: 28 },
        look: { size: 20, color: "tx1", face: "body", isBold: true },
        prompt: "Det viktigaste",
      },
      label("accent1", { x: left, y: 28, width: 700, height: 20 }),
      { ...sources, box: { x: left, y: 472, width: wide, height: 24 } },
    ],
  },
  {
    kind: "exercise",
    name: "Övning",
    type: "cust",
    ground: "bg2",
    foot: "tx2",
    arcs: composition(748, 14, 190, "accent1", "accent2"),
    slots: [
      {
        slot: slots.title,
        box: { x: left, y: 58, width: 680, height: 88 },
        look: { size: 44, color: "accent1", face: "heading", lineHeight: 95 },
        prompt: "Övningens namn",
      },
      {
        slot: slots.body,
        box: { x: left, y: 172, width: 800, height: 272 },
        look: { size: 26, color: "tx1", face: "body", before: 12, list: "numbers" },
        prompt: "Steg",
      },
      label("accent1"),
      { ...sources, name: "Blad" },
    ],
  },
  {
    kind: "pause",
    name: "Paus",
    type: "cust",
    ground: "bg2",
    foot: "tx2",
    arcs: facing,
    slots: [
      {
        slot: slots.title,
        box: { x: left, y: 130, width: 520, height: 150 },
        look: { size: 60, color: "accent1", face: "heading", anchor: "b", lineHeight: 95 },
        prompt: "Rast till",
      },
      { slot: slots.body, box: { x: left, y: 302, width: 500, height: 120 }, look: { size: 24, color: "tx1", face: "body" }, prompt: "Nästa pass" },
      label("accent1"),
    ],
  },
];

/** Place of the layout of a slide: of its kind, with room for its points. */
function placeOf(kind: SlideKind, points: number): number {
  return layouts.findIndex((layout) => layout.kind === kind && points <= (layout.most ?? Infinity));
}

/** Number of a slide's layout, 1-based. */
export const layoutNumber = (kind: SlideKind, points: number): number => placeOf(kind, points) + 1;

export const layoutCount = layouts.length;

/** Whether slides of a kind have a slot. */
export const hasSlot = (kind: SlideKind, wanted: Slot): boolean =>
  layouts.some((layout) => layout.kind === kind && layout.slots.some(({ slot }) => slot === wanted));

const foot = (color: ThemeColor): Look => ({ size: 12, color, face: "body", anchor: "ctr", shrinks: false });

const footers = (color: ThemeColor, footer: string): string[] => [
  placeholder({ id: 8, slot: slots.footer, box: footBox, look: foot(color), paragraphs: [paragraph(run(footer))] }),
  placeholder({ id: 9, slot: slots.number, box: numberBox, look: { ...foot(color), align: "r" }, paragraphs: [slideNumber("‹nr›")] }),
];

/** The layouts as parts: `ppt/slideLayouts/slideLayoutN.xml`. `footer` is the name at the foot of every slide. */
export function layoutParts(chapter: string, footer: string): readonly string[] {
  return layouts.map(({ name, type, ground: color, foot: footColor, slots: placed, arcs }) => {
    const shapes = placed.map(({ slot, box, look, prompt, name: slotName }, index) =>
      placeholder({ id: index + 2, slot, box, look, paragraphs: [paragraph(run(prompt))], ...(slotName === undefined ? {} : { name: slotName }) }),
    );
    return (
      declaration +
      element(
        "p:sldLayout",
        { ...namespaces, type, preserve: 1, userDrawn: 1 },
        shapeTree([arcs(chapter), ...shapes, ...footers(footColor, footer)], ground(color), name),
        element("p:clrMapOvr", {}, element("a:masterClrMapping")),
      )
    );
  });
}

/** The master: `ppt/slideMasters/slideMaster1.xml`. Layouts say otherwise where they differ. */
export function masterPart(footer: string): string {
  const text = layouts[placeOf("text", Infinity)];
  const shapes = (text?.slots ?? [])
    .filter(({ slot }) => slot === slots.title || slot === slots.body)
    .map(({ slot, box, look, prompt }, index) => placeholder({ id: index + 2, slot, box, look, paragraphs: [paragraph(run(prompt))] }));
  const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  return (
    declaration +
    element(
      "p:sldMaster",
      namespaces,
      shapeTree([...shapes, ...footers("tx2", footer)], ground("bg1")),
      element("p:clrMap", colorMap),
      element("p:sldLayoutIdLst", {}, ...layouts.map((_, index) => element("p:sldLayoutId", { id: 2147483649 + index, "r:id": `rId${index + 1}` }))),
      element("p:hf", { hdr: 0, dt: 0 }),
      element(
        "p:txStyles",
        {},
        element("p:titleStyle", {}, levelStyle(1, 38, "+mj-lt")),
        element("p:bodyStyle", {}, ...levels.map((level) => levelStyle(level, level === 1 ? 28 : 22, "+mn-lt", (level - 1) * 342900))),
        element("p:otherStyle", {}, ...levels.map((level) => levelStyle(level, 18, "+mn-lt"))),
      ),
    )
  );
}

/** Shapes of slides as PresentationML (ECMA-376, part 1, chapters 19 and 20). Places and sizes are in points on a slide of 960 × 540. */
import type { Arc, Tone } from "../../design/arcs.ts";
import { officeLanguage } from "../package.ts";
import { element, xmlText } from "../xml.ts";

export const slideSize = { width: 960, height: 540 } as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A colour of the theme by its name there, so that a change of theme changes every slide. */
export type ThemeColor = "tx1" | "tx2" | "bg1" | "bg2" | "accent1" | "accent2" | "accent3" | "accent4" | "accent5" | "accent6";

/** English metric units: 12 700 to a point. */
export const emu = (points: number): number => Math.round(points * 12700);
/** Angles are counted in 60 000ths of a degree. */
const angle = (degrees: number) => Math.round((((degrees % 360) + 360) % 360) * 60000);

export const namespaces = {
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
} as const;

const frame = ({ x, y, width, height }: Box, name = "a:xfrm") =>
  element(name, {}, element("a:off", { x: emu(x), y: emu(y) }), element("a:ext", { cx: emu(width), cy: emu(height) }));

/** A filling with a colour of the theme; `alpha` in per cent. */
export const solid = (color: ThemeColor, alpha?: number): string =>
  element("a:solidFill", {}, element("a:schemeClr", { val: color }, alpha === undefined ? "" : element("a:alpha", { val: alpha * 1000 })));

export interface RunOptions {
  readonly isRaised?: boolean;
  readonly isBold?: boolean;
  /** Id of the relationship to the address. */
  readonly link?: string;
}

/** A piece of text in Swedish. */
export function run(text: string, { isRaised = false, isBold = false, link }: RunOptions = {}): string {
  const attributes = { lang: officeLanguage, b: isBold ? 1 : undefined, dirty: 0, baseline: isRaised ? 30000 : undefined };
  const inner = link === undefined ? "" : element("a:hlinkClick", { "r:id": link });
  return element("a:r", {}, element("a:rPr", attributes, inner), element("a:t", {}, xmlText(text)));
}

/** A paragraph of runs. */
export const paragraph = (...runs: readonly string[]): string =>
  element("a:p", {}, ...runs, runs.length === 0 ? element("a:endParaRPr", { lang: officeLanguage }) : "");

/** Where a placeholder on a slide finds its place and look: the same type and number on its layout. */
export interface Slot {
  readonly type: "title" | "ctrTitle" | "subTitle" | "body" | "ftr" | "sldNum";
  readonly index?: number;
}

/** The words for types of slots that programs read out. */
const slotNames: Readonly<Record<Slot["type"], string>> = {
  title: "Rubrik",
  ctrTitle: "Rubrik",
  subTitle: "Underrubrik",
  body: "Text",
  ftr: "Sidfot",
  sldNum: "Bildnummer",
};

export interface PlaceholderOptions {
  readonly id: number;
  readonly slot: Slot;
  /** Absent: as on the layout. */
  readonly box?: Box;
  /** The look, `a:bodyPr` and `a:lstStyle`; absent: as on the layout. */
  readonly look?: Look;
  readonly paragraphs: readonly string[];
  readonly name?: string;
}

/** A placeholder: what programs know as the title, the text, the number of a slide. */
export function placeholder({ id, slot, box, look, paragraphs, name }: PlaceholderOptions): string {
  const size = { ctrTitle: undefined, title: undefined, subTitle: undefined, body: undefined, ftr: "quarter", sldNum: "quarter" }[slot.type];
  return element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id, name: name ?? slotNames[slot.type] }),
      element("p:cNvSpPr", {}, element("a:spLocks", { noGrp: 1 })),
      element("p:nvPr", {}, element("p:ph", { type: slot.type, sz: size, idx: slot.index })),
    ),
    element("p:spPr", {}, box === undefined ? "" : frame(box) + element("a:prstGeom", { prst: "rect" }, element("a:avLst"))),
    element("p:txBody", {}, ...(look === undefined ? [element("a:bodyPr"), element("a:lstStyle")] : lookXml(look)), ...paragraphs),
  );
}

/** How text stands in its box. */
export interface Look {
  /** Points. */
  readonly size: number;
  readonly color: ThemeColor;
  readonly face: "heading" | "body";
  readonly isBold?: boolean;
  readonly anchor?: "t" | "ctr" | "b";
  readonly align?: "l" | "ctr" | "r";
  /** Points before each paragraph. */
  readonly before?: number;
  readonly lineHeight?: number;
  readonly list?: "bullets" | "numbers";
  /** The colour of bullets and numbers. */
  readonly mark?: ThemeColor;
  /** PowerPoint may make the text smaller where it does not fit. */
  readonly shrinks?: boolean;
}

function lookXml({
  size,
  color,
  face,
  isBold = false,
  anchor = "t",
  align = "l",
  before = 0,
  lineHeight = 100,
  list,
  mark = "accent1",
  shrinks = true,
}: Look): string[] {
  const indent = list === undefined ? 0 : Math.round(size * 1.15);
  const bullet =
    list === undefined
      ? element("a:buNone")
      : element("a:buClr", {}, element("a:schemeClr", { val: mark })) +
        element("a:buFont", { typeface: list === "bullets" ? "Arial" : "+mj-lt" }) +
        (list === "bullets" ? element("a:buChar", { char: "•" }) : element("a:buAutoNum", { type: "arabicPeriod" }));
  const level = element(
    "a:lvl1pPr",
    { marL: emu(indent), indent: emu(-indent), algn: align },
    element("a:lnSpc", {}, element("a:spcPct", { val: lineHeight * 1000 })),
    element("a:spcBef", {}, element("a:spcPts", { val: before * 100 })),
    bullet,
    element(
      "a:defRPr",
      { lang: officeLanguage, sz: size * 100, b: isBold ? 1 : 0 },
      solid(color),
      element("a:latin", { typeface: face === "heading" ? "+mj-lt" : "+mn-lt" }),
    ),
  );
  return [
    element("a:bodyPr", { lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor, wrap: "square", rtlCol: 0 }, element(shrinks ? "a:normAutofit" : "a:noAutofit")),
    element("a:lstStyle", {}, level),
  ];
}

/** The number of the slide, kept right by the program. */
export const slideNumber = (shown: string): string =>
  element(
    "a:p",
    {},
    element(
      "a:fld",
      { id: "{6C1D0A53-5C7F-4B0E-9A55-0F6E2A7B1C01}", type: "slidenum" },
      element("a:rPr", { lang: officeLanguage, dirty: 0 }),
      element("a:t", {}, shown),
    ),
  );

/** A picture with what it says in words. */
export function picture({
  id,
  name,
  description,
  link,
  box,
}: {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly link: string;
  readonly box: Box;
}): string {
  return element(
    "p:pic",
    {},
    element(
      "p:nvPicPr",
      {},
      element("p:cNvPr", { id, name, descr: description }),
      element("p:cNvPicPr", {}, element("a:picLocks", { noChangeAspect: 1 })),
      element("p:nvPr"),
    ),
    element("p:blipFill", {}, element("a:blip", { "r:embed": link }), element("a:stretch", {}, element("a:fillRect"))),
    element("p:spPr", {}, frame(box), element("a:prstGeom", { prst: "rect" }, element("a:avLst"))),
  );
}

export interface ArcPaint {
  readonly color: ThemeColor;
  /** Per cent. */
  readonly alpha?: number;
}

/** Arcs as one group of lines, for the ground of a layout: sharp at every size and in the colours of the theme. `scale` is points a unit. */
export function arcGroup(id: number, arcs: readonly Arc[], scale: number, left: number, top: number, paint: Readonly<Record<Tone, ArcPaint>>): string {
  const shapes = arcs.map((arc, index) => {
    const r = arc.r * scale;
    const side = emu(2 * r);
    const box = { x: left + arc.x * scale - r, y: top + arc.y * scale - r, width: 2 * r, height: 2 * r };
    const start = (arc.from * Math.PI) / 180;
    const { color, alpha } = paint[arc.tone];
    const path = element(
      "a:path",
      { w: side, h: side, fill: "none" },
      element("a:moveTo", {}, element("a:pt", { x: emu(r + r * Math.cos(start)), y: emu(r + r * Math.sin(start)) })),
      element("a:arcTo", { wR: emu(r), hR: emu(r), stAng: angle(arc.from), swAng: angle(arc.span) }),
    );
    return {
      box,
      xml: element(
        "p:sp",
        {},
        element(
          "p:nvSpPr",
          {},
          element("p:cNvPr", { id: id + 1 + index, name: `Båge ${index + 1}`, descr: "" }),
          element("p:cNvSpPr"),
          element("p:nvPr", { userDrawn: 1 }),
        ),
        element(
          "p:spPr",
          {},
          frame(box),
          element(
            "a:custGeom",
            {},
            ...["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"].map((name) => element(name)),
            element("a:rect", { l: "0", t: "0", r: "r", b: "b" }),
            element("a:pathLst", {}, path),
          ),
          element("a:noFill"),
          element("a:ln", { w: emu(arc.width * scale), cap: "flat" }, solid(color, alpha)),
        ),
      ),
    };
  });
  const x = Math.min(...shapes.map(({ box }) => box.x));
  const y = Math.min(...shapes.map(({ box }) => box.y));
  const all = {
    x,
    y,
    width: Math.max(...shapes.map(({ box }) => box.x + box.width)) - x,
    height: Math.max(...shapes.map(({ box }) => box.y + box.height)) - y,
  };
  return element(
    "p:grpSp",
    {},
    element("p:nvGrpSpPr", {}, element("p:cNvPr", { id, name: "Bågar", descr: "" }), element("p:cNvGrpSpPr"), element("p:nvPr", { userDrawn: 1 })),
    element(
      "p:grpSpPr",
      {},
      element(
        "a:xfrm",
        {},
        element("a:off", { x: emu(all.x), y: emu(all.y) }),
        element("a:ext", { cx: emu(all.width), cy: emu(all.height) }),
        element("a:chOff", { x: emu(all.x), y: emu(all.y) }),
        element("a:chExt", { cx: emu(all.width), cy: emu(all.height) }),
      ),
    ),
    ...shapes.map(({ xml }) => xml),
  );
}

/** The tree of shapes of a slide, a layout or a master, in reading order. */
export const shapeTree = (shapes: readonly string[], background = "", name?: string): string =>
  element(
    "p:cSld",
    { name },
    background,
    element(
      "p:spTree",
      {},
      element("p:nvGrpSpPr", {}, element("p:cNvPr", { id: 1, name: "" }), element("p:cNvGrpSpPr"), element("p:nvPr")),
      element(
        "p:grpSpPr",
        {},
        element(
          "a:xfrm",
          {},
          element("a:off", { x: 0, y: 0 }),
          element("a:ext", { cx: 0, cy: 0 }),
          element("a:chOff", { x: 0, y: 0 }),
          element("a:chExt", { cx: 0, cy: 0 }),
        ),
      ),
      ...shapes,
    ),
  );

/** A ground of one colour of the theme. */
export const ground = (color: ThemeColor): string => element("p:bg", {}, element("p:bgPr", {}, solid(color), element("a:effectLst")));

/** The styles of Word files: real ones with Word's own names, so that headings, lists and tables are known to programs and can be restyled at once. */
import { BorderStyle, LevelFormat, LineRuleType, type INumberingOptions, type IStylesOptions, type IThemeOptions } from "docx";
import { officeFonts } from "../../design/tokens.ts";
import type { OfficeColors } from "../colors.ts";
import { officeLanguage } from "../package.ts";
import { declaration, element } from "../xml.ts";

/** Style ids: Word's own in English, ours in Swedish. */
export const styleIds = {
  title: "Title",
  lead: "Subtitle",
  bullets: "ListBullet",
  numbers: "ListNumber",
  checks: "Checklista",
  label: "Faltetikett",
  field: "Falt",
  notice: "Notis",
  boxLabel: "Rutetikett",
  boxTitle: "Rutrubrik",
  box: "Ruta",
  term: "Term",
  source: "Kalla",
  head: "Tabellhuvud",
  cell: "Tabelltext",
  table: "Handbokstabell",
  placeholder: "PlaceholderText",
} as const;

/** Twentieths of a point. */
const twips = (points: number) => Math.round(points * 20);
/** Half points. */
const half = (points: number) => Math.round(points * 2);

const space = (before: number, after: number, line = 1.25) => ({
  before: twips(before),
  after: twips(after),
  line: Math.round(line * 240),
  lineRule: LineRuleType.AUTO,
});

const heading = { theme: "headings" } as const;
const body = { theme: "body" } as const;
const chapter = { theme: "accent1" } as const;

/** The colours and faces of the document under the names of Word's themes: a municipality's own theme changes them all. */
export const wordTheme = (name: string, colors: OfficeColors): IThemeOptions => ({
  name,
  colors: {
    dark1: colors.ink,
    light1: "FFFFFF",
    dark2: colors.soft,
    light2: colors.tint,
    accent1: colors.chapter,
    accent2: colors.mid,
    accent3: colors.main,
    accent4: colors.action,
    accent5: colors.clay,
    accent6: colors.sun,
    hyperlink: colors.action,
    followedHyperlink: colors.main,
  },
  fonts: { headings: officeFonts.heading, body: officeFonts.body },
});

/** Paragraph styles, and the table's. */
export function wordStyles(colors: OfficeColors): IStylesOptions {
  const under = (color: string, size: number) => ({ style: BorderStyle.SINGLE, color, size, space: 2 });
  const beside = { left: { style: BorderStyle.SINGLE, color: chapter, size: 24, space: 10 } };
  const headingStyle = (size: number, before: number) => ({
    run: { font: heading, size: half(size), color: { theme: "dark1" } as const, bold: true, italics: false },
    paragraph: { spacing: space(before, 4, 1.1), keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: body, size: half(11), language: { value: officeLanguage, eastAsia: officeLanguage, bidirectional: "ar-SA" } },
        paragraph: { spacing: space(0, 7) },
      },
      title: { run: { font: heading, size: half(25), color: chapter, bold: true }, paragraph: { spacing: space(0, 6, 1.05), keepNext: true } },
      heading1: headingStyle(16, 18),
      heading2: headingStyle(13, 14),
      heading3: headingStyle(11.5, 12),
      hyperlink: { run: { color: { theme: "hyperlink" }, underline: {} } },
    },
    paragraphStyles: [
      {
        id: styleIds.lead,
        name: "Subtitle",
        basedOn: "Normal",
        next: "Normal",
        quickFormat: true,
        run: { size: half(13) },
        paragraph: { spacing: space(0, 10, 1.2) },
      },
      { id: styleIds.bullets, name: "List Bullet", basedOn: "Normal", quickFormat: true, paragraph: { spacing: space(0, 4) } },
      { id: styleIds.numbers, name: "List Number", basedOn: "Normal", quickFormat: true, paragraph: { spacing: space(0, 4) } },
      {
        id: styleIds.checks,
        name: "Checklista",
        basedOn: "Normal",
        quickFormat: true,
        paragraph: { spacing: space(0, 4), indent: { left: twips(22), hanging: twips(22) } },
      },
      {
        id: styleIds.label,
        name: "Fältetikett",
        basedOn: "Normal",
        next: styleIds.field,
        quickFormat: true,
        run: { bold: true, size: half(10) },
        paragraph: { spacing: space(8, 1, 1.1), keepNext: true, keepLines: true },
      },
      {
        id: styleIds.field,
        name: "Fält",
        basedOn: "Normal",
        quickFormat: true,
        paragraph: { spacing: space(0, 8, 1.15), border: { bottom: under(colors.edge, 6), between: under(colors.edge, 6) } },
      },
      {
        id: styleIds.notice,
        name: "Notis",
        basedOn: "Normal",
        quickFormat: true,
        run: { size: half(10) },
        paragraph: { spacing: space(0, 12), border: beside, indent: { left: twips(12) } },
      },
      {
        id: styleIds.boxLabel,
        name: "Rutetikett",
        basedOn: "Normal",
        next: styleIds.box,
        run: { bold: true, size: half(10), color: chapter },
        paragraph: { spacing: space(10, 2), border: beside, indent: { left: twips(12) }, keepNext: true },
      },
      {
        id: styleIds.boxTitle,
        name: "Rutrubrik",
        basedOn: "Normal",
        next: styleIds.box,
        run: { bold: true },
        paragraph: { spacing: space(0, 2), border: beside, indent: { left: twips(12) }, keepNext: true },
      },
      { id: styleIds.box, name: "Ruta", basedOn: "Normal", paragraph: { spacing: space(0, 4), border: beside, indent: { left: twips(12) } } },
      { id: styleIds.term, name: "Term", basedOn: "Normal", run: { bold: true }, paragraph: { spacing: space(6, 2), keepNext: true } },
      {
        id: styleIds.source,
        name: "Källa",
        basedOn: "Normal",
        run: { size: half(9.5) },
        paragraph: { spacing: space(0, 4, 1.15), indent: { left: twips(16), hanging: twips(16) } },
      },
      {
        id: styleIds.head,
        name: "Tabellhuvud",
        basedOn: "Normal",
        run: { bold: true, size: half(10) },
        paragraph: { spacing: space(3, 3, 1.1), keepNext: true },
      },
      { id: styleIds.cell, name: "Tabelltext", basedOn: "Normal", run: { size: half(10) }, paragraph: { spacing: space(3, 3, 1.1) } },
      { id: "Header", name: "header", basedOn: "Normal", run: { size: half(9), color: { theme: "dark2" } }, paragraph: { spacing: space(0, 0, 1.1) } },
      { id: "Footer", name: "footer", basedOn: "Normal", run: { size: half(8.5), color: { theme: "dark2" } }, paragraph: { spacing: space(0, 0, 1.15) } },
    ],
    characterStyles: [{ id: styleIds.placeholder, name: "Placeholder Text", basedOn: "DefaultParagraphFont", run: { color: { theme: "dark2" } } }],
  };
}

/**
 * What the library does not write, for the end of `word/styles.xml`: Word's basic styles, and a table with lines between its rows and a marked head
 * (`w:tblStylePr` is what makes the head known).
 */
export function furtherStyles({ edge, line, tint }: OfficeColors): string {
  const basic = (type: "paragraph" | "character" | "table" | "numbering", id: string, name: string, ...inner: readonly string[]) =>
    element("w:style", { "w:type": type, "w:default": 1, "w:styleId": id }, element("w:name", { "w:val": name }), ...inner);
  const rule = (name: string, color: string, sz: number) => element(`w:${name}`, { "w:val": "single", "w:sz": sz, "w:space": 0, "w:color": color });
  const margins = (sides: Readonly<Record<string, number>>) =>
    element("w:tblCellMar", {}, ...Object.entries(sides).map(([name, width]) => element(`w:${name}`, { "w:w": width, "w:type": "dxa" })));
  const hidden = element("w:uiPriority", { "w:val": 99 }) + element("w:semiHidden") + element("w:unhideWhenUsed");
  return [
    basic("paragraph", "Normal", "Normal", element("w:qFormat")),
    basic("character", "DefaultParagraphFont", "Default Paragraph Font", hidden),
    basic(
      "table",
      "TableNormal",
      "Normal Table",
      hidden,
      element("w:tblPr", {}, element("w:tblInd", { "w:w": 0, "w:type": "dxa" }), margins({ top: 0, left: 108, bottom: 0, right: 108 })),
    ),
    basic("numbering", "NoList", "No List", hidden),
    element(
      "w:style",
      { "w:type": "table", "w:customStyle": 1, "w:styleId": styleIds.table },
      element("w:name", { "w:val": "Handbokstabell" }),
      element("w:basedOn", { "w:val": "TableNormal" }),
      element("w:uiPriority", { "w:val": 59 }),
      element("w:qFormat"),
      element(
        "w:tblPr",
        {},
        element("w:tblBorders", {}, ...["top", "left", "bottom", "right", "insideH"].map((name) => rule(name, edge, 4)), rule("insideV", line, 4)),
        margins({ top: 0, left: 100, bottom: 0, right: 100 }),
      ),
      element(
        "w:tblStylePr",
        { "w:type": "firstRow" },
        element("w:rPr", {}, element("w:b")),
        element("w:tcPr", {}, element("w:shd", { "w:val": "clear", "w:color": "auto", "w:fill": tint, "w:themeFill": "background2" })),
      ),
    ),
  ].join("");
}

/** Ids of the lists. */
export const listIds = { bullets: "punkter", numbers: "nummer" } as const;

/** Bullets and numbers on three levels. */
export function wordNumbering(): INumberingOptions {
  const levels = [0, 1, 2];
  const indent = (level: number) => ({ left: twips(22 * (level + 1)), hanging: twips(22) });
  return {
    config: [
      {
        reference: listIds.bullets,
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.BULLET,
          text: level === 1 ? "–" : "•",
          style: { run: { color: chapter }, paragraph: { indent: indent(level) } },
        })),
      },
      {
        reference: listIds.numbers,
        levels: levels.map((level) => ({
          level,
          format: level === 1 ? LevelFormat.LOWER_LETTER : LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
          style: { paragraph: { indent: indent(level) } },
        })),
      },
    ],
  };
}

/** `word/fontTable.xml`: what the faces are like, so that a program that lacks one takes something near it. Panose as in Microsoft's own files. */
export function fontTable(): string {
  const font = (name: string, family: "swiss" | "roman", panose: string) =>
    element(
      "w:font",
      { "w:name": name },
      element("w:panose1", { "w:val": panose }),
      element("w:charset", { "w:val": "00" }),
      element("w:family", { "w:val": family }),
      element("w:pitch", { "w:val": "variable" }),
    );
  return (
    declaration +
    element(
      "w:fonts",
      { "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main" },
      font(officeFonts.body, "swiss", "020F0502020204030204"),
      font(officeFonts.heading, "roman", "02040502050405020303"),
    )
  );
}

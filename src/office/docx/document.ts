/** A form or template of the handbook as a Word document: the page's own text with fields to fill in, and nothing that a municipality must take away. */
import {
  BuilderElement,
  CheckBox,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
  type XmlComponent,
} from "docx";
import { fillIn } from "../../content/fillIn.ts";
import type { Handbook, Page } from "../../handbook/model.ts";
import { dateSv, pageReferences } from "../../handbook/navigate.ts";
import { makerOf, officeColors } from "../colors.ts";
import { blocksOf, plainWords, type Block, type Cell, type Inline } from "./blocks.ts";
import { listIds, styleIds, wordNumbering, wordStyles, wordTheme } from "./styles.ts";

/** The group `office` of `_data/labels.json`. */
export type OfficeWords = (typeof import("../../../_data/labels.json"))["office"];

/** A4 in twentieths of a point, with its margins. */
const sheet = { width: 11906, height: 16838, side: 1247, top: 1304, bottom: 1247 } as const;
const column = sheet.width - 2 * sheet.side;

/** A page of the handbook as a Word document. */
export function wordDocument(page: Page, handbook: Handbook, words: OfficeWords): Document {
  const { site, names } = handbook;
  const colors = officeColors(site, page.chapter ?? "material");
  const address = `${site.url}${page.url}`;
  const follow = (href: string) => (href.startsWith("/") ? `${site.url}${href}` : href.startsWith("#") || href === "" ? undefined : href);
  const maker = builder(words);
  const references = pageReferences(handbook, page);
  const notice = page.proposal === true ? words.proposal : undefined;
  return new Document({
    title: page.title,
    subject: page.summary,
    creator: makerOf(site),
    description: address,
    theme: wordTheme(site.name, colors),
    styles: wordStyles(colors),
    numbering: wordNumbering(),
    sections: [
      {
        properties: {
          page: {
            size: { width: sheet.width, height: sheet.height },
            margin: { top: sheet.top, bottom: sheet.bottom, left: sheet.side, right: sheet.side, header: 600, footer: 500 },
          },
        },
        headers: { default: header(makerOf(site), page.materialKind === undefined ? "" : names.materialKinds[page.materialKind]) },
        footers: { default: footer(handbook, address, words) },
        children: [
          new Paragraph({ style: styleIds.title, children: [new TextRun(page.title)] }),
          new Paragraph({ style: styleIds.lead, children: [new TextRun(page.summary)] }),
          ...(notice === undefined ? [] : [new Paragraph({ style: styleIds.notice, children: [new TextRun(notice)] })]),
          ...blocksOf(page.html, { follow }).flatMap((block) => maker.block(block, false)),
          ...(references.length === 0
            ? []
            : [
                new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(words.sources)] }),
                ...references.map(({ html }) => new Paragraph({ style: styleIds.source, children: maker.line(sourceLine(html)) })),
              ]),
        ],
      },
    ],
  });
}

/** A reference as a line of text with its link. */
const sourceLine = (html: string): readonly Inline[] =>
  blocksOf(html, { follow: (href) => (/^https?:/.test(href) ? href : undefined) }).flatMap((block) => (block.kind === "paragraph" ? block.inlines : []));

function header(maker: string, kind: string): Header {
  return new Header({
    children: [
      new Paragraph({
        style: "Header",
        tabStops: [{ type: TabStopType.RIGHT, position: column }],
        children: [new TextRun({ children: kind === "" ? [maker] : [maker, new Tab(), kind] })],
      }),
    ],
  });
}

function footer({ site }: Handbook, address: string, words: OfficeWords): Footer {
  const from = fillIn(words.from, { handbook: site.name, edition: site.edition, date: dateSv(site.editionDate) });
  return new Footer({
    children: [
      new Paragraph({
        style: "Footer",
        tabStops: [{ type: TabStopType.RIGHT, position: column }],
        children: [
          new TextRun({ children: [`${from} ${words.licence}`, new Tab(), `${words.page} `, PageNumber.CURRENT, ` ${words.of} `, PageNumber.TOTAL_PAGES] }),
        ],
      }),
      new Paragraph({
        style: "Footer",
        children: [
          new ExternalHyperlink({
            link: address,
            children: [new TextRun({ style: "Hyperlink", text: address.replace(/^https?:\/\//, "").replace(/\/$/, "") })],
          }),
        ],
      }),
    ],
  });
}

/** Makes Word's paragraphs and tables of blocks; counts fields, so that each has a name of its own. */
function builder(words: OfficeWords): {
  readonly block: (block: Block, inBox: boolean) => (Paragraph | Table)[];
  readonly line: (inlines: readonly Inline[]) => ParagraphChild[];
} {
  let fields = 0;
  const control = (label: string, sort: ControlSort, content: readonly XmlComponent[]) => {
    fields += 1;
    return contentControl(fields, label, sort, content);
  };
  const prompt = (text: string) => new TextRun({ style: styleIds.placeholder, text });
  const fieldCell = (label: string) => control(label, "text", [prompt(blank)]) as unknown as ParagraphChild;
  const fieldLine = (label: string) =>
    new Paragraph({ style: styleIds.field, children: [control(label, "text", [prompt(words.write)]) as unknown as ParagraphChild] });
  /** A paragraph for each line, so that there are lines to write on when it is printed. */
  const fieldLines = (label: string, lines: number) => {
    const paragraphs = Array.from(
      { length: lines },
      (_, index) => new Paragraph({ style: styleIds.field, children: index === 0 ? [prompt(words.write)] : [] }),
    );
    return control(label, "richText", paragraphs) as unknown as Paragraph;
  };

  const line = (inlines: readonly Inline[]): ParagraphChild[] =>
    inlines.map((inline) => {
      switch (inline.kind) {
        case "break":
          return new TextRun({ break: 1 });
        case "field":
          return fieldCell(inline.label);
        case "checkbox":
          return checkbox(inline.label);
        case "text": {
          const { text, isBold, isItalic, isRaised, language, link } = inline;
          const run = new TextRun({
            text,
            ...(isBold === true ? { bold: true } : {}),
            ...(isItalic === true ? { italics: true } : {}),
            ...(isRaised === true ? { superScript: true } : {}),
            ...(language === undefined ? {} : { language: { value: language } }),
            ...(link === undefined ? {} : { style: "Hyperlink" }),
          });
          return link === undefined ? run : new ExternalHyperlink({ link, children: [run] });
        }
      }
    });

  const block = (one: Block, inBox: boolean): (Paragraph | Table)[] => {
    switch (one.kind) {
      case "heading":
        return [
          new Paragraph({
            heading: headings[Math.min(Math.max(one.level - 2, 0), headings.length - 1)] ?? HeadingLevel.HEADING_3,
            children: line(one.inlines),
          }),
        ];
      case "paragraph":
        return [new Paragraph({ ...(inBox ? { style: styleIds.box } : {}), children: line(one.inlines) })];
      case "term":
        return [new Paragraph({ style: styleIds.term, children: line(one.inlines) })];
      case "item":
        return [item(one, line(one.inlines))];
      case "field":
        return [
          new Paragraph({ style: styleIds.label, children: [new TextRun(one.label)] }),
          one.lines === 1 ? fieldLine(one.label) : fieldLines(one.label, one.lines),
        ];
      case "table":
        return [table(one.head, one.rows, line), new Paragraph({ spacing: { before: 0, after: 120, line: 120, lineRule: LineRuleType.EXACT }, children: [] })];
      case "box":
        return [
          new Paragraph({ style: styleIds.boxLabel, children: [new TextRun(one.label)] }),
          ...(one.title.length === 0 ? [] : [new Paragraph({ style: styleIds.boxTitle, children: line(one.title) })]),
          ...one.blocks.flatMap((inner) => block(inner, true)),
        ];
    }
  };
  return { block, line };
}

/** The page's own headings begin at level 2; its title has Word's style for titles. */
const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

function item({ sort, list, level, inlines }: Extract<Block, { kind: "item" }>, children: ParagraphChild[]): Paragraph {
  if (sort === "checks")
    return new Paragraph({ style: styleIds.checks, children: [checkbox(plainWords(inlines)), new TextRun({ children: [new Tab()] }), ...children] });
  return new Paragraph({ style: styleIds[sort], numbering: { reference: listIds[sort], level: Math.min(level, 2), instance: list }, children });
}

/** Names of controls: Word takes no more than 64 signs. */
const controlName = (label: string) => (label.length <= 64 ? label : `${label.slice(0, 63)}…`);

/** A box to tick on the screen or with a pen. */
const checkbox = (label: string): CheckBox =>
  new CheckBox({ alias: controlName(label), checkedState: { value: "2612", font: symbols }, uncheckedState: { value: "2610", font: symbols } });

/** Comes with Windows and with Office. */
const symbols = "Segoe UI Symbol";

/** A few no-break spaces: a cell to write in that is empty when printed. */
const blank = "\u00a0\u00a0\u00a0\u00a0\u00a0";

/** A line of plain text within a paragraph, or whole paragraphs. */
type ControlSort = "text" | "richText";

/**
 * A content control (`w:sdt`, ECMA-376 part 1, 17.5.2): the label is its name for those who cannot see it, and what stands there goes away when one writes.
 * The library has a tick box of this sort and no other.
 */
function contentControl(number: number, label: string, sort: ControlSort, content: readonly XmlComponent[]): XmlComponent {
  const node = (name: string, value?: string | number) =>
    new BuilderElement({ name, ...(value === undefined ? {} : { attributes: { value: { key: "w:val", value } } }) });
  const properties = [
    node("w:alias", controlName(label)),
    node("w:tag", `falt-${number}`),
    node("w:id", 1000 + number),
    node("w:showingPlcHdr"),
    node(`w:${sort}`),
  ];
  return new BuilderElement({
    name: "w:sdt",
    children: [new BuilderElement({ name: "w:sdtPr", children: properties }), new BuilderElement({ name: "w:sdtContent", children: content })],
  });
}

/** Room for handwriting, in twentieths of a point. */
const handHeight = { value: 440, rule: HeightRule.ATLEAST };

const hasField = ({ inlines }: Cell): boolean => inlines.some(({ kind }) => kind === "field");

/** A table over the whole column; its head is repeated on every page. */
function table(head: readonly Cell[], rows: readonly (readonly Cell[])[], line: (inlines: readonly Inline[]) => ParagraphChild[]): Table {
  const all = head.length === 0 ? rows : [head, ...rows];
  const widths = columnWidths(all);
  const cell = ({ inlines, isHeader }: Cell, index: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      children: [new Paragraph({ style: isHead || isHeader ? styleIds.head : styleIds.cell, ...(isHead ? {} : { keepNext: false }), children: line(inlines) })],
    });
  return new Table({
    style: styleIds.table,
    layout: TableLayoutType.FIXED,
    width: { size: column, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: head.length > 0, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
    rows: [
      ...(head.length === 0 ? [] : [new TableRow({ tableHeader: true, cantSplit: true, children: head.map((one, index) => cell(one, index, true)) })]),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, ...(row.some(hasField) ? { height: handHeight } : {}), children: row.map((one, index) => cell(one, index, false)) }),
      ),
    ],
  });
}

/** Letters that a cell to write in needs. */
const fieldRoom = 18;
/** A column never gets less than so many parts of the widest one. */
const narrowest = 0.28;

/** Widths of columns, in twentieths of a point: by the square root of what stands in them, so that long texts do not starve the rest. */
function columnWidths(rows: readonly (readonly Cell[])[]): number[] {
  const count = Math.max(...rows.map((row) => row.length));
  const needs = Array.from({ length: count }, (_, index) => {
    const lengths = rows.map((row) => {
      const cell = row[index];
      return cell === undefined ? 0 : hasField(cell) ? fieldRoom : plainWords(cell.inlines).length;
    });
    const longestWord = Math.max(
      0,
      ...rows.flatMap((row) =>
        plainWords(row[index]?.inlines ?? [])
          .split(/\s+/)
          .map((word) => word.length),
      ),
    );
    return Math.max(Math.sqrt(Math.max(...lengths)), Math.sqrt(longestWord * 1.6));
  });
  const most = Math.max(...needs);
  const weights = needs.map((need) => Math.max(need, most * narrowest));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const widths = weights.map((weight) => Math.floor((weight / sum) * column));
  const rest = column - widths.reduce((all, width) => all + width, 0);
  return widths.map((width, index) => (index === 0 ? width + rest : width));
}

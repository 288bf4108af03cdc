/** The structure of a tagged PDF as a tree of plain values (ISO 32000-1, 14.7), and ways to walk it. */
import type { Fact } from "../marks.ts";
import type { PDFRef } from "../pdfLib.ts";
import type { Tagged } from "./content.ts";
import type { Box } from "./geometry.ts";

/** An annotation as a child of an element (14.7.4.3). */
export interface ObjectReference {
  readonly kind: "object";
  readonly ref: PDFRef;
  readonly page: number;
}

export type Kid = Element | Tagged | ObjectReference;

/** A structure element (14.7.2). */
export interface Element {
  readonly kind: "element";
  /** Its structure type: `P`, `TH` (14.8.4). */
  type: string;
  kids: Kid[];
  /** Where it differs from its parent's (14.9.2). */
  language: string | null;
  /** Alternate description (14.9.3). */
  alternative: string | null;
  /** The text of something drawn (14.9.4). */
  actual: string | null;
  /** What an abbreviation stands for (14.9.5). */
  expansion: string | null;
  /** Unique in the document; see `passes/identifiers.ts`. */
  id: string | null;
  /** Attributes of lists, tables and layout (14.8.5). */
  numbering: string | null;
  scope: string | null;
  rowSpan: number;
  colSpan: number;
  /** The heads of a table cell. */
  headers: readonly Element[];
  box: Box | null;
  /** What the document said of it; see `passes/facts.ts`. */
  fact: Fact | null;
}

/** An element with nothing but a type and kids. */
export function element(type: string, kids: Kid[] = []): Element {
  return {
    kind: "element",
    type,
    kids,
    language: null,
    alternative: null,
    actual: null,
    expansion: null,
    id: null,
    numbering: null,
    scope: null,
    rowSpan: 1,
    colSpan: 1,
    headers: [],
    box: null,
    fact: null,
  };
}

export const isElement = (kid: Kid): kid is Element => kid.kind === "element";
export const isTagged = (kid: Kid): kid is Tagged => kid.kind === "tagged";

/** Every element below and including one, parents before children. */
export function elementsIn(root: Element, found: Element[] = []): Element[] {
  found.push(root);
  for (const kid of root.kids) if (isElement(kid)) elementsIn(kid, found);
  return found;
}

/** Everything tagged below an element, in reading order. */
export function taggedIn(root: Element): Tagged[] {
  return root.kids.flatMap((kid) => (isElement(kid) ? taggedIn(kid) : isTagged(kid) ? [kid] : []));
}

/** Elements that only group others (14.8.4.2): text in them needs a paragraph of its own. */
const grouping = new Set(["Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Aside", "Index"]);
/** Elements within a line (14.8.4.4), those that are mapped to them, and fields to fill in. */
const inline = new Set(["Span", "Quote", "Reference", "Code", "Link", "Strong", "Em", "Form"]);

export const isGrouping = ({ type }: Element): boolean => grouping.has(type);
/** Whether something belongs to the line it stands in; a figure may stand in a line or alone. */
export const isInline = (kid: Kid): boolean => !isElement(kid) || inline.has(kid.type);

import type { Token } from "markdown-it";
import { boxParts, type BoxKind } from "./boxes.ts";
import type { Directive } from "./directives.ts";

export interface Sentence {
  readonly text: string;
  readonly isLinked: boolean;
}

/** What stands on its own and makes a statement: a paragraph, a whole list, a whole table, a whole list of definitions. */
export interface Passage {
  readonly kind: "paragraph" | "list" | "table" | "definitions";
  /** 0-based, in the body. */
  readonly line: number;
  /** The labelled box it stands in. */
  readonly box: BoxKind | null;
  /** Plain words, without citations. */
  readonly text: string;
  readonly isCited: boolean;
  /** Its sentences, and whether each leads to a page of the handbook; a point of a list counts as one. */
  readonly sentences: readonly Sentence[];
  /** Ends with a colon, and what follows is its other half. */
  readonly leadsTo: "passage" | "box" | "view" | null;
}

const openers: Readonly<Record<string, Passage["kind"]>> = {
  paragraph_open: "paragraph",
  bullet_list_open: "list",
  ordered_list_open: "list",
  table_open: "table",
  dl_open: "definitions",
};

/** The passages of a body in order. Headings, pictures and what the build makes are none; notes are left out, since they only explain. */
export function passagesOf(tokens: readonly Token[]): Passage[] {
  const passages: Passage[] = [];
  const boxes: BoxKind[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.type === "footnote_block_open") break;
    if (token.type === "container_box_open") boxes.push(boxParts(token.info).kind as BoxKind);
    else if (token.type === "container_box_close") boxes.pop();
    const kind = openers[token.type];
    if (kind === undefined) continue;
    const end = closing(tokens, index);
    const parts = tokens.slice(index, end + 1);
    const text = plainWords(parts);
    if (text !== "") {
      passages.push({
        kind,
        line: token.map?.[0] ?? 0,
        box: boxes.at(-1) ?? null,
        text,
        isCited: parts.some((part) => part.children?.some(({ type }) => type === "citation") === true),
        sentences: parts.filter(({ type }) => type === "inline").flatMap((inline) => (kind === "list" ? [whole(inline)] : sentencesOf(inline))),
        leadsTo: kind === "paragraph" && text.endsWith(":") ? leadsTo(tokens[end + 1]) : null,
      });
    }
    index = end;
  }
  return passages;
}

/** Where the token's own closing stands. */
function closing(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    depth += tokens[index]?.nesting ?? 0;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
}

/** What a paragraph that ends with a colon leads to, by the token after it. */
function leadsTo(next: Token | undefined): Passage["leadsTo"] {
  if (next === undefined) return null;
  if (next.type === "container_box_open") return "box";
  if (next.type === "directive") return "view" in (next.meta as Directive) ? "view" : null;
  return next.type in openers ? "passage" : null;
}

/** The words of some tokens on one line, without citations and pictures. */
function plainWords(parts: readonly Token[]): string {
  return parts
    .flatMap(({ children }) => (children === null ? [] : [children.map(said).join("")]))
    .join(" ")
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:!?])/g, "$1")
    .trim();
}

const isBreak = ({ type }: Token) => type === "softbreak" || type === "hardbreak";
const isSaid = ({ type }: Token) => type === "text" || type === "code_inline" || type === "term";
/** What a part of a line says. */
const said = (part: Token): string => (isBreak(part) ? " " : isSaid(part) ? part.content : "");

const isInternal = (token: Token) => token.type === "link_open" && !/^[a-z][a-z0-9+.-]*:/i.test(String(token.attrGet("href")));

/** A point of a list, as one sentence. */
const whole = (inline: Token): Sentence => ({ text: plainWords([inline]), isLinked: (inline.children ?? []).some(isInternal) });

/** Splits after full stops, question marks and exclamation marks; a link belongs to the sentence it begins in. */
function sentencesOf(inline: Token): Sentence[] {
  const sentences: { text: string; isLinked: boolean }[] = [{ text: "", isLinked: false }];
  for (const child of inline.children ?? []) {
    const last = sentences.at(-1);
    if (last !== undefined && isInternal(child)) last.isLinked = true;
    for (const [index, part] of said(child)
      .split(/(?<=[.!?…]”?)(?=\s)/)
      .entries()) {
      if (index > 0) sentences.push({ text: "", isLinked: false });
      const open = sentences.at(-1);
      if (open !== undefined) open.text += part;
    }
  }
  return sentences.map(({ text, isLinked }) => ({ text: text.replace(/\s+/g, " ").trim(), isLinked })).filter(({ text }) => /\p{L}/u.test(text));
}

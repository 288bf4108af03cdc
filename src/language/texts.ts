/** The texts of the handbook as the check of its language reads them: what a reader meets, and where an editor finds it. */
import type { Token } from "markdown-it";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Article } from "../content/article.ts";
import type { Directive } from "../markdown/directives.ts";
import type { Body } from "../markdown/markdown.ts";

/** A text that stands on its own: a paragraph, a point of a list, a heading, a cell, a value of a data file. */
export interface Text {
  readonly file: string;
  /** Line of the file where it begins, 1-based. */
  readonly line: number;
  /** `label`: cells of tables, fields to fill in and descriptions of pictures, which are not running text. */
  readonly kind: "prose" | "heading" | "label";
  /** What is read, with a line feed where the file has one. Code, addresses and citations are blank. */
  readonly words: string;
  /** The same text, place by place, with words in other languages blank, too. */
  readonly swedish: string;
}

/** The line of a place in a text. */
export const lineAt = ({ line, words }: Text, place: number) => line + words.slice(0, place).split("\n").length - 1;

const blank = (text: string) => text.replace(/[^\n]/g, " ");

/** Addresses of pages and of mail, and names of files: nobody spells them. */
const addresses =
  /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.\w+|(?<![\p{L}\p{N}])(?:(?:[\w-]+\.)+(?:md|json|ts|csv|pdf|svg|png|se|com|org|nu|dk|no|eu)(?![\p{L}\p{N}])|\/(?:[a-z0-9-]+\/)+)/giu;
/** `Egenmakt (empowerment)`: the glossary's other names, which are words that others use. */
const otherNames = /\([^)]*\)/g;
const withoutAddresses = (text: string) => text.replace(addresses, blank);

/** Pages in other languages are not read, nor those that are not published. */
const isRead = ({ frontMatter }: Article) => frontMatter.sprak === undefined && frontMatter.utkast !== true;

/** Keys of the front matter that readers see, and what they are. `synonymer` are words that others use: no rule holds for them. */
const headKeys: Readonly<Record<string, Text["kind"]>> = {
  titel: "heading",
  sammanfattning: "prose",
  avsnitt: "label",
  utdelning: "heading",
  granser: "prose",
  grupp: "label",
  materiel: "label",
};

/** The texts of a page: of its front matter (`source` is the whole file), then of its body, in order. None for pages in another language. */
export function textsOfPage(article: Article, body: Body, source: string): Text[] {
  if (!isRead(article)) return [];
  const head = source
    .split(/\r\n?|\n/)
    .slice(1, article.bodyLine - 2)
    .join("\n");
  const inHead = valuesIn(head).flatMap(({ path, line, value }): Text[] => {
    const kind = headKeys[String(path[0])];
    return kind === undefined ? [] : [text(article.file, line + 1, kind, value)];
  });
  return [...inHead, ...textsOfBody(article, body.tokens)];
}

/** What the words of a block are, by the token that opens it; anything else is running text. */
const blockKinds: Readonly<Record<string, Text["kind"]>> = { heading_open: "heading", dt_open: "heading", th_open: "label", td_open: "label" };

function textsOfBody({ file, bodyLine, chapter }: Article, tokens: readonly Token[]): Text[] {
  const texts: Text[] = [];
  let line = bodyLine;
  let before: Token | undefined;
  const read = (children: readonly Token[], kind: Text["kind"]) => {
    const { words, swedish, labels } = readInline(children);
    const isTerm = chapter === "ordlista" && before?.type === "dt_open";
    if (/\p{L}/u.test(words)) texts.push({ file, line, kind, words, swedish: isTerm ? swedish.replace(otherNames, blank) : swedish });
    for (const label of labels) texts.push(text(file, line, "label", label));
  };
  for (const token of tokens) {
    if (token.map !== null) line = bodyLine + token.map[0];
    if (token.type === "inline") read(token.children ?? [], blockKinds[before?.type ?? ""] ?? "prose");
    else if (token.type === "container_box_open") read(token.children ?? [], "heading");
    else if (token.type === "directive") {
      const directive = token.meta as Directive;
      if ("field" in directive) texts.push(text(file, line, "label", directive.field.label));
    }
    before = token;
  }
  return texts;
}

/** The words of a block, and the labels inside it that stand for something else: fields and pictures. */
function readInline(children: readonly Token[]): { readonly words: string; readonly swedish: string; readonly labels: readonly string[] } {
  const labels: string[] = [];
  let words = "";
  let swedish = "";
  let isForeign = false;
  for (const child of children) {
    let said = "";
    switch (child.type) {
      case "text":
      case "term":
        said = withoutAddresses(child.content);
        break;
      case "code_inline":
        said = blank(child.content);
        break;
      case "softbreak":
      case "hardbreak":
        said = "\n";
        break;
      case "span_open":
        isForeign = child.attrGet("lang") !== null;
        break;
      case "span_close":
        isForeign = false;
        break;
      case "field":
        labels.push(child.content);
        break;
      case "image": {
        const caption = child.attrGet("title");
        labels.push(child.content, ...(caption === null ? [] : [String(caption)]));
        break;
      }
    }
    words += said;
    swedish += isForeign ? blank(said) : said;
  }
  return { words, swedish, labels };
}

function text(file: string, line: number, kind: Text["kind"], value: string): Text {
  const words = withoutAddresses(value);
  return { file, line, kind, words, swedish: words };
}

/** The texts of a data file: the values at the keys that `isText` knows. Places for values, as `{count}`, are blank. A file that cannot be read has none. */
export function textsOfData(file: string, source: string, isText: (path: readonly (string | number)[]) => boolean): Text[] {
  return valuesIn(source)
    .filter(({ path }) => isText(path))
    .map(({ line, value }) => text(file, line, "label", value.replace(/\{\w+\}/g, blank)));
}

interface Value {
  readonly path: readonly (string | number)[];
  /** 1-based. */
  readonly line: number;
  readonly value: string;
}

/** Every text in YAML or JSON with its place, in one reading. */
function valuesIn(source: string): Value[] {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  if (document.errors.length > 0) return [];
  const walk = (node: unknown, path: Value["path"]): Value[] => {
    if (isMap(node)) return node.items.flatMap(({ key, value }) => walk(value, [...path, isScalar(key) ? String(key.value) : ""]));
    if (isSeq(node)) return node.items.flatMap((item, index) => walk(item, [...path, index]));
    if (!isScalar(node) || typeof node.value !== "string") return [];
    return [{ path, line: counter.linePos(node.range?.[0] ?? 0).line, value: node.value }];
  };
  return walk(document.contents, []);
}

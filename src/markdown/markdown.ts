import createParser, { type Env, type MarkdownIt, type Token } from "markdown-it";
import abbreviations from "markdown-it-abbr";
import container from "markdown-it-container";
import definitionLists from "markdown-it-deflist";
import footnotes from "markdown-it-footnote";
import { withFixedSpaces } from "../content/fixedSpaces.ts";
import { nearest } from "../content/explain.ts";
import { slug } from "../content/slug.ts";
import { templateBraces, templateExplanation } from "../content/textFile.ts";
import { boxKinds, boxParts, isBoxKind } from "./boxes.ts";
import { checklists } from "./checklists.ts";
import { citations, type Citation } from "./citations.ts";
import { directives, type Directive, type Field, type View } from "./directives.ts";
import { passagesOf, type Passage } from "./passages.ts";
import { spans } from "./spans.ts";

/** The words that stand in a body without an editor writing them: labels of boxes, names of notes. `text` in `_data/labels.json`. */
export type TextWords = (typeof import("../../_data/labels.json"))["text"];

/** How a page's body meets the rest of the book when it becomes HTML. */
export interface RenderContext {
  readonly words: TextWords;
  /** A citation as HTML. */
  readonly cite: (citation: Citation) => string;
  /** The address a link or picture leads to, from the root of the site. */
  readonly resolve: (href: string) => string;
  /** The address of a glossary term, by anchor or by name; undefined leaves plain text. */
  readonly term: (name: string, id: string | undefined) => string | undefined;
  /** What the build makes of data, as HTML. */
  readonly view: (view: View) => string;
  /** Width and height in pixels of a picture beside the page. */
  readonly imageSize: (src: string) => { readonly width: number; readonly height: number } | undefined;
}

/** A fault inside a body; the line counts from the body's own first line (0-based). */
export interface BodyFault {
  readonly line: number;
  readonly what: string;
  readonly write: string;
}

export interface BodyLink {
  readonly href: string;
  readonly line: number;
}

export interface Definition {
  readonly term: string;
  readonly id: string;
  readonly line: number;
  /** Tokens of the explanation. */
  readonly tokens: readonly Token[];
}

/** A parsed body: its tokens, and everything others must check. Lines are 0-based in the body. */
export interface Body {
  readonly tokens: Token[];
  readonly env: Env;
  readonly headings: readonly { readonly id: string; readonly level: number; readonly text: string; readonly line: number }[];
  readonly links: readonly BodyLink[];
  readonly images: readonly (BodyLink & { readonly alt: string })[];
  readonly citations: readonly { readonly citation: Citation; readonly line: number }[];
  readonly terms: readonly { readonly name: string; readonly line: number }[];
  readonly definitions: readonly Definition[];
  readonly views: readonly { readonly view: View; readonly line: number }[];
  readonly fields: readonly Field[];
  readonly passages: readonly Passage[];
  /** Labelled boxes: the line of their beginning, the line of their `:::`, and whether their title cites a source. */
  readonly boxes: readonly { readonly kind: string; readonly line: number; readonly end: number; readonly isTitleCited: boolean }[];
  readonly faults: readonly BodyFault[];
}

const md = createMarkdown();

function createMarkdown(): MarkdownIt {
  // html: true only lets the parser see raw HTML, so that it can be refused with its line.
  const instance = createParser({ html: true, linkify: false, typographer: true, quotes: "””’’" });
  // Swedish quotation marks, but no signs made of letters: "(C)" is a class on the map, not a copyright.
  instance.disable("replacements");
  instance.validateLink = () => true;
  instance
    .use(footnotes)
    .use(definitionLists)
    .use(abbreviations)
    .use(container, "box", { validate: () => true, render: (tokens, index, _options, env) => renderBox(tokens, index, env) })
    .use(directives)
    .use(citations)
    .use(spans)
    .use(checklists);

  const rules = instance.renderer.rules;
  const context = (env: unknown) => (env as { context: RenderContext }).context;
  rules["text"] = (tokens, index) => instance.utils.escapeHtml(withFixedSpaces(at(tokens, index).content));
  rules["citation"] = (tokens, index, _options, env) => context(env).cite((at(tokens, index).meta as { citation: Citation }).citation);
  rules["term"] = (tokens, index, _options, env) => {
    const token = at(tokens, index);
    const href = context(env).term(token.content, (token.meta as { id?: string } | null)?.id);
    const text = instance.utils.escapeHtml(token.content);
    return href === undefined ? text : `<a class="term" href="${href}">${text}</a>`;
  };
  rules["field"] = (tokens, index) =>
    `<input class="field__cell" type="text" autocomplete="off" aria-label="${instance.utils.escapeHtml(at(tokens, index).content)}">`;
  rules["directive"] = (tokens, index, _options, env) => {
    const { id, ...directive } = at(tokens, index).meta as Directive & { id: string };
    if ("view" in directive) return context(env).view(directive.view);
    return "field" in directive ? fieldHtml(directive.field, id) : "";
  };
  rules["table_open"] = (tokens, index) => {
    const { label, isList } = at(tokens, index).meta as { label: string; isList: boolean };
    return `<div class="table" role="region" tabindex="0" aria-label="${instance.utils.escapeHtml(label)}"><table${isList ? ' class="table--rows"' : ""}>\n`;
  };
  rules["table_close"] = () => "</table></div>\n";
  rules["th_open"] = (tokens, index) => `<th scope="col"${alignment(at(tokens, index))}>`;
  rules["td_open"] = (tokens, index) => {
    const token = at(tokens, index);
    const name = (token.meta as { name?: string } | null)?.name;
    return `<td${alignment(token)}${name === undefined ? "" : ` data-name="${instance.utils.escapeHtml(name)}"`}>`;
  };
  rules["image"] = (tokens, index, _options, env) => {
    const token = at(tokens, index);
    const src = String(token.attrGet("src"));
    const size = context(env).imageSize(src);
    const alt = instance.utils.escapeHtml(inlineText(token.children ?? []));
    const dimensions = size === undefined ? "" : ` width="${size.width}" height="${size.height}"`;
    return `<img src="${instance.utils.escapeHtml(context(env).resolve(src))}" alt="${alt}"${dimensions} loading="lazy" decoding="async">`;
  };
  rules["link_open"] = (tokens, index, options, env, self) => {
    const token = at(tokens, index);
    token.attrSet("href", context(env).resolve(String(token.attrGet("href"))));
    return self.renderToken(tokens, index, options);
  };
  rules["footnote_anchor"] = (tokens, index, _options, env, self) => {
    const id = String(rules["footnote_anchor_name"]?.(tokens, index, _options, env, self));
    const { subId } = at(tokens, index).meta as { subId: number };
    return ` <a href="#fnref${id}${subId > 0 ? `:${subId}` : ""}" class="footnote-backref" aria-label="${instance.utils.escapeHtml(context(env).words.backToText)}">↩︎</a>`;
  };
  rules["footnote_caption"] = (tokens, index) => `[${(at(tokens, index).meta as { id: number }).id + 1}]`;
  rules["footnote_block_open"] = (_tokens, _index, _options, env) =>
    `<section class="footnotes" aria-label="${instance.utils.escapeHtml(context(env).words.footnotes)}">\n<ol class="footnotes-list">\n`;
  return instance;
}

/** A label and a line, or several, to write on: on paper by hand, on a screen before printing. Nothing is sent anywhere. */
function fieldHtml({ label, lines }: Field, id: string): string {
  const words = `<label class="field__label" for="${id}">${md.utils.escapeHtml(label)}</label>`;
  return lines === 1
    ? `<p class="field">${words}<input class="field__line" id="${id}" type="text" autocomplete="off"></p>\n`
    : `<p class="field field--lines">${words}<textarea class="field__lines" id="${id}" rows="${lines}" autocomplete="off"></textarea></p>\n`;
}

/** A picture alone in its paragraph, with a title, becomes a figure with the title as caption. */
function figures(tokens: Token[]): void {
  for (let index = 0; index + 2 < tokens.length; index++) {
    const [open, inline, close] = [tokens[index], tokens[index + 1], tokens[index + 2]];
    const image = inline?.children?.[0];
    if (open?.type !== "paragraph_open" || close?.type !== "paragraph_close" || inline?.children?.length !== 1 || image?.type !== "image") continue;
    open.tag = close.tag = "figure";
    open.attrSet("class", "figure");
    const title = String(image.attrGet("title") ?? "");
    if (title !== "") {
      const [caption] = md.parseInline("", {});
      if (caption === undefined) continue;
      caption.type = "html_block";
      caption.content = `<figcaption>${md.utils.escapeHtml(title)}</figcaption>`;
      caption.children = [];
      tokens.splice(index + 2, 0, caption);
    }
  }
}

function at(tokens: readonly Token[], index: number): Token {
  const token = tokens[index];
  if (token === undefined) throw new Error(`No token at ${index}`);
  return token;
}

/** Right and centred columns by class: the parser's own `style` is refused by the security policy. */
function alignment(cell: Token): string {
  const side = /text-align:\s*(right|center)/.exec(String(cell.attrGet("style") ?? ""))?.[1];
  return side === undefined ? "" : ` class="cell--${side}"`;
}

function renderBox(tokens: readonly Token[], index: number, env: Env): string {
  const token = at(tokens, index);
  if (token.nesting === -1) return "</aside>\n";
  const { kind } = boxParts(token.info);
  const id = String((token.meta as { id: string }).id);
  const { boxes } = (env as { context: RenderContext }).context.words;
  const label = isBoxKind(kind) ? md.utils.escapeHtml(boxes[kind]) : "";
  const title = md.renderer.renderInline(token.children ?? [], md.options, env);
  const heading = title === "" ? "" : `<p class="box__title">${title}</p>\n`;
  return `<aside class="box box--${kind}" role="note" aria-labelledby="${id}">\n<p class="box__label" id="${id}">${label}</p>\n${heading}`;
}

/** Parses a body once. Nothing is looked up and nothing is rendered; faults are what the body alone can tell. */
export function parseBody(source: string): Body {
  const env: Env = {};
  const tokens = md.parse(source, env);
  const lines = source.split("\n");
  const faults: BodyFault[] = [];
  const headings: Body["headings"][number][] = [];
  const links: BodyLink[] = [];
  const images: Body["images"][number][] = [];
  const cited: Body["citations"][number][] = [];
  const terms: Body["terms"][number][] = [];
  const definitions: Definition[] = [];
  const ids = new Map<string, number>();
  const views: Body["views"][number][] = [];
  const fields: Field[] = [];
  const boxes: Body["boxes"][number][] = [];
  const openBoxes: string[] = [];
  let line = 0;
  let level = 1;
  let inNote = false;

  const readInline = (children: readonly Token[]) => {
    let here = line;
    let inLink = false;
    for (const [index, child] of children.entries()) {
      const add = (what: string, write: string) => faults.push({ line: here, what, write });
      switch (child.type) {
        case "softbreak":
        case "hardbreak":
          here++;
          break;
        case "html_inline":
          add("Texten innehåller rå HTML.", "skriv om det i Markdown, eller sätt \\ framför < om tecknet ska synas");
          break;
        case "link_open":
          links.push({ href: String(child.attrGet("href")), line: here });
          if (children[index + 1]?.type === "link_close") add("En länk saknar text.", "skriv mellan hakarna vad länken leder till");
          inLink = true;
          break;
        case "footnote_ref":
          if (inNote) add("En not hänvisar till en annan not.", "sätt hänvisningen i texten, eller skriv ihop noterna");
          break;
        case "link_close":
          inLink = false;
          break;
        case "image":
          images.push({ href: String(child.attrGet("src")), alt: inlineText(child.children ?? []), line: here });
          break;
        case "citation": {
          const { citation } = child.meta as { citation: Citation };
          const before = children[index - 1];
          if (inLink) add("En källa står inne i en länktext.", "skriv källan efter länken");
          else if (citation.narrative && before?.type === "text" && /\[[^[\]]*$/.test(before.content)) add(...badCitation);
          else cited.push({ citation, line: here });
          break;
        }
        case "term":
          terms.push({ name: child.content, line: here });
          break;
        case "field":
          fields.push({ label: child.content, lines: 1 });
          break;
        case "text":
          if (/\[\^[^[\]]+\]/.test(child.content)) add("En fotnot saknar sin text.", "skriv noten på en egen rad, som [^1]: Förklaring");
          else if (/\[@/.test(child.content)) add(...badCitation);
          else if (templateBraces.test(child.content)) add(templateExplanation.what, templateExplanation.write);
          else if (/\]\{[^{}]*\}|\{#[^{}]*\}$/.test(child.content))
            add(
              "Ett märke inom { } går inte att tolka.",
              "skriv [ord]{.term}, [words]{lang=en} eller [Etikett]{.falt}; rubriker får sitt ankare av sig själva",
            );
          else if (/\]\(/.test(child.content))
            add("Länken går inte att tolka.", "skriv [text](/adress/) utan mellanslag i adressen, och utan källor och {.term} i texten");
          break;
      }
    }
  };

  for (const [index, token] of tokens.entries()) {
    if (token.map !== null) line = token.map[0];
    switch (token.type) {
      case "html_block":
        faults.push({ line, what: "Texten innehåller rå HTML.", write: "använd Markdown eller en ruta (::: forslag) i stället" });
        break;
      case "container_box_open": {
        const { kind, title } = boxParts(token.info);
        token.meta = { id: `ruta-${boxes.length + 1}` };
        token.children = md.parseInline(title, {})[0]?.children ?? [];
        readInline(token.children);
        boxes.push({ kind, line, end: token.map?.[1] ?? line, isTitleCited: token.children.some(({ type }) => type === "citation") });
        const isNested = openBoxes.some((open) => open !== "");
        const isClosed = /^\s*:{3,}\s*$/.test(String(lines[token.map?.[1] ?? -1]));
        const fault = boxFault(kind, isNested, isClosed, tokens[index + 1]?.type === "container_box_close");
        if (fault !== undefined) faults.push({ line, ...fault });
        openBoxes.push(kind);
        break;
      }
      case "directive": {
        const directive = token.meta as Directive;
        if ("fault" in directive) faults.push({ line, ...directive.fault });
        else if ("view" in directive) views.push({ view: directive.view, line });
        else {
          fields.push(directive.field);
          token.meta = { ...directive, id: `falt-${fields.length}` };
        }
        break;
      }
      case "container_box_close":
        openBoxes.pop();
        break;
      case "footnote_block_open":
        inNote = true;
        break;
      case "heading_open": {
        const inline = at(tokens, index + 1);
        const text = plainText([inline]);
        const depth = Number(token.tag.slice(1));
        if (text === "") faults.push({ line, what: "Rubriken saknar text.", write: "skriv rubriken efter ##, eller ta bort raden" });
        else if (depth === 1) faults.push({ line, what: "Rubriken har en # för lite.", write: "börja med ##; sidans rubrik kommer från titel" });
        else if (depth > level + 1)
          faults.push({ line, what: `Rubriknivån hoppar från ${level} till ${depth}.`, write: `skriv ${"#".repeat(level + 1)} framför rubriken` });
        level = Math.max(2, depth);
        const id = unique(anchor(text, "avsnitt"), ids);
        token.attrSet("id", id);
        headings.push({ id, level: depth, text, line });
        break;
      }
      case "dt_open": {
        const term = plainText([at(tokens, index + 1)]);
        const id = unique(anchor(term.replace(/\s*\(.*$/, ""), "term"), ids);
        token.attrSet("id", id);
        definitions.push({ term, id, line, tokens: definitionTokens(tokens, index) });
        break;
      }
      case "table_open":
        token.meta = { label: headings.length === 0 ? "Tabell" : `Tabell: ${String(headings.at(-1)?.text)}`, isList: nameCells(tokens, index) };
        break;
      case "inline":
        readInline(token.children ?? []);
        break;
    }
  }
  faults.push(...unusedFootnotes(env, lines));
  figures(tokens);
  return { tokens, env, headings, links, images, citations: cited, terms, definitions, views, fields, passages: passagesOf(tokens), boxes, faults };
}

/** What stands in a cell that has nothing to say. A phone leaves it out of the list. */
const nothing = "–";

/**
 * Tells each cell its column's name, but for the first of a row: on phones the rows become lists (styles/blocks/tables.css). Returns whether it did:
 * two columns fit a phone as they are, and a table with blank cells is to be written in by hand.
 */
function nameCells(tokens: readonly Token[], open: number): boolean {
  const close = tokens.findIndex(({ type }, index) => index > open && type === "table_close");
  const cells = tokens.slice(open, close).flatMap((token, index) => {
    const inline = tokens[open + index + 1];
    return /^t[hd]_open$/.test(token.type) && inline !== undefined ? [{ token, inline }] : [];
  });
  const names = cells.filter(({ token }) => token.type === "th_open").map(({ inline }) => plainText([inline]));
  const body = cells.filter(({ token }) => token.type === "td_open");
  const toWriteIn = body.some(({ inline }) => plainText([inline]) === "");
  if (names.length < 3 || names.slice(1).includes("") || toWriteIn) return false;
  for (const [index, { token, inline }] of body.entries())
    if (index % names.length > 0) token.meta = { name: plainText([inline]) === nothing ? "" : names[index % names.length] };
  return true;
}

/** What is wrong with a box, or undefined. */
function boxFault(kind: string, isNested: boolean, isClosed: boolean, isEmpty: boolean): Omit<BodyFault, "line"> | undefined {
  if (kind === "") return { what: "En ruta stängs som inte är öppen.", write: "ta bort raden, eller skriv slaget efter :::" };
  if (!isBoxKind(kind)) {
    const guess = nearest(kind, boxKinds);
    return { what: `Rutan ”${kind}” finns inte.`, write: guess === undefined ? `skriv någon av: ${boxKinds.join(", ")}` : `menade du ”${guess}”?` };
  }
  if (isNested) return { what: "En ruta står inne i en annan ruta.", write: "stäng den första rutan med ::: innan nästa börjar" };
  if (!isClosed) return { what: `Rutan ”${kind}” stängs aldrig.`, write: "sätt ::: på en egen rad där rutan slutar" };
  return isEmpty ? { what: `Rutan ”${kind}” är tom.`, write: "skriv något i den, eller ta bort den" } : undefined;
}

const badCitation = ["Citeringen går inte att tolka.", "skriv [@id] eller [@id, s. 5], och ; mellan flera"] as const;

/** Notes that no word refers to; the parser would drop them without a word. */
function unusedFootnotes(env: Env, lines: readonly string[]): BodyFault[] {
  const { footnotes: found } = env as { footnotes?: { refs?: Readonly<Record<string, number>> } };
  return Object.entries(found?.refs ?? {}).flatMap(([name, place]): BodyFault[] => {
    if (place >= 0) return [];
    const mark = `[^${name.slice(1)}]`;
    const line = lines.findIndex((text) => text.startsWith(`${mark}:`));
    return [{ line: Math.max(0, line), what: `Fotnoten ${mark} används inte.`, write: `skriv ${mark} i texten, eller ta bort noten` }];
  });
}

function definitionTokens(tokens: readonly Token[], dt: number): Token[] {
  const result: Token[] = [];
  for (let index = dt + 3; index < tokens.length; index++) {
    const token = at(tokens, index);
    if (token.type === "dt_open" || token.type === "dl_close") break;
    if (token.type !== "dd_open" && token.type !== "dd_close") result.push(token);
  }
  return result;
}

/** Ids that the layouts, boxes, notes and lists of a page use for themselves. */
const layoutIds =
  /^(?:alla-kallor|bok|dorrar|granser|innehall|innehall-start|kallor-pa-sidan|kapitel|karta|kommuner|kontakt-utgivare|ladda-ner|nyheter|nytt|regionkarta|rutor|sidor|sok|sokord|tabell|teckenforklaring|fn(?:ref)?\d+|(?:bokstav|falt|filter|fot|kalla|kommun|lan|map|plats|ruta|sok|sokord|traffar|vag)-.+)$/;

/** The id of a heading or a term, apart from those of the layouts. */
function anchor(text: string, nameless: string): string {
  const id = slug(text) || nameless;
  return layoutIds.test(id) ? `${nameless}-${id}` : id;
}

function unique(id: string, used: Map<string, number>): string {
  const count = (used.get(id) ?? 0) + 1;
  used.set(id, count);
  return count === 1 ? id : unique(`${id}-${count}`, used);
}

/** Tokens as HTML. */
export function renderTokens(tokens: Token[], env: Env, context: RenderContext): string {
  return md.renderer.render(tokens, md.options, { ...env, context });
}

/** The words of some tokens, without citations and marks; blocks are apart. */
export function plainText(tokens: readonly Token[]): string {
  const blocks = tokens.flatMap((token) => {
    if (token.type === "inline" || token.type === "container_box_open") return [inlineText(token.children ?? [])];
    if (token.type === "fence" || token.type === "code_block") return [token.content];
    if (token.type === "directive") {
      const directive = token.meta as Directive;
      return "field" in directive ? [directive.field.label] : [];
    }
    return [];
  });
  return blocks
    .map((block) =>
      block
        .replace(/\s+/g, " ")
        .replace(/ ([.,;:])/g, "$1")
        .trim(),
    )
    .filter((block) => block !== "")
    .join("\n");
}

function inlineText(children: readonly Token[]): string {
  return children
    .map((child) => {
      if (child.type === "softbreak" || child.type === "hardbreak") return " ";
      if (child.type === "image") return inlineText(child.children ?? []);
      return child.type === "text" || child.type === "code_inline" || child.type === "term" || child.type === "field" ? child.content : "";
    })
    .join("");
}

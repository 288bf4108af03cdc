import type { Token } from "markdown-it";
import { boxParts } from "./boxes.ts";

/** Finds glossary terms in running text. */
export interface TermMatcher {
  /** The whole pattern: every name with its common Swedish endings, longest first. */
  readonly pattern: RegExp;
  /** The term's anchor for a name as found, or undefined. */
  readonly idOf: (found: string) => string | undefined;
}

const endings = "(?:s|n|ns|en|ens|et|ets|t|ts|ar|ars|arna|arnas|er|ers|erna|ernas|or|orna|na|nas)?";

/** A matcher for names and where they lead. Short names in capitals (SIP, IPS) match only as they stand. */
export function termMatcher(names: readonly { readonly name: string; readonly id: string }[]): TermMatcher | undefined {
  if (names.length === 0) return undefined;
  const byName = new Map<string, string>();
  for (const { name, id } of names) if (!byName.has(key(name))) byName.set(key(name), id);
  const longestFirst = [...new Set(names.map(({ name }) => name))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  // By first letter, so that most letters of a text are passed by without trying every name.
  const parts = [...Map.groupBy(longestFirst, firstLetter)].map(([letter, group]) => `(?=${letter})(?:${group.map(alternative).join("|")})`);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${parts.join("|")})(?![\\p{L}\\p{N}-])`, "gu");
  return {
    pattern,
    idOf: (found) => {
      for (let length = found.length; length >= 2 && length >= found.length - 5; length--) {
        const id = byName.get(key(found.slice(0, length)));
        if (id !== undefined) return id;
      }
      return undefined;
    },
  };
}

const isAcronym = (name: string) => /^[\p{Lu}\p{N}-]{2,6}$/u.test(name);
const key = (name: string) => (isAcronym(name) ? name : name.toLowerCase());
/** Text as a part of a regular expression. */
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
/** The first letter in any case: "Återhämtning" at the start of a sentence. */
const firstLetter = (name: string) => `[${escape(name.charAt(0).toLowerCase())}${escape(name.charAt(0).toUpperCase())}]`;
const alternative = (name: string) => (isAcronym(name) ? escape(name) : `${firstLetter(name)}${escape(name.slice(1))}${name.length >= 4 ? endings : ""}`);

/** Blocks whose text stays free of automatic links. */
const quietBlocks = new Set(["heading_open", "table_open", "dt_open"]);
const isQuiet = (token: Token) => quietBlocks.has(token.type) || (token.type === "container_box_open" && boxParts(token.info).kind === "minut");

/**
 * Turns the first mention of each term in running text (not in headings, tables, or the box that sums up the page) into a `term` token with its anchor in `meta.id`.
 * `skip` holds anchors that are not linked on this page.
 */
export function linkFirstMentions(tokens: readonly Token[], matcher: TermMatcher, skip: ReadonlySet<string>): void {
  const seen = new Set(skip);
  const open: string[] = [];
  for (const token of tokens) {
    if (isQuiet(token)) open.push(token.type.replace(/_open$/, "_close"));
    else if (open.at(-1) === token.type) open.pop();
    if (token.type !== "inline" || token.children === null) continue;
    for (const child of token.children) if (child.type === "term") seen.add(String(matcher.idOf(child.content)));
    if (open.length > 0) continue;
    token.children = linkIn(token.children, matcher, seen);
  }
}

function linkIn(children: readonly Token[], matcher: TermMatcher, seen: Set<string>): Token[] {
  const result: Token[] = [];
  let inLink = 0;
  for (const child of children) {
    if (child.type === "link_open" || child.type === "span_open") inLink++;
    if (child.type === "link_close" || child.type === "span_close") inLink--;
    if (child.type !== "text" || inLink > 0) {
      result.push(child);
      continue;
    }
    let from = 0;
    for (const match of child.content.matchAll(matcher.pattern)) {
      const id = matcher.idOf(match[0]);
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      if (match.index > from) result.push(text(child, child.content.slice(from, match.index)));
      const term = text(child, match[0]);
      term.type = "term";
      term.meta = { id };
      result.push(term);
      from = match.index + match[0].length;
    }
    if (from === 0) result.push(child);
    else if (from < child.content.length) result.push(text(child, child.content.slice(from)));
  }
  return result;
}

function text(like: Token, content: string): Token {
  const token = Object.assign(Object.create(Object.getPrototypeOf(like) as object) as Token, like);
  token.content = content;
  return token;
}

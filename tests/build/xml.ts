/** A strict little reader of XML 1.0, enough for feeds, sitemaps and SVG: it throws where a feed reader would give up. */

const name = "[A-Za-z_][\\w.:-]*";
const attribute = new RegExp(String.raw`^\s+(${name})\s*=\s*("[^"<]*"|'[^'<]*')`);
const badEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/;
// eslint-disable-next-line no-control-regex
const badCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** Text directly inside, entities resolved. */
  text: string;
}

/** The root element. Throws with the place where the text is not well-formed. */
export function parseXml(text: string): Element {
  const fail = (what: string, at: number): never => {
    throw new Error(`${what} on line ${text.slice(0, at).split("\n").length}: ${text.slice(at, at + 60)}`);
  };
  const character = badCharacter.exec(text);
  if (character !== null) fail("Forbidden character", character.index);
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  let at = 0;
  if (text.startsWith("<?xml")) at = text.indexOf("?>") + 2;
  while (at < text.length) {
    const here = open.at(-1) ?? top;
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("-->", at);
      if (end === -1) fail("Open comment", at);
      at = end + 3;
    } else if (text.startsWith("</", at)) {
      const end = text.indexOf(">", at);
      if (open.length === 1 || text.slice(at + 2, end).trim() !== here.name) fail(`Expected </${here.name}>`, at);
      open.pop();
      at = end + 1;
    } else if (text[at] === "<") {
      const found = new RegExp(`^<(${name})`).exec(text.slice(at));
      if (found?.[1] === undefined) return fail("Not a tag", at);
      const element: Element = { name: found[1], attributes: {}, children: [], text: "" };
      let next = at + found[0].length;
      for (let part = attribute.exec(text.slice(next)); part !== null; part = attribute.exec(text.slice(next))) {
        const [all, key = "", value = ""] = part;
        if (key in element.attributes) fail(`Attribute ${key} twice`, next);
        if (badEntity.test(value)) fail("Bad entity", next);
        (element.attributes as Record<string, string>)[key] = resolved(value.slice(1, -1));
        next += all.length;
      }
      const end = /^\s*(\/?)>/.exec(text.slice(next));
      if (end === null) return fail("Bad attribute", next);
      if (here === top && top.children.length > 0) fail("A second root", at);
      here.children.push(element);
      if (end[1] === "") open.push(element);
      at = next + end[0].length;
    } else {
      const next = text.indexOf("<", at);
      const words = text.slice(at, next === -1 ? text.length : next);
      if (badEntity.test(words) || words.includes("]]>")) fail("Bad entity or ]]>", at);
      if (here === top && words.trim() !== "") fail("Text outside the root", at);
      here.text += resolved(words);
      at += words.length;
    }
  }
  const [rootElement] = top.children;
  if (open.length > 1 || rootElement === undefined) return fail(`<${String(open.at(-1)?.name)}> is never closed`, text.length);
  return rootElement;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const resolved = (text: string) =>
  text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (_, hex: string | undefined, decimal: string | undefined, word: string) =>
    hex !== undefined ? String.fromCodePoint(Number.parseInt(hex, 16)) : decimal !== undefined ? String.fromCodePoint(Number(decimal)) : (named[word] ?? ""),
  );

/** Every element of a name inside another, in order. */
export const all = (element: Element, wanted: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === wanted ? [child] : []), ...all(child, wanted)]);

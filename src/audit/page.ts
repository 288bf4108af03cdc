/** A page as it was built, read as browsers read it. */
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { attributeOf, isElement, textOf } from "../content/parsedHtml.ts";

export interface BuiltPage {
  /** Its file: `rollen/etik/index.html`. */
  readonly path: string;
  /** Its address from the root: `/rollen/etik/`. */
  readonly url: string;
  readonly source: string;
  /** In reading order; what stands in templates is among them. */
  readonly elements: readonly Tree.Element[];
  readonly ids: readonly string[];
  /** Empty where there is none. */
  readonly title: string;
  readonly description: string | undefined;
  /** A page that only leads on. */
  readonly isRedirect: boolean;
  /** Search engines are asked to leave it out. */
  readonly isUnlisted: boolean;
  /** What the parser had to mend: `rollen/index.html:12 duplicate-attribute`. */
  readonly parseErrors: readonly string[];
}

/** Where a file of the output is read. */
export const urlOf = (path: string): string => `/${path.replace(/(?:^|(?<=\/))index\.html$/, "")}`;

/** Reads a page. What is for browsers without scripts is read, too. */
export function readPage(path: string, source: string): BuiltPage {
  const parseErrors: string[] = [];
  const document = parse(source, {
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => parseErrors.push(`${path}:${startLine} ${code}`),
  });
  const elements = elementsIn(document);
  const title = elements.find((element) => element.tagName === "title");
  return {
    path,
    url: urlOf(path),
    source,
    elements,
    ids: elements.flatMap((element) => attributeOf(element, "id") ?? []),
    title: title === undefined ? "" : textOf(title).trim(),
    description: metaOf(elements, "name", "description"),
    isRedirect: metaOf(elements, "http-equiv", "refresh") !== undefined,
    isUnlisted: /\bnoindex\b/.test(metaOf(elements, "name", "robots") ?? ""),
    parseErrors,
  };
}

/** Every element, also those within templates. */
function elementsIn(parent: Tree.ParentNode): Tree.Element[] {
  const children = "content" in parent ? parent.content.childNodes : parent.childNodes;
  return children.flatMap((child) => (isElement(child) ? [child, ...elementsIn(child)] : []));
}

/** What a `<meta>` says. */
export function metaOf(elements: readonly Tree.Element[], attribute: "name" | "property" | "http-equiv", value: string): string | undefined {
  const meta = elements.find((element) => element.tagName === "meta" && attributeOf(element, attribute) === value);
  return meta === undefined ? undefined : (attributeOf(meta, "content") ?? "");
}

/** The elements of a page by what they are called. */
export const named = ({ elements }: BuiltPage, ...tags: readonly string[]): readonly Tree.Element[] => elements.filter(({ tagName }) => tags.includes(tagName));

/** The `<link>`s of a page that have this relation to it. */
export const linked = (page: BuiltPage, relation: string): readonly Tree.Element[] =>
  named(page, "link").filter((link) => (attributeOf(link, "rel") ?? "").split(/\s+/).includes(relation));

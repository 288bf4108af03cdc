/** Whether a page is put together as readers' programs need it: ids, what refers to them, headings, pictures, tables. */
import { attributeOf, textOf } from "../content/parsedHtml.ts";
import { named, type BuiltPage } from "./page.ts";

/** Attributes that hold ids of other elements. */
const references = [
  "aria-labelledby",
  "aria-describedby",
  "aria-controls",
  "aria-owns",
  "aria-details",
  "aria-activedescendant",
  "for",
  "form",
  "headers",
  "list",
  "popovertarget",
];

/** Ids that are there twice, and references to ids that are not there. */
export function idFaults({ path, ids, elements }: BuiltPage): readonly string[] {
  const seen = new Set<string>();
  const twice = ids.filter((id) => seen.size === seen.add(id).size);
  const lost = elements.flatMap((element) =>
    references.flatMap((name) =>
      (attributeOf(element, name) ?? "")
        .split(/\s+/)
        .filter((id) => id !== "" && !seen.has(id))
        .map((id) => `${name} to #${id}, which is not there`),
    ),
  );
  return [...twice.map((id) => `id ${id} twice`), ...lost].map((fault) => `${path}: ${fault}`);
}

/** Headings: one of the first level, none skipped, none empty. */
export function headingFaults(page: BuiltPage): readonly string[] {
  if (page.isRedirect) return [];
  const headings = named(page, "h1", "h2", "h3", "h4", "h5", "h6");
  const levels = headings.map(({ tagName }) => Number(tagName.slice(1)));
  const firsts = levels.filter((level) => level === 1).length;
  const faults = headings.flatMap((heading, index) => {
    const before = levels[index - 1] ?? 0;
    const words = textOf(heading).trim();
    return [
      ...((levels[index] as number) > before + 1 ? [`<${heading.tagName}>${words} follows level ${before}`] : []),
      ...(words === "" ? [`an empty <${heading.tagName}>`] : []),
    ];
  });
  return [...(firsts === 1 ? [] : [`${firsts} h1`]), ...faults].map((fault) => `${page.path}: ${fault}`);
}

/** Pictures with words and size, links with words, heads of tables that say what they are for, one main part. */
export function partFaults(page: BuiltPage): readonly string[] {
  const has = (element: BuiltPage["elements"][number], name: string) => attributeOf(element, name) !== undefined;
  const pictures = named(page, "img")
    .filter((image) => !["alt", "width", "height"].every((name) => has(image, name)))
    .map((image) => `<img src="${String(attributeOf(image, "src"))}"> lacks alt, width or height`);
  const links = named(page, "a")
    .filter((link) => textOf(link).trim() === "" && !has(link, "aria-label") && !has(link, "aria-labelledby"))
    .map((link) => `a link without words to ${String(attributeOf(link, "href"))}`);
  const heads = named(page, "th").flatMap((head) => (has(head, "scope") ? [] : [`<th>${textOf(head).trim()} without scope`]));
  const mains = named(page, "main").length;
  const faults = [...pictures, ...links, ...heads, ...(page.isRedirect || mains === 1 ? [] : [`${mains} main`])];
  return faults.map((fault) => `${page.path}: ${fault}`);
}

/** Traces of templates and values that never came. */
export function templateTraces({ path, source }: BuiltPage): readonly string[] {
  const words = source.replace(/<(pre|code)\b[\s\S]*?<\/\1>/g, "").replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, "");
  return [/\{\{|\}\}|\{%|%\}|\{#[^}]/, /\bundefined\b/, /\[object /, /\bNaN\b/, /="null"|>null</]
    .flatMap((trace) => trace.exec(words)?.[0] ?? [])
    .map((trace) => `${path}: ${trace}`);
}

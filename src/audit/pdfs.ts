/** PDFs as pages offer them: there, linked, and as long and heavy as is said. */
import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import * as z from "zod";
import { attributeOf, elementsIn, isElement, textOf } from "../content/parsedHtml.ts";
import { readingPages, jsonIn, type BuiltSite } from "./site.ts";

/** What the list of PDFs says of each, as much as is looked at. */
const listSchema = z.array(
  z.looseObject({ path: z.string(), title: z.string().min(1), pages: z.int().min(1), bytes: z.int().min(1), sourcePages: z.array(z.string()) }),
);

/** "12 sidor, 85 kB" or "1 sida, 1,2 MB". */
const said = /(\d+)\s+sid(?:a|or),\s+([\d,]+)\s+(kB|MB)/;

const listPath = "pdf/index.json";

/** Kinds of files in `pdf/` that are no PDFs for readers: what packs are made of. */
const isPart = (path: string) => path === "pdf/paket-mall.pdf";

/** PDFs and their list agree, each can be found by a reader, and pages say the size that files have. */
export function pdfFaults(site: BuiltSite): readonly string[] {
  if (!site.files.has(listPath) && site.promised.has(listPath)) return downloadFaults(site);
  const json = jsonIn(site, listPath);
  if ("fault" in json) return [json.fault];
  const list = listSchema.safeParse(json.value);
  if (!list.success) return [`pdf/index.json: ${z.prettifyError(list.error)}`];
  const listed = new Map(list.data.map((file) => [file.path, file]));
  const files = [...site.files.keys()].filter((path) => path.startsWith("pdf/") && path.endsWith(".pdf") && !isPart(path));
  const pages = readingPages(site);
  const urls = new Set(pages.map(({ url }) => url));
  const linked = new Set(
    pages
      .flatMap(({ elements }) => elements.flatMap((element) => (element.tagName === "a" ? (attributeOf(element, "href") ?? []) : [])))
      .map((href) => href.replace(/#.*$/, "")),
  );
  const sizes = pages.flatMap(({ path, elements }) =>
    elements
      .filter((element) => element.tagName === "a" && attributeOf(element, "href")?.startsWith("/pdf/") === true)
      .flatMap((link) => {
        const file = listed.get(String(attributeOf(link, "href")).slice(1).replace(/#.*$/, ""));
        const size = said.exec(wordsBy(link));
        if (file === undefined || size === null) return [];
        const [whole, length, number, unit] = size;
        const isTrue = Number(length) === file.pages && isSize(file.bytes, `${String(number)} ${String(unit)}`);
        return [{ path, fault: isTrue ? undefined : `says "${whole}" of ${file.path}, which has ${file.pages} pages and ${file.bytes} bytes` }];
      }),
  );
  return [
    ...files.filter((path) => !listed.has(path) && !site.promised.has(path)).map((path) => `${path} is not in pdf/index.json`),
    ...list.data
      .filter(({ path, bytes }) => site.files.has(path) && site.files.get(path) !== bytes)
      .map(({ path, bytes }) => `${path} has ${String(site.files.get(path))} bytes, pdf/index.json says ${bytes}`),
    ...list.data.flatMap(({ path, sourcePages }) =>
      sourcePages.filter((id) => !urls.has(id === "" ? "/" : `/${id}/`)).map((id) => `${path} is said to be made of ${id}, which is no page`),
    ),
    ...list.data.filter(({ path }) => !linked.has(`/${path}`)).map(({ path }) => `no page offers ${path}`),
    ...(listed.size > 0 && sizes.length === 0 ? ["no page says how long its PDFs are"] : []),
    ...sizes.flatMap(({ path, fault }) => (fault === undefined ? [] : [`${path}: ${fault}`])),
    ...downloadFaults(site),
  ];
}

/** The words of the part of a page that a link stands in: its list item, or else its paragraph. */
function wordsBy(link: Tree.Element): string {
  const around: Tree.Element[] = [];
  for (let node: Tree.ParentNode | null = link.parentNode; node !== null && isElement(node) && node.tagName !== "main"; node = node.parentNode)
    around.push(node);
  const paragraph = around.find(({ tagName }) => tagName === "p");
  const own = paragraph === undefined ? "" : textOf(paragraph);
  if (said.test(own)) return own;
  const item = around.find(({ tagName }) => tagName === "li");
  // An item that offers several files says nothing of each of them.
  const offered = item === undefined ? [] : elementsIn(item).filter((element) => attributeOf(element, "href")?.startsWith("/pdf/") === true);
  return item !== undefined && offered.length === 1 ? textOf(item) : own;
}

/** Files of any sort that a page says the size of (`data-file`, `data-size`). */
function downloadFaults(site: BuiltSite): readonly string[] {
  return readingPages(site).flatMap(({ path, elements }) =>
    elements.flatMap((element) => {
      const file = attributeOf(element, "data-file")?.slice(1);
      if (file === undefined || attributeOf(element, "hidden") !== undefined) return [];
      const bytes = site.files.get(file);
      const size = elementsIn(element).find((part) => attributeOf(part, "data-size") !== undefined);
      if (bytes === undefined) return site.promised.has(file) ? [] : [`${path}: offers ${file}, which is not there`];
      const words = size === undefined ? "" : textOf(size);
      return isSize(bytes, words) ? [] : [`${path}: says "${words}" of ${file}, which has ${bytes} bytes`];
    }),
  );
}

/** Whether words for a size are true of so many bytes, as exactly as they are written: "85 kB", "1,2 MB". Less than a kilobyte counts as one. */
export function isSize(bytes: number, words: string): boolean {
  const [, whole, decimals = "", unit] = /^\s*(\d[\d\s]*)(?:,(\d+))?\s+(kB|MB|GB)\s*$/.exec(words) ?? [];
  if (whole === undefined) return false;
  const factor = unit === "kB" ? 1e3 : unit === "MB" ? 1e6 : 1e9;
  const number = Number(`${whole.replace(/\s/g, "")}.${decimals || "0"}`);
  return Math.abs(Math.max(bytes, 1e3) - number * factor) <= (factor / 10 ** decimals.length) * 0.5;
}

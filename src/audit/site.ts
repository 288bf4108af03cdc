/** A built site as the audit reads it. */
import type { BuiltPage } from "./page.ts";

export interface BuiltSite {
  /** Address of the site, without a trailing slash. */
  readonly origin: string;
  /** Its language: "sv". */
  readonly language: string;
  /** Bytes of every file, by its path in the output, with forward slashes. */
  readonly files: ReadonlyMap<string, number>;
  /** Paths of files that other parts of the build make, and that count as there. Nothing, when everything is built. */
  readonly promised: ReadonlySet<string>;
  readonly pages: readonly BuiltPage[];
  /** Files that are no pages and name others, or are read by other programs: style sheets, feeds, the sitemap, JSON … */
  readonly texts: ReadonlyMap<string, string>;
}

/** Whether a file's text is wanted. What search and devices save is made of files that are looked at themselves. */
export const isRead = (path: string): boolean =>
  !path.startsWith("pagefind/") &&
  (/^[^/]+\.(?:xml|json|txt|webmanifest)$/.test(path) || /^assets\/.*\.css$/.test(path) || /^(?:pdf\/index|offline\/lista)\.json$/.test(path));

/** Whether a file is a page of ours. */
export const isPage = (path: string): boolean => path.endsWith(".html") && !path.startsWith("pagefind/");

/** Pages that are read, and do not only lead on. */
export const readingPages = ({ pages }: BuiltSite): readonly BuiltPage[] => pages.filter(({ isRedirect }) => !isRedirect);

/** The text of a file, or a fault that it is missing. */
export function textIn({ texts }: BuiltSite, path: string): { readonly text: string } | { readonly fault: string } {
  const text = texts.get(path);
  return text === undefined ? { fault: `${path} is not there` } : { text };
}

/** A file of JSON, or what is wrong with it. */
export function jsonIn(site: BuiltSite, path: string): { readonly value: unknown } | { readonly fault: string } {
  const found = textIn(site, path);
  if ("fault" in found) return found;
  try {
    return { value: JSON.parse(found.text) as unknown };
  } catch (error) {
    return { fault: `${path} is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

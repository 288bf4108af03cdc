/** Which pages have files to edit in Word or to show in PowerPoint, and where those files are. */
import type { MaterialKind } from "../content/chapters.ts";
import type { Facts } from "../facts/schema.ts";
import { deckAddress, decksOn } from "./decks.ts";
import type { Handbook, Page } from "./model.ts";
import { allPages } from "./navigate.ts";

/** What is there to be filled in or made one's own, and not only read. */
const isTemplateKind = (kind: MaterialKind | undefined): boolean => kind === "mall" || kind === "formular";

const isTemplate = ({ materialKind }: Page): boolean => isTemplateKind(materialKind);

/** The forms and templates of a handbook, in reading order. */
export const templatePages = (handbook: Handbook): readonly Page[] => allPages(handbook).filter(isTemplate);

/** Address of a template's Word file from the root of the site, by the name of its page: `/mallar/annons.docx`. */
export const templateAddress = ({ url }: { readonly url: string }): string => `/mallar/${String(url.split("/").at(-2))}.docx`;

/** A file that a page offers. */
export interface OfficeFile {
  readonly kind: "word" | "slides";
  readonly href: string;
}

/** The files a page offers: itself as a Word file, and the slides of the course it belongs to. */
export function officeFilesOf(handbook: Handbook, page: Page): readonly OfficeFile[] {
  return [
    ...(isTemplate(page) ? [{ kind: "word", href: templateAddress(page) } as const] : []),
    ...decksOn(handbook, page).map((deck) => ({ kind: "slides", href: deckAddress(deck) }) as const),
  ];
}

/** Addresses of every office file of a book with some pages: what may be linked to. */
export function officeAddresses(pages: readonly { readonly url: string; readonly materialKind?: MaterialKind | undefined }[], facts: Facts): readonly string[] {
  const urls = new Set(pages.map(({ url }) => url));
  return [
    ...pages.filter(({ materialKind }) => isTemplateKind(materialKind)).map(templateAddress),
    ...(facts.slides ?? []).filter(({ page }) => urls.has(page)).map(deckAddress),
  ];
}

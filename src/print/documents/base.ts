/** What every paper document has. */
import type { Site } from "../../content/site.ts";
import type { Handbook } from "../../handbook/model.ts";
import { dateSv } from "../../handbook/navigate.ts";
import type { EditionKind, Layout, PrintedEdition } from "../editions.ts";
import { readableAddress } from "../pageHtml.ts";

export interface DocumentBase<Form extends Layout["form"]> {
  readonly kind: EditionKind;
  /** Which template shows it: `_includes/print/FORM.njk`. */
  readonly form: Form;
  readonly language: Site["language"];
  /** What readers and programs call the file. */
  readonly title: string;
  readonly site: Site;
  readonly editionDate: string;
  /** The site's address, readable. */
  readonly address: string;
  /** Class names of the body. */
  readonly look: string;
  /** The pages of the edition as CSS. */
  readonly pageRules: string;
}

/** What readers and programs call the file of an edition: a chapter by its name and the handbook's, the book by what it is. */
export function fileTitle({ site }: Pick<Handbook, "site">, { kind, title }: Pick<PrintedEdition, "kind" | "title">): string {
  if (kind === "book") return [site.name, site.tagline].filter((part) => part !== "").join(": ");
  return title.includes(site.name) ? title : `${title} – ${site.name}`;
}

/**
 * The part of a document that needs no composing.
 * @param look more class names, for what the style sheet must tell apart
 */
export function documentBase<Form extends Layout["form"]>(
  { site }: Handbook,
  edition: PrintedEdition,
  form: Form,
  pageRules: string,
  look: readonly string[] = [],
): DocumentBase<Form> {
  return {
    kind: edition.kind,
    form,
    language: site.language,
    title: fileTitle({ site }, edition),
    site,
    editionDate: dateSv(site.editionDate),
    address: readableAddress(site.url),
    look: ["paper", `paper--${edition.kind}`, ...look].join(" "),
    pageRules,
  };
}

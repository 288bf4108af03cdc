import type { Page } from "../../src/handbook/model.ts";
import type { PrintedEdition } from "../../src/print/editions.ts";

/** A page printed alone, at the path, with the title and of the kind that it is asked for. */
export const pageEdition = (
  page: Page,
  { path = `pdf/sida/${page.id}.pdf`, title = page.title, kind = "page" }: Partial<PrintedEdition> = {},
): PrintedEdition => ({
  id: path,
  kind,
  path,
  title,
  pages: [page],
  paper: "a4",
  layout: { form: "sheet", part: "page" },
  fit: "copyfit",
});

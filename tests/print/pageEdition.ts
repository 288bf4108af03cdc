import type { Page } from "../../src/handbook/model.ts";
import type { Edition } from "../../src/print/editions.ts";

/** A page printed alone, at the path and with the title that it is asked for. */
export const pageEdition = (page: Page, path = `pdf/sida/${page.id}.pdf`, title = page.title): Edition => ({
  id: path,
  kind: "chapter",
  path,
  title,
  pages: () => [page],
});

/** The body of a page that the build makes: what stands first, then sections under headings. */
import { text } from "./tools.ts";

/** A part of a made page under a heading of its own. */
export interface MadeSection {
  /** Its anchor, unique on the page. */
  readonly id: string;
  readonly heading: string;
  readonly html: string;
  /** Says nothing where the page is an entry among others on paper. */
  readonly standsAlone?: true;
}

export interface MadeBody {
  readonly html: string;
  /** All of level 2. */
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

/** Puts a page together; its headings are listed as they come. */
export function madeBody(opening: string, sections: readonly MadeSection[]): MadeBody {
  return {
    html:
      opening +
      sections
        .map(({ id, heading, html, standsAlone }) => `<h2 id="${id}"${standsAlone === true ? ' class="alone"' : ""}>${text(heading)}</h2>\n${html}`)
        .join(""),
    headings: sections.map(({ id, heading }) => ({ id, text: heading })),
  };
}

/** What a handbook brings to every pack of its pages: everything but the parts, the title and the template. Plain values, so that a page can carry it to the browser. */
import { fillIn } from "../content/fillIn.ts";
import { readable, tokenColor } from "../design/color.ts";
import type { Handbook } from "../handbook/model.ts";
import { dateSv } from "../handbook/navigate.ts";
import type { PackOptions } from "./pack/pack.ts";
import { readableAddress } from "./pageHtml.ts";

/** Words of the group `pack` of the labels. */
export interface PackSettingWords {
  /** {name} */
  readonly coverLead: string;
  /** {edition} {date} */
  readonly coverEdition: string;
  /** {address} */
  readonly coverLicence: string;
  readonly contents: string;
  /** {title} {page} */
  readonly contentsLink: string;
  /** {page} {pages} */
  readonly pageNumber: string;
}

export interface PackSetting extends Pick<PackOptions, "cover" | "words" | "colors" | "site"> {
  readonly description: Omit<PackOptions["description"], "title">;
}

export function packSetting({ site }: Handbook, words: PackSettingWords): PackSetting {
  return {
    description: {
      author: site.publisher.name === "" ? site.name : site.publisher.name,
      subject: site.description,
      language: site.language,
      date: site.editionDate,
    },
    cover: {
      lead: fillIn(words.coverLead, { name: site.name }),
      lines: [
        site.publisher.name,
        fillIn(words.coverEdition, { edition: site.edition, date: dateSv(site.editionDate) }),
        fillIn(words.coverLicence, { address: readableAddress(site.url) }),
      ].filter((line) => line !== ""),
    },
    site: site.url,
    words: { contents: words.contents, link: words.contentsLink, page: words.pageNumber },
    colors: {
      main: site.colors.main === "" ? tokenColor("pine") : readable(site.colors.main, "light"),
      ink: tokenColor("ink"),
      soft: tokenColor("soft"),
      line: tokenColor("line"),
    },
  };
}

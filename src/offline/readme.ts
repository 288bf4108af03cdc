import { fillIn } from "../content/fillIn.ts";
import type { Site } from "../content/site.ts";
import { dateSv } from "../handbook/navigate.ts";
import type { PackageKind } from "./page.ts";

export interface ReadmeWords {
  /** {name} {edition} {date} {contents} {address} */
  readonly readme: readonly string[];
  readonly leanContents: string;
  readonly fullContents: string;
  /** {url} */
  readonly address: string;
}

/** `LÄS-MIG.txt`. With the mark and the line ends that the oldest text programs need to show å, ä, ö and lines. */
export function readme(site: Site, kind: PackageKind, website: string | undefined, words: ReadmeWords): string {
  const values = {
    name: site.name,
    edition: site.edition,
    date: dateSv(site.editionDate),
    contents: kind === "lean" ? words.leanContents : words.fullContents,
    address: website === undefined ? "" : fillIn(words.address, { url: `${website}/offline/` }),
  };
  const lines = words.readme.filter((line) => line !== "{address}" || website !== undefined).map((line) => fillIn(line, values));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

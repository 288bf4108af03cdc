/** What must hold of every built site, in the order it is looked at. */
import { deadAddresses, deadReferences, orphans } from "./addresses.ts";
import { feedFaults } from "./feeds.ts";
import { canonicalFaults, headFaults, languageFaults, nameFaults, versionFaults } from "./heads.ts";
import type { BuiltPage } from "./page.ts";
import { pdfFaults } from "./pdfs.ts";
import { policyFaults } from "./policy.ts";
import { sitemapFaults } from "./sitemap.ts";
import type { BuiltSite } from "./site.ts";
import { headingFaults, idFaults, partFaults, templateTraces } from "./structure.ts";

export interface Rule {
  /** As a sentence whose subject is the site: "has no dead links". */
  readonly about: string;
  /** Each with its address: `rollen/index.html: …`. */
  readonly faults: (site: BuiltSite) => readonly string[];
}

const onEachPage =
  (faults: (page: BuiltPage) => readonly string[]) =>
  ({ pages }: BuiltSite) =>
    pages.flatMap(faults);

export const rules: readonly Rule[] = [
  { about: "has no dead links, anchors or files in its pages", faults: deadAddresses },
  { about: "names nothing in its style sheets, feeds, sitemap, manifest, model and lists that is not there", faults: deadReferences },
  { about: "leads from the start page to every page", faults: orphans },
  { about: "has unique ids, and refers to none that is missing", faults: onEachPage(idFaults) },
  { about: "has one h1 on every page, and skips no level of headings", faults: onEachPage(headingFaults) },
  { about: "has pictures with words and size, links with words, tables with heads that say what they are for", faults: onEachPage(partFaults) },
  { about: "has a title and a description of its own on every page", faults: nameFaults },
  { about: "says the language of every page", faults: languageFaults },
  { about: "says the address of every page once", faults: canonicalFaults },
  { about: "has languages that name each other", faults: versionFaults },
  { about: "begins every page with what browsers need first", faults: onEachPage(headFaults) },
  { about: "is HTML that parses without an error", faults: onEachPage(({ parseErrors }) => parseErrors) },
  { about: "shows no traces of templates", faults: onEachPage(templateTraces) },
  { about: "keeps to its own security policy on every page", faults: onEachPage(policyFaults) },
  { about: "has a sitemap of every page that search engines may list, and of nothing else", faults: sitemapFaults },
  { about: "has feeds that keep to their specifications and tell the same news", faults: feedFaults },
  { about: "offers every PDF, with the size it has", faults: pdfFaults },
];

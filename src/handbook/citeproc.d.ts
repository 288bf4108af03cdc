/** citeproc-js ships no types; this is the part we depend on (https://citeproc-js.readthedocs.io). */
declare module "citeproc" {
  interface System {
    retrieveLocale: (language: string) => string;
    retrieveItem: (id: string) => unknown;
  }
  interface CitationItem {
    id: string;
    locator?: string;
    label?: string;
  }
  interface BibliographyParameters {
    entry_ids: string[][];
  }
  class Engine {
    constructor(system: System, style: string, language: string, forceLanguage: boolean);
    opt: { development_extensions: { wrap_url_and_doi: boolean } };
    setOutputFormat(format: "html" | "text"): void;
    updateItems(ids: string[]): void;
    makeCitationCluster(items: CitationItem[]): string;
    makeBibliography(): false | [BibliographyParameters, string[]];
  }
  const CSL: { Engine: typeof Engine };
  export default CSL;
}

/** The words of the paper editions: the group `print` of `_data/labels.json`. */
export interface PrintLabels {
  /** The line at the foot of every page. */
  readonly acuteHelp: string;
  /** What stands after it in the colophon. */
  readonly acuteHelpMore: string;
  /** The link to the page with more numbers. */
  readonly acuteHelpPage: string;
  readonly colophon: string;
  readonly contents: string;
  /** Heading of the start page's text. */
  readonly welcome: string;
  readonly doors: string;
  readonly edition: string;
  readonly publisher: string;
  readonly contact: string;
  readonly onTheWeb: string;
  readonly licence: string;
  readonly licenceText: string;
  readonly cite: string;
  readonly typefaces: string;
  readonly typefacesText: string;
  /** Before the handbook's name at the end of a chapter printed alone. */
  readonly fromBook: string;
  readonly reviewed: string;
  readonly changed: string;
  readonly published: string;
  readonly audience: string;
  readonly days: string;
  readonly dayUnit: string;
  readonly oneDay: string;
  readonly proposal: string;
  readonly minutes: string;
  readonly group: string;
  readonly materials: string;
  /** Before a page number in running text: "s.". */
  readonly page: string;
  readonly citedOn: string;
  readonly sources: string;
  /** Over the sources of a single page. */
  readonly sourcesShort: string;
  readonly words: string;
  readonly pageWords: string;
  readonly limits: string;
  readonly limitsDoes: string;
  readonly limitsDoesNot: string;
  readonly limitsNever: string;
  /** Names of editions, with `{title}` for what they are made of. */
  readonly titles: {
    readonly printShop: string;
    readonly largePrint: string;
    readonly pack: string;
    readonly booklet: string;
    readonly imposed: string;
    readonly easyRead: string;
    readonly mapPoster: string;
    readonly planPoster: string;
    readonly brief: string;
    readonly trainerNotes: string;
  };
  /** Ruled lines to write on. */
  readonly notes: string;
  readonly time: string;
  readonly belongsTo: string;
  readonly trainer: string;
  readonly trainerSheet: string;
  readonly pack: {
    readonly name: string;
    readonly programmeLead: string;
    readonly howTo: string;
    readonly day: string;
    readonly notes: string;
    readonly overview: string;
    readonly exercise: string;
    readonly handouts: string;
    readonly materials: string;
  };
  readonly booklet: { readonly easyReadLead: string; readonly about: string; readonly words: string };
  readonly poster: {
    readonly mapTitle: string;
    readonly statuses: string;
    readonly meaning: string;
    readonly regions: string;
    readonly sourcesAt: string;
    readonly planTitle: string;
    readonly planLead: string;
    readonly step: string;
    readonly who: string;
    readonly month: string;
    readonly milestones: string;
  };
  readonly brief: { readonly title: string; readonly note: string; readonly sources: string };
  /** What a form is, after the handbook's name. */
  readonly form: string;
  /** Heading of the list of figures, and what stands before a figure's number. */
  readonly figures: string;
  readonly figure: string;
  /** What the region map is called among the figures. */
  readonly mapFigure: string;
  readonly index: string;
  readonly indexNote: string;
  /** Before the word to look up instead, or as well. */
  readonly see: string;
  readonly seeAlso: string;
  /** What a QR code is, for those who cannot see it: `{title}` is what it leads to. */
  readonly qr: string;
}

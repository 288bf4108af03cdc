/** The Swedish words of the map, `map` in `_data/labels.json`. Words in braces are filled in by `content/fillIn.ts`. */
import type { Status, Strength } from "./model.ts";

export interface StatusLabel {
  /** On the map, before the year. */
  readonly short: string;
  /** In legend and table. */
  readonly name: string;
  /** One sentence: what the status means. */
  readonly long: string;
}

export interface MapLabels {
  /** {worked} {total} */
  readonly headline: string;
  /** {year} */
  readonly period: string;
  readonly periodUndated: string;
  readonly intro: string;
  /** {worked} {prepared} {nearby} {unknown} */
  readonly description: string;
  readonly skipToTable: string;
  readonly legendTitle: string;
  readonly statuses: Readonly<Record<Status, StatusLabel>>;
  readonly undated: string;
  /** Stands where a region has no text. */
  readonly unknownText: string;
  readonly municipalitiesHeadline: string;
  readonly municipalitiesIntro: string;
  readonly municipalitiesCropped: string;
  /** {municipalities} {sites} {names} {sitenames} */
  readonly municipalitiesDescription: string;
  /** Below the county's name, for a joint decision: {count} {year} */
  readonly municipalitiesJoint: string;
  readonly siteName: string;
  readonly siteLong: string;
  readonly otherMunicipalitiesName: string;
  readonly otherMunicipalitiesLong: string;
  readonly tilesTitle: string;
  readonly tilesIntro: string;
  readonly tableTitle: string;
  readonly tableCaption: string;
  readonly columnPlace: string;
  readonly columnStatus: string;
  /** Before the year, in the column of the status. */
  readonly columnYear: string;
  readonly columnText: string;
  /** Before the strength, there too. */
  readonly columnStrength: string;
  readonly levels: { readonly region: string; readonly municipality: string; readonly site: string };
  readonly strengths: Readonly<Record<Strength, string>>;
  readonly strengthsNote: string;
  /** {date} */
  readonly outlinesDate: string;
  readonly downloadTitle: string;
  readonly downloads: { readonly svg: string; readonly png: string; readonly csv: string; readonly json: string };
  /** {count} {from} {to} */
  readonly sources: string;
  /** {count} */
  readonly sourcesUndated: string;
  /** On pictures that leave the handbook: {name} {address} */
  readonly origin: string;
  readonly time: TimeLabels;
  readonly thumbnailLink: string;
  /** Column names of the CSV file, in the order of `mapCsv`. */
  readonly csvHeader: readonly string[];
}

/** The words of the map through time. */
export interface TimeLabels {
  readonly title: string;
  /** {from} {to} */
  readonly period: string;
  readonly intro: string;
  readonly panelsTitle: string;
  /** {year} {worked} {prepared} {nearby} {municipalities} */
  readonly state: string;
  /** {names} */
  readonly news: string;
  readonly noNews: string;
  /** {name} */
  readonly municipality: string;
  /** {count} {county} */
  readonly municipalities: string;
  readonly stepperName: string;
  readonly stepperLabel: string;
  readonly previous: string;
  readonly next: string;
  readonly toTable: string;
  readonly noneName: string;
  readonly noneLong: string;
  readonly townWorkedName: string;
  readonly townWorkedLong: string;
  readonly townPreparedName: string;
  readonly townPreparedLong: string;
  readonly newName: string;
  readonly newLong: string;
  readonly tableTitle: string;
  readonly tableCaption: string;
  readonly columnWhen: string;
  readonly columnPlace: string;
  readonly columnText: string;
  readonly undatedTitle: string;
  readonly undatedIntro: string;
  /** Column names of the CSV file. */
  readonly csvHeader: readonly string[];
}

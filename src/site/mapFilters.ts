import { regionAddress } from "../handbook/madePages.ts";
import { byIds, mapTexts, regionsByStatus, tableRows } from "../maps/rows.ts";
import {
  mapInline,
  mapLegend,
  mapMunicipalities,
  mapPoster,
  mapPosterSwatch,
  mapSign,
  mapStandalone,
  mapThumbnail,
  mapTiles,
  municipalitiesAreCropped,
  municipalitiesLegend,
} from "../maps/svg.ts";

/** What templates may ask of the region map. */
export const mapFilters = { byIds, mapTexts, municipalitiesAreCropped, regionAddress, regionsByStatus, tableRows } as const;

/** Drawings, marked safe where they are registered. */
export const mapMarkupFilters = {
  mapInline,
  mapLegend,
  mapMunicipalities,
  mapPoster,
  mapPosterSwatch,
  mapSign,
  mapStandalone,
  mapThumbnail,
  mapTiles,
  municipalitiesLegend,
} as const;

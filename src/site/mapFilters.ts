import type { Handbook } from "../handbook/model.ts";
import { regionAddress } from "../handbook/madePages.ts";
import type { FactWords } from "../figures/tools.ts";
import { mapAddress, mapFiles, type MapFile, type MapName } from "../maps/files.ts";
import type { MapLabels } from "../maps/labels.ts";
import { mapMunicipalities, municipalitiesAreCropped, municipalitiesLegend } from "../maps/municipalityMap.ts";
import { byIds, mapTexts, regionsByStatus, sourcesText, tableRows } from "../maps/rows.ts";
import { mapInline, mapLegend, mapPoster, mapPosterSwatch, mapSign, mapStandalone, mapThumbnail, mapTiles } from "../maps/svg.ts";
import { hasTime, historyRows, timeLegend, timePanels, timeStandalone, timeStepper } from "../maps/timeMap.ts";
import { figureTools } from "./figureTools.ts";

interface Labels {
  readonly map: MapLabels;
  readonly facts: FactWords;
}

/** Maps are drawn once a handbook: it is frozen. */
const drawn = new WeakMap<Handbook, readonly MapFile[]>();

/** The maps of a handbook as files; none where it has no map. */
export function mapFilesOf(handbook: Handbook, words: MapLabels): readonly MapFile[] {
  if (handbook.map === undefined) return [];
  const known = drawn.get(handbook);
  if (known !== undefined) return known;
  const { name, url } = handbook.site;
  const files = mapFiles(handbook.map, words, { name, address: readableAddress(url + mapAddress) });
  drawn.set(handbook, files);
  return files;
}

const readableAddress = (url: string) => url.replace(/^https?:\/\//, "").replace(/\/$/, "");

/** Files and code of a map; nothing where the handbook lacks it. */
function mapTools(handbook: Handbook, name: MapName, labels: Labels): string {
  const file = mapFilesOf(handbook, labels.map).find((candidate) => candidate.name === name);
  if (file === undefined) return "";
  const { title, width, height, tables } = file;
  const endings = ["svg", "png", ...(Object.keys(tables) as ("csv" | "json")[])] as const;
  return figureTools({ title, files: mapAddress + name, endings, width, height }, { site: handbook.site, page: mapAddress, words: labels.facts });
}

/** What templates may ask of the region map. */
export const mapFilters = {
  byIds,
  hasTime,
  historyRows,
  mapTexts,
  municipalitiesAreCropped,
  regionAddress,
  regionsByStatus,
  sourcesText,
  tableRows,
} as const;

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
  mapTools,
  municipalitiesLegend,
  timeLegend,
  timePanels,
  timeStandalone,
  timeStepper,
} as const;

/** The maps as files beside their page: `/karta/regioner.svg` and the rest. */
import type { MapLabels } from "./labels.ts";
import { municipalitiesStandalone } from "./municipalityMap.ts";
import type { MapModel } from "./model.ts";
import { historyCsv, mapCsv, mapJson, mapTexts } from "./rows.ts";
import type { Origin } from "./sheet.ts";
import { mapStandalone } from "./svg.ts";
import { hasTime, timeStandalone } from "./timeMap.ts";

/** The page that all maps stand on. */
export const mapAddress = "/karta/";

export type MapName = "regioner" | "kommuner" | "tid";

/** A map and its files. */
export interface MapFile {
  readonly name: MapName;
  readonly title: string;
  readonly svg: string;
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
  /** What stands in its other files, by ending. */
  readonly tables: Readonly<Partial<Record<"csv" | "json", string>>>;
}

/** The maps that a handbook has: that of municipalities only where something is known of any, that through time only where something is dated. */
export function mapFiles(map: MapModel, labels: MapLabels, origin: Origin): readonly MapFile[] {
  const regions = file("regioner", mapTexts(map, labels).headline, mapStandalone(map, labels, origin), {
    csv: mapCsv(map, labels),
    json: mapJson(map, labels),
  });
  const hasMunicipalities = map.regions.some(({ municipalities, sites }) => municipalities.length + sites.length > 0);
  return [
    regions,
    ...(hasMunicipalities
      ? [
          file("kommuner", labels.municipalitiesHeadline, municipalitiesStandalone(map, labels, origin), {
            csv: mapCsv(map, labels, ["municipality", "site"]),
          }),
        ]
      : []),
    ...(hasTime(map) ? [file("tid", labels.time.title, timeStandalone(map, labels, origin), { csv: historyCsv(map, labels) })] : []),
  ];
}

function file(name: MapName, title: string, svg: string, tables: MapFile["tables"]): MapFile {
  const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return { name, title, svg, width: Number(width), height: Number(height), tables };
}

/** The second layer of the map: municipalities with facts of their own, and places. */
import { escapeHtml } from "../content/escapeHtml.ts";
import { fillIn } from "../content/fillIn.ts";
import type { Point } from "./geometry.ts";
import { fileInk, pageInk } from "./ink.ts";
import type { MapLabels } from "./labels.ts";
import { moveApart, sideOf } from "./layout.ts";
import { labelHeight, labelText, leaders, margin, placeLabels, type Label } from "./leaders.ts";
import type { MapModel, Status } from "./model.ts";
import { mapTexts, statusAndYear } from "./rows.ts";
import { definitions, statusOrder, useSign } from "./shapes.ts";
import { mapSheet, type Origin } from "./sheet.ts";
import { mapSign } from "./svg.ts";

interface Spot extends Label {
  readonly sign: Status | "site";
  readonly name: string;
  readonly detail: string;
}

/** What stands on the second map: each fact about municipalities and each place, with its signs moved apart. */
function spotsOf(
  map: MapModel,
  labels: MapLabels,
): { readonly signs: readonly { readonly sign: Status | "site"; readonly point: Point }[]; readonly labels: readonly Spot[] } {
  const wanted = map.regions.flatMap(({ code, county, municipalities, sites }) => [
    ...municipalities.map((finding) => ({
      side: sideOf(code),
      sign: finding.status as Status | "site",
      ...(finding.municipalities.length === 1
        ? { name: finding.municipalities[0]?.name as string, detail: statusAndYear(finding, labels) }
        : { name: county, detail: fillIn(labels.municipalitiesJoint, { count: finding.municipalities.length, year: finding.year ?? labels.undated }) }),
      points: finding.municipalities.map(({ point }) => point),
    })),
    ...sites.map((site) => ({
      side: sideOf(code),
      sign: "site" as const,
      name: site.place,
      detail: `${labels.siteName.toLowerCase()}, ${site.year ?? labels.undated}`,
      points: [site.point],
    })),
  ]);
  const points = moveApart(
    wanted.flatMap((spot) => spot.points),
    11.5,
  );
  let next = 0;
  const moved = wanted.map((spot) => ({ ...spot, points: spot.points.map(() => points[next++] as Point) }));
  const ys = points.map(([, y]) => y);
  const from = Math.min(...ys, map.viewBox[3] - 100) - 60;
  return {
    signs: moved.flatMap(({ sign, points: all }) => all.map((point) => ({ sign, point }))),
    labels: placeLabels(
      map,
      moved.map((spot) => ({ ...spot, target: nearestTo(spot.points, spot.side) })),
      labelHeight - 4,
      from,
      map.viewBox[3] - 16,
    ),
  };
}

/** The westernmost or easternmost of some points, where the leader need not cross the others. */
function nearestTo(points: readonly Point[], side: "west" | "east"): Point {
  return [...points].sort((a, b) => (side === "west" ? a[0] - b[0] : b[0] - a[0]))[0] as Point;
}

/**
 * The second layer: municipalities with facts of their own, and places. It has no links and borrows the shapes of `mapInline` on the same page.
 * The north is cut off where there is nothing to show; the label `municipalitiesCropped` says so.
 */
export function mapMunicipalities(map: MapModel, labels: MapLabels): string {
  const prefix = "map";
  const [left, , width, height] = map.viewBox;
  const { signs: marks, labels: spots } = spotsOf(map, labels);
  const top = Math.floor(municipalitiesTop(map, labels));
  const description = descriptionOf(map, labels, spots);
  return [
    `<svg class="map__svg map__svg--municipalities" xmlns="http://www.w3.org/2000/svg" viewBox="${left - margin.side} ${top} ${width + 2 * margin.side} ${height + margin.bottom - top}" role="img" aria-labelledby="map-municipalities-title" aria-describedby="map-municipalities-desc">`,
    `<title id="map-municipalities-title">${escapeHtml(labels.municipalitiesHeadline)}</title><desc id="map-municipalities-desc">${escapeHtml(description)}</desc>`,
    `<use href="#${prefix}-land"${pageInk("land")}/><use href="#${prefix}-land"${pageInk("casing")}/><use href="#${prefix}-land" class="map__border map__border--quiet"/><use href="#${prefix}-lakes"${pageInk("lake")}/>`,
    `<path d="${map.otherSeats
      .filter(([, y]) => y > top)
      .map(([x, y]) => `M${x} ${y}h0`)
      .join("")}"${pageInk("seats")}/>`,
    `<g class="map__leaders">${leaders(map, spots, pageInk)}</g>`,
    marks.map(({ sign, point }) => useSign(prefix, sign, point, sign === "site" ? 0.72 : 0.62)).join(""),
    `<g class="map__labels">${spots.map((spot) => labelText(map, spot, spot.name, spot.detail, pageInk)).join("")}</g></svg>`,
  ].join("");
}

/** All that the second map says, in words. */
function descriptionOf(map: MapModel, labels: MapLabels, spots: readonly Spot[]): string {
  const findings = map.regions.flatMap(({ municipalities }) => municipalities);
  const sites = map.regions.flatMap((region) => region.sites);
  const names = spots.filter(({ sign }) => sign !== "site").map(({ name, detail }) => `${name} (${detail})`);
  return fillIn(labels.municipalitiesDescription, {
    municipalities: findings.reduce((sum, finding) => sum + finding.municipalities.length, 0),
    sites: sites.length,
    names: names.join(", "),
    sitenames: sites.map(({ place }) => place).join(", "),
  });
}

/** The second layer as a file of its own. */
export function municipalitiesStandalone(map: MapModel, labels: MapLabels, origin?: Origin): string {
  const prefix = "karta-kommuner";
  const ink = fileInk;
  const { signs: marks, labels: spots } = spotsOf(map, labels);
  const top = Math.floor(municipalitiesTop(map, labels));
  const [left, , width, height] = map.viewBox;
  const seats = map.otherSeats.filter(([, y]) => y > top).map(([x, y]) => `M${x} ${y}h0`);
  const clip = `<clipPath id="${prefix}-clip-top"><path d="M${left - 20} ${top}h${width + 40}V${height + 20}H${left - 20}z"/></clipPath>`;
  const used = statusOrder.filter((status) => marks.some(({ sign }) => sign === status));
  const picture = (sign: Status | "site") => `<g transform="translate(24 -6)">${useSign(prefix, sign, [0, 0])}</g>`;
  return mapSheet(map, labels, {
    prefix,
    title: labels.municipalitiesHeadline,
    period: mapTexts(map, labels).period,
    description: descriptionOf(map, labels, spots),
    intro: labels.municipalitiesIntro + (municipalitiesAreCropped(map, labels) ? ` ${labels.municipalitiesCropped}` : ""),
    definitions: definitions(map, prefix, ink, clip),
    drawing: [
      `<g clip-path="url(#${prefix}-clip-top)"><use href="#${prefix}-land"${ink("land")}/><use href="#${prefix}-land"${ink("casing")}/><use href="#${prefix}-land"${ink("quiet-border")}/><use href="#${prefix}-lakes"${ink("lake")}/></g>`,
      `<path d="${seats.join("")}"${ink("seats")}/>`,
      leaders(map, spots, ink),
      marks.map(({ sign, point }) => useSign(prefix, sign, point, sign === "site" ? 0.72 : 0.62)).join(""),
      spots.map((spot) => labelText(map, spot, spot.name, spot.detail, ink)).join(""),
    ].join(""),
    top,
    layer: "municipalities",
    legend: [
      ...used.map((status) => ({ picture: picture(status), name: labels.statuses[status].name, long: labels.statuses[status].long })),
      ...(marks.some(({ sign }) => sign === "site") ? [{ picture: picture("site"), name: labels.siteName, long: labels.siteLong }] : []),
      { picture: `<path d="M24-6h0"${ink("seats")}/>`, name: labels.otherMunicipalitiesName, long: labels.otherMunicipalitiesLong },
    ],
    legendPlace: "above",
    origin,
  });
}

/** Where the second map begins: a little north of the northernmost sign or label. */
function municipalitiesTop(map: MapModel, labels: MapLabels): number {
  const { signs: marks, labels: spots } = spotsOf(map, labels);
  return Math.max(map.viewBox[1] - margin.top, Math.min(...marks.map(({ point }) => point[1] - 60), ...spots.map(({ y }) => y - 30), map.viewBox[3] - 200));
}

/** Whether the second map leaves out the north. */
export function municipalitiesAreCropped(map: MapModel, labels: MapLabels): boolean {
  return municipalitiesTop(map, labels) > map.viewBox[1];
}

/** The legend of the second map: only the signs it uses, and the dots. */
export function municipalitiesLegend(map: MapModel, labels: MapLabels): string {
  const used = statusOrder.filter((status) => map.regions.some(({ municipalities }) => municipalities.some((finding) => finding.status === status)));
  const item = (picture: string, name: string, long: string) => `<li>${picture}<span><strong>${escapeHtml(name)}:</strong> ${escapeHtml(long)}</span></li>`;
  const dot = `<svg class="map__sign" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false"><path d="M0 0h0"${pageInk("seats")}/></svg>`;
  return [
    '<ul class="map__legend map__legend--signs">',
    ...used.map((status) => item(mapSign(status), labels.statuses[status].name, labels.statuses[status].long)),
    map.regions.some(({ sites }) => sites.length > 0) ? item(mapSign("site"), labels.siteName, labels.siteLong) : "",
    item(dot, labels.otherMunicipalitiesName, labels.otherMunicipalitiesLong),
    "</ul>",
  ].join("");
}

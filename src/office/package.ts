/** Office files are zip archives of XML. Written here so that the same content gives the same bytes on every machine. */
import { unzipSync, zipSync, type Zippable } from "fflate";
import { declaration, element, xmlText } from "./xml.ts";

/** Parts of an office file by path: XML or pictures. */
export type Parts = ReadonlyMap<string, string | Uint8Array>;

/** What programs show of a file without opening it. */
export interface Properties {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  readonly keywords: string;
  readonly description: string;
  /** ISO date; the day the edition was made, never the clock. */
  readonly date: string;
}

/** Office wants the list of types first; the rest is in order of paths. */
const first = "[Content_Types].xml";

/** Pictures are packed already. */
const isPacked = (path: string) => /\.(?:png|jpe?g)$/.test(path);

/** The first day that zip archives know, in the time of the machine: zip has no time zones, so it is the same everywhere. */
const dawn = new Date(1980, 0, 1);

/** Packs parts in a fixed order, with a fixed time. */
export function packParts(parts: Parts): Uint8Array {
  const encoder = new TextEncoder();
  const paths = [...parts.keys()].sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
  const files: Zippable = {};
  for (const path of paths) {
    const content = parts.get(path) ?? "";
    files[path] = [typeof content === "string" ? encoder.encode(content) : content, { level: isPacked(path) ? 0 : 9 }];
  }
  return zipSync(files, { mtime: dawn });
}

/** The parts of an office file. XML is read as text. */
export function unpackParts(bytes: Uint8Array): Map<string, string | Uint8Array> {
  const decoder = new TextDecoder();
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, /\.(?:xml|rels)$/.test(path) ? decoder.decode(content) : content]));
}

/** `docProps/core.xml`. */
export function coreProperties({ title, subject, creator, keywords, description, date }: Properties): string {
  const time = (name: string) => element(`dcterms:${name}`, { "xsi:type": "dcterms:W3CDTF" }, `${date}T00:00:00Z`);
  const namespaces = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  };
  return (
    declaration +
    element(
      "cp:coreProperties",
      namespaces,
      element("dc:title", {}, xmlText(title)),
      element("dc:subject", {}, xmlText(subject)),
      element("dc:creator", {}, xmlText(creator)),
      element("cp:keywords", {}, xmlText(keywords)),
      element("dc:description", {}, xmlText(description)),
      element("dc:language", {}, officeLanguage),
      element("cp:lastModifiedBy", {}, xmlText(creator)),
      element("cp:revision", {}, "1"),
      time("created"),
      time("modified"),
    )
  );
}

/** Swedish as it is written in Sweden: what spelling checks and voices go by. */
export const officeLanguage = "sv-SE";

/** A relationship from one part to another, or to an address. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: "slide". */
  readonly type: string;
  readonly target: string;
  readonly isExternal?: boolean;
}

const officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A `.rels` part. */
export function relationships(rows: readonly Relationship[]): string {
  const one = ({ id, type, target, isExternal }: Relationship) =>
    element("Relationship", {
      Id: id,
      Type: type.includes("/") ? type : `${officeTypes}/${type}`,
      Target: target,
      TargetMode: isExternal === true ? "External" : undefined,
    });
  return declaration + element("Relationships", { xmlns: "http://schemas.openxmlformats.org/package/2006/relationships" }, ...rows.map(one));
}

/** The relationships of the package itself. */
export const packageRelationships = (main: string): string =>
  relationships([
    { id: "rId1", type: "officeDocument", target: main },
    { id: "rId2", type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: "docProps/core.xml" },
    { id: "rId3", type: "extended-properties", target: "docProps/app.xml" },
  ]);

/** `[Content_Types].xml`: what each part is, by path without the first slash. */
export function contentTypes(types: ReadonlyMap<string, string>): string {
  const defaults = [
    ["png", "image/png"],
    ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
    ["xml", "application/xml"],
  ].map(([Extension, ContentType]) => element("Default", { Extension, ContentType }));
  const overrides = [...types].map(([path, ContentType]) => element("Override", { PartName: `/${path}`, ContentType }));
  return declaration + element("Types", { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" }, ...defaults, ...overrides);
}

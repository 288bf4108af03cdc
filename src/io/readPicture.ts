import { parse } from "node:path";
import { imageSize } from "image-size";
import { chapterIds } from "../content/chapters.ts";
import { slug } from "../content/slug.ts";
import { svgFaults } from "../content/svg.ts";
import { decodeText, type TextFault } from "../content/textFile.ts";
import { mostPixels } from "./limits.ts";

export interface ReadPicture {
  /** Nothing where it cannot be read. */
  readonly size: { readonly width: number; readonly height: number };
  readonly faults: readonly TextFault[];
}

const nothing = { width: 0, height: 0 };
const withoutSize = ["Bilden säger inte hur stor den är.", "skriv width och height, eller viewBox, i <svg>"] as const;
const withoutPoints = ["Bilden är tom.", "spara om den"] as const;

/** The endings that pictures of a type have, as `image-size` names types. */
const endingsOfType: Readonly<Record<string, readonly string[]>> = { jpg: ["jpg", "jpeg"], heif: ["avif"], avif: ["avif"] };

/** The size in pixels of a picture of the content folder, and what is wrong with it. */
export function readPicture(path: string, bytes: Uint8Array): ReadPicture {
  const faults: TextFault[] = [];
  const fault = (what: string, write: string) => faults.push({ line: 1, what, write });
  const { dir, name, ext } = parse(path);
  const ending = ext.slice(1).toLowerCase();
  if (!/^[A-Za-z0-9._/-]+$/.test(path)) fault("Bildens filnamn fungerar inte som adress.", `döp filen till ${slug(name) || "bild"}${ext.toLowerCase()}`);
  if (dir !== "" && !chapterIds.some((id) => id === dir)) fault("Bilden ligger inte i ett kapitel.", "lägg den i samma mapp som sidan där den visas");
  if (ending === "svg") {
    const decoded = decodeText(bytes);
    const found = decoded.ok ? svgFaults(decoded.text) : [decoded.fault];
    if (found.length > 0) return { size: nothing, faults: [...faults, ...found] };
  }
  try {
    const { width, height, type = "" } = imageSize(bytes);
    if (!(endingsOfType[type] ?? [type]).includes(ending))
      fault(`Bilden är ${type} men heter .${ending}.`, `döp om den till ${name}.${endingsOfType[type]?.[0] ?? type}`);
    if (!(width > 0 && height > 0)) fault(...withoutPoints);
    if (width > mostPixels || height > mostPixels)
      fault(`Bilden är för stor (${Math.round(width)} × ${Math.round(height)} bildpunkter).`, `gör den högst ${mostPixels} bildpunkter bred och hög`);
    return { size: { width, height }, faults };
  } catch {
    if (ending === "svg") fault(...withoutSize);
    else fault("Bilden går inte att läsa.", "spara om den som svg, png, jpg eller webp");
    return { size: nothing, faults };
  }
}

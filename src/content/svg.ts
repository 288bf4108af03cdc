import { SaxesParser, type SaxesTagNS } from "saxes";
import type { TextFault } from "./textFile.ts";

/** Elements that run something, bring other documents in, or lead somewhere. */
const forbiddenElements = new Set(["script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "a"]);
/** What a drawing may point at: a part of itself, or a picture of dots that lies in it. */
const ownAddress = /^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp);base64,)/i;
const foreignStyle = /@import|url\(\s*["']?\s*(?!["']?(?:#|data:image\/(?:png|jpe?g|gif|webp);))|expression\s*\(|javascript:/i;

/**
 * What in a drawing could run, fetch or lead anywhere: a published SVG is a page of its own when it is opened. Read by the rules of XML, as browsers do.
 * Empty for a drawing that only draws; a file that is not well-formed XML is one fault.
 */
export function svgFaults(text: string): TextFault[] {
  const faults: TextFault[] = [];
  const parser = new SaxesParser({ xmlns: true, position: true });
  const add = (what: string, write: string) => faults.push({ line: parser.line, what, write });
  let depth = 0;
  let isStyle = false;
  parser.on("doctype", (doctype) => {
    if (/\[|<!ENTITY/i.test(doctype)) add("Bilden definierar egna entiteter.", "spara om den som vanlig SVG, utan <!ENTITY");
  });
  parser.on("processinginstruction", ({ target }) => add(`Bilden har en instruktion till andra program (<?${target}).`, "ta bort raden"));
  parser.on("opentag", (tag) => {
    if (depth++ === 0 && tag.local !== "svg") add("Bilden är inte en SVG.", "spara om den som SVG, PNG eller JPEG");
    isStyle = tag.local.toLowerCase() === "style";
    if (forbiddenElements.has(tag.local.toLowerCase()))
      add(`Bilden innehåller <${tag.name}>, som kan köra program eller leda bort.`, "ta bort elementet, eller spara om bilden som PNG");
    for (const [what, write] of attributeFaults(tag)) add(what, write);
  });
  parser.on("closetag", () => {
    depth--;
    isStyle = false;
  });
  const readStyle = (style: string) => {
    if (isStyle && foreignStyle.test(style)) add("Bildens stilmall hämtar något utifrån.", "ta bort @import och url(…) ur <style>");
  };
  parser.on("text", readStyle);
  parser.on("cdata", readStyle);
  parser.on("error", (error) => {
    throw error;
  });
  try {
    parser.write(text).close();
  } catch {
    add("Bilden går inte att läsa.", "spara om den som svg, png, jpg eller webp");
  }
  return faults;
}

function attributeFaults(tag: SaxesTagNS): (readonly [string, string])[] {
  return Object.values(tag.attributes).flatMap(({ name, local, value }): (readonly [string, string])[] => {
    const key = local.toLowerCase();
    if (key.startsWith("on")) return [[`Bilden har en händelse (${name}=…) som kan köra program.`, "ta bort attributet"]];
    if ((key === "href" || key === "src") && !ownAddress.test(value))
      return [[`Bilden pekar på något utanför sig själv (${name}=…).`, "lägg in det i bilden, eller ta bort det"]];
    if (key === "attributename" && /^(?:xlink:)?href$|^on/i.test(value.trim()))
      return [[`Bilden ändrar adresser eller händelser (attributeName="${value}").`, "ta bort animeringen"]];
    return foreignStyle.test(value) && key !== "href" ? [[`Bilden hämtar något utifrån (${name}=…).`, "ta bort attributet, eller lägg in det i bilden"]] : [];
  });
}

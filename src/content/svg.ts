import { SaxesParser, type SaxesTagNS } from "saxes";
import type { TextFault } from "./textFile.ts";

/** Elements that run something, bring other documents in, or lead somewhere. */
const forbiddenElements = new Set(["script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "a"]);
/** What a drawing may point at: a part of itself, or a picture of dots that lies in it. */
const ownAddress = /^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp);base64,)/i;
const foreignStyle =
  /@import|url\(\s*["']?\s*(?!["']?(?:#|data:image\/(?:png|jpe?g|gif|webp);))|(?:^|[^\w-])(?:-webkit-)?(?:image-set|image|cross-fade|src)\(|expression\s*\(|javascript:/i;

/** Style as browsers read it: `\75rl(` is `url(`, and a comment is nothing. */
const plainStyle = (style: string): string =>
  style
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, "")
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)))
    .replace(/\\/g, "");

const isForeignStyle = (style: string): boolean => foreignStyle.test(plainStyle(style));

const xhtml = "http://www.w3.org/1999/xhtml";

/**
 * What in a drawing could run, fetch or lead anywhere: a published SVG is a page of its own when it is opened. Read by the rules of XML, as browsers do.
 * Empty for a drawing that only draws; a file that is not well-formed XML is one fault.
 */
export function svgFaults(text: string): TextFault[] {
  const faults: TextFault[] = [];
  const parser = new SaxesParser({ xmlns: true, position: true });
  const add = (what: string, write: string) => faults.push({ line: parser.line, what, write });
  let depth = 0;
  let isDrawing = false;
  /** What the style sheet that is open has said so far: browsers put its pieces together, whatever stands between them. */
  let style: string | undefined;
  parser.on("doctype", (doctype) => {
    if (/\[|<!ENTITY/i.test(doctype)) add("Bilden definierar egna entiteter.", "spara om den som vanlig SVG, utan <!ENTITY");
  });
  // Browsers read by the encoding that is named, and we read UTF-8: in another one a comment can end elsewhere.
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) add(`Bilden säger att den är skriven i ${encoding}.`, "spara om den som UTF-8");
  });
  parser.on("processinginstruction", ({ target }) => add(`Bilden har en instruktion till andra program (<?${target}).`, "ta bort raden"));
  parser.on("opentag", (tag) => {
    if (depth++ === 0) {
      isDrawing = tag.local === "svg";
      if (!isDrawing) add("Bilden är inte en SVG.", "spara om den som SVG, PNG eller JPEG");
    }
    const name = tag.local.toLowerCase();
    if (name === "style") style = "";
    if (forbiddenElements.has(name))
      add(`Bilden innehåller <${tag.name}>, som kan köra program eller leda bort.`, "ta bort elementet, eller spara om bilden som PNG");
    else if (isDrawing && tag.uri === xhtml) add(`Bilden innehåller <${tag.name}> ur HTML.`, "ta bort elementet, eller spara om bilden som PNG");
    for (const [what, write] of attributeFaults(tag)) add(what, write);
  });
  parser.on("closetag", ({ local }) => {
    depth--;
    if (local.toLowerCase() !== "style") return;
    if (style !== undefined && isForeignStyle(style)) add("Bildens stilmall hämtar något utifrån.", "ta bort @import och url(…) ur <style>");
    style = undefined;
  });
  const readStyle = (text: string) => {
    if (style !== undefined) style += text;
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
    if (key === "attributename" && /(?:^|:)(?:href|src|on\w+)$/i.test(value.trim()))
      return [[`Bilden ändrar adresser eller händelser (attributeName="${value}").`, "ta bort animeringen"]];
    return isForeignStyle(value) && key !== "href" ? [[`Bilden hämtar något utifrån (${name}=…).`, "ta bort attributet, eller lägg in det i bilden"]] : [];
  });
}

/** Makes a Word file the same in every build: the library's clock and chance are taken out, and what it leaves out is put in. */
import { coreProperties, packParts, unpackParts, type Properties } from "../package.ts";
import type { OfficeColors } from "../colors.ts";
import { fontTable, furtherStyles } from "./styles.ts";

/** The file with fixed properties, fonts with their fallbacks, relationships numbered in order, and fixed times in the archive. */
export function finishWord(bytes: Uint8Array, properties: Properties, colors: OfficeColors): Uint8Array {
  const parts = unpackParts(bytes);
  for (const [path, content] of parts) {
    if (typeof content !== "string" || !path.endsWith(".rels")) continue;
    const owner = path.replace("_rels/", "").replace(/\.rels$/, "");
    const names = new Map<string, string>();
    const body = parts.get(owner);
    parts.set(
      path,
      content.replace(/ Id="([^"]+)"/g, (_, id: string) => {
        const name = `rId${names.size + 1}`;
        names.set(id, name);
        return ` Id="${name}"`;
      }),
    );
    if (typeof body === "string")
      parts.set(
        owner,
        body.replace(/ r:(id|embed|link)="([^"]+)"/g, (_, key: string, id: string) => ` r:${key}="${names.get(id) ?? id}"`),
      );
  }
  parts.set("docProps/core.xml", coreProperties(properties));
  parts.set("word/fontTable.xml", fontTable());
  parts.set("word/styles.xml", String(parts.get("word/styles.xml")).replace("</w:styles>", `${furtherStyles(colors)}</w:styles>`));
  return packParts(parts);
}

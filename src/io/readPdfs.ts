import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PdfFile } from "../site/pdfFiles.ts";

/** The PDFs of an output, as its `pdf/index.json` lists them; none where nothing is printed. */
export async function readPdfs(output: string): Promise<readonly PdfFile[]> {
  const index = await readFile(join(output, "pdf", "index.json"), "utf8").catch(() => undefined);
  return index === undefined ? [] : (JSON.parse(index) as readonly PdfFile[]);
}

/** A reader's own pack is what its parts are, in the judgement of veraPDF: one is made of the output's PDFs, with what the page for packs carries. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { isElement } from "../content/parsedHtml.ts";
import { makePack } from "../print/pack/pack.ts";
import type { PackSetting } from "../print/packSetting.ts";
import type { PdfFile } from "../site/pdfFiles.ts";
import { KnownError } from "./errors.ts";
import { packTemplatePath } from "./packTemplate.ts";
import { readPdfs } from "./readPdfs.ts";
import { cacheFolder, checkJava, validate, veraPdf, type Verdict } from "./veraPdf.ts";
import type { Check } from "./verify.ts";
import { rowOf, tableOf } from "./verifyPdf.ts";

/** So many of each sort of parts, the smallest. */
const ofEach = 4;
const kinds = ["chapter", "form", "page", "handout", "trainer-notes"] as const;

export const packCheck: Check = {
  name: "pack",
  about: "a reader's own pack of every sort of parts with veraPDF: PDF/UA-1 and PDF/A-2a (needs Java)",
  async run({ output, tell }) {
    await checkJava();
    const setting = await readSetting(output);
    const read = async (path: string) => new Uint8Array(await readFile(join(output, path)));
    const files = partsOf(await readPdfs(output));
    if (files.length === 0) throw new KnownError(`There are no PDFs in ${output}. Make them with: npm run build`);
    const parts = await Promise.all(files.map(async ({ title, path, sourcePages }) => ({ title, bytes: await read(path), pages: sourcePages })));
    const name = `pack of ${parts.length} PDFs`;
    const description = { ...setting.description, title: name };
    const { bytes, pages } = await makePack(parts, { ...setting, description, template: await read(packTemplatePath) });
    tell(`  veraPDF: ${name}`);
    const folder = await mkdtemp(join(tmpdir(), "peerhandboken-paket-"));
    try {
      const path = join(folder, "paket.pdf");
      await writeFile(path, bytes);
      const verdicts: Verdict[] = [];
      await validate(await veraPdf(cacheFolder(process.env)), [path], (verdict) => verdicts.push(verdict));
      return tableOf([rowOf(name, pages, verdicts, ["ua1", "2a"])]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Some of every sort of parts. */
function partsOf(files: readonly PdfFile[]): readonly PdfFile[] {
  return kinds.flatMap((kind) =>
    files
      .filter((file) => file.kind === kind)
      .sort((a, b) => a.bytes - b.bytes)
      .slice(0, ofEach),
  );
}

/** What the page for packs brings to every pack. */
async function readSetting(output: string): Promise<PackSetting> {
  const html = await readFile(join(output, "material", "paket", "index.html"), "utf8").catch(() => undefined);
  const setting = html === undefined ? undefined : attributeIn(parse(html), "data-setting");
  if (setting === undefined) throw new KnownError(`${output} has no page for packs. Make it with: npm run build`);
  return JSON.parse(setting) as PackSetting;
}

/** The first value of an attribute anywhere in a document. */
function attributeIn(parent: Tree.ParentNode, name: string): string | undefined {
  for (const element of parent.childNodes.filter(isElement)) {
    const found = element.attrs.find((attribute) => attribute.name === name)?.value ?? attributeIn(element, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bookOptions, run, valueOf } from "../src/io/commandLine.ts";
import { KnownError, UsageError } from "../src/io/errors.ts";
import { packTemplatePath } from "../src/io/packTemplate.ts";
import { readBook } from "../src/io/readBook.ts";
import { readPdfs } from "../src/io/readPdfs.ts";
import { makePack } from "../src/print/pack/pack.ts";
import { packSetting } from "../src/print/packSetting.ts";

const command = {
  call: "npx tsx scripts/pack.ts",
  about: "Makes one PDF of several, as readers do in their browsers at /material/paket/.",
  rest: "PART …   as in the address of a choice: utdelning/krisplan kapitel/rollen",
  options: [
    bookOptions.content,
    bookOptions.data,
    { name: "output", value: "DIR", help: "the built handbook to take the PDFs from (default _site)" },
    { name: "title", value: "TEXT", help: "the title on the cover" },
    { name: "to", value: "FILE", help: "the pack (default paket.pdf)" },
  ],
};

await run(command, async (given) => {
  const output = valueOf(given, "output", "_site");
  const { handbook, labels } = await readBook({ content: valueOf(given, "content", "content"), data: valueOf(given, "data", "_data") });
  const pdfs = await readPdfs(output);
  if (pdfs.length === 0) throw new KnownError(`${output} has no PDFs. Run npm run build first.`);
  if (given.rest.length === 0) throw new UsageError("Name at least one part.");
  const files = given.rest.map((part) => {
    const file = pdfs.find(({ path }) => path === `pdf/${part}.pdf`);
    if (file === undefined) throw new UsageError(`${output} has no pdf/${part}.pdf.`);
    return file;
  });
  const read = async (path: string) => new Uint8Array(await readFile(join(output, path)));
  const parts = await Promise.all(files.map(async ({ title, path, sourcePages }) => ({ title, bytes: await read(path), pages: sourcePages })));
  const setting = packSetting(handbook, labels.pack);
  const description = { ...setting.description, title: valueOf(given, "title", labels.pack.nameDefault) };
  const { bytes, pages } = await makePack(parts, { ...setting, description, template: await read(packTemplatePath) });
  const to = valueOf(given, "to", "paket.pdf");
  await writeFile(to, bytes);
  process.stdout.write(`${to}: ${parts.length} delar, ${pages} sidor, ${Math.round(bytes.length / 1000)} kB\n`);
});

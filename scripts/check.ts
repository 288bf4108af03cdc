import { overdue, overdueTables } from "../src/handbook/review.ts";
import { allPages } from "../src/handbook/navigate.ts";
import { ContentError, formatWarnings } from "../src/content/fault.ts";
import { bookOptions, checkDay, run, valueOf } from "../src/io/commandLine.ts";
import { KnownError } from "../src/io/errors.ts";
import { checkCode } from "../src/io/checkCode.ts";
import { languageSummary, languageWarnings } from "../src/io/language.ts";
import { readBook } from "../src/io/readBook.ts";

const command = {
  call: "npm run check",
  about: "Checks content, language, types, format and lint without building.",
  options: [
    bookOptions.content,
    bookOptions.data,
    { name: "datum", value: "DATE", help: "also warns about pages whose review was due before this day, as 2026-10-01" },
  ],
};

await run(command, async (given) => {
  const content = valueOf(given, "content", "content");
  const day = valueOf(given, "datum", "");
  if (day !== "") checkDay(day);

  const say = (line: string) => process.stdout.write(`${line}\n`);
  const data = valueOf(given, "data", "_data");
  const folders = { content, data };
  const book = await readBook(folders).catch((error: unknown) => {
    if (error instanceof ContentError) return error;
    throw error;
  });
  const language = await languageWarnings(folders);
  const faults = [...(book instanceof ContentError ? book.faults : []), ...language.faults];
  const warnings = [...book.warnings, ...language.warnings];
  if (!(book instanceof ContentError)) {
    const { handbook } = book;
    if (faults.length === 0) say(`Innehållet är rätt: ${allPages(handbook).length} sidor, ${handbook.references.length} källor.`);
    if (day !== "") {
      for (const page of overdue(handbook, day)) say(`  varning: ${content}/${String(page.source)} skulle ha granskats ${String(page.due)}.`);
      for (const { table, due } of overdueTables(handbook, day)) say(`  varning: ${data}/${table}.json skulle ha granskats ${due}.`);
    }
  }
  if (warnings.length > 0) say(formatWarnings(warnings));
  say(languageSummary(language));

  const failed = await checkCode(say);
  if (faults.length > 0) throw new ContentError(faults);
  if (failed.length > 0) throw new KnownError(`Failed: ${failed.join(", ")}. Mend what is listed above; npm run format mends the format.`);
});

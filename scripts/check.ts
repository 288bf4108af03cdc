import { overdue } from "../src/handbook/review.ts";
import { allPages } from "../src/handbook/navigate.ts";
import { ContentError } from "../src/content/fault.ts";
import { run } from "../src/io/commandLine.ts";
import { KnownError, UsageError } from "../src/io/errors.ts";
import { checkCode } from "../src/io/checkCode.ts";
import { readBook } from "../src/io/readBook.ts";

const command = {
  call: "npm run check",
  about: "Checks content, types, format and lint without building.",
  options: [
    { name: "content", value: "DIR", help: "another handbook's Markdown (default content)" },
    { name: "data", value: "DIR", help: "its data (default _data)" },
    { name: "datum", value: "DATE", help: "also warns about pages whose review was due before this day, as 2026-10-01" },
  ],
};

await run(command, async ({ values }) => {
  const text = (name: string, otherwise: string) => (typeof values[name] === "string" ? values[name] : otherwise);
  const content = text("content", "content");
  const day = values["datum"];
  if (typeof day === "string" && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageError(`--datum must be a day such as 2026-10-01, not ${day}.`);

  const say = (line: string) => process.stdout.write(`${line}\n`);
  let faults: ContentError | undefined;
  try {
    const { handbook } = await readBook({ content, data: text("data", "_data") });
    say(`Innehållet är rätt: ${allPages(handbook).length} sidor, ${handbook.references.length} källor.`);
    if (typeof day === "string")
      for (const page of overdue(handbook, day)) say(`  varning: ${content}/${String(page.source)} skulle ha granskats ${String(page.due)}.`);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    faults = error;
  }
  const failed = await checkCode(say);
  if (faults !== undefined) throw faults;
  if (failed.length > 0) throw new KnownError(`Failed: ${failed.join(", ")}. Mend what is listed above; npm run format mends the format.`);
});

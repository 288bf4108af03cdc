import { bookOptions, run, valueOf } from "../src/io/commandLine.ts";
import { UsageError } from "../src/io/errors.ts";
import { createPage } from "../src/io/newPage.ts";

const command = {
  call: "npm run ny",
  about: "Makes a new page with correct front matter, last in its chapter.",
  rest: 'KAPITEL "Titel"',
  options: [bookOptions.content, { name: "datum", value: "DATE", help: "the day of the review, as 2026-10-01 (default today)" }],
};

await run(command, async (given) => {
  const [chapter, title, ...more] = given.rest;
  if (chapter === undefined || title === undefined || more.length > 0)
    throw new UsageError('Give a chapter and a title: npm run ny -- rollen "Vad är en peer supporter?"');
  const day = valueOf(given, "datum", new Date().toISOString().slice(0, 10));
  const path = await createPage({ content: valueOf(given, "content", "content"), chapter, title, day });
  process.stdout.write(`Ny sida: ${path}\nFyll i sammanfattning och målgrupp, skriv texten och se sidan med npm start.\n`);
});

import { wire } from "../eleventy.config.ts";
import { growSite, printPages } from "../src/io/benchGrowth.ts";
import { bookOptions, run, valueOf } from "../src/io/commandLine.ts";
import { UsageError } from "../src/io/errors.ts";

const command = {
  call: "npx tsx scripts/grow.ts",
  about:
    "Builds a handbook's pages and search, or prints some of its pages, and writes how long it took as JSON. npm run bench starts it, to see what one process takes.",
  options: [
    bookOptions.content,
    bookOptions.data,
    { name: "output", value: "DIR", help: "where it is built" },
    { name: "print", value: "NUMBER", help: "prints so many of the pages, one PDF each, instead" },
  ],
};

await run(command, async (given) => {
  const folders = { content: valueOf(given, "content", "content"), data: valueOf(given, "data", "_data") };
  const output = valueOf(given, "output", "");
  if (output === "") throw new UsageError("--output is missing.");
  const print = Number(valueOf(given, "print", "0"));
  const made = print === 0 ? await growSite(folders, output, wire) : await printPages(folders, output, print);
  process.stdout.write(`${JSON.stringify(made)}\n`);
});

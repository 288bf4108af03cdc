import { wire } from "../eleventy.config.ts";
import { buildHandbook } from "../src/io/build.ts";
import { bookOptions, run, valueOf } from "../src/io/commandLine.ts";
import { UsageError } from "../src/io/errors.ts";
import { isPart, partNames } from "../src/io/publish.ts";

const command = {
  call: "npm run build",
  about: "Builds the whole handbook once: pages, search, map, feeds, Word and PowerPoint files, and PDFs.",
  options: [
    bookOptions.content,
    bookOptions.data,
    { name: "output", value: "DIR", help: "where it is published (default _site)" },
    { name: "no-cache", help: "builds and prints everything again, also what has not changed" },
    { name: "only", value: "PARTS", help: `makes some parts again inside the last complete output: ${partNames.join(",")}` },
  ],
};

await run(command, async (given) => {
  const asked = valueOf(given, "only", partNames.join(",")).split(",");
  const unknown = asked.filter((name) => !isPart(name));
  if (unknown.length > 0) throw new UsageError(`--only does not know ${unknown.join(", ")}. Parts: ${partNames.join(", ")}.`);
  await buildHandbook(
    {
      content: valueOf(given, "content", "content"),
      data: valueOf(given, "data", "_data"),
      output: valueOf(given, "output", "_site"),
      making: asked.filter(isPart),
      useCache: given.values["no-cache"] !== true,
      tell: (line) => process.stdout.write(`${line}\n`),
    },
    wire,
  );
});

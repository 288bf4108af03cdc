import { wire } from "../eleventy.config.ts";
import { buildHandbook } from "../src/io/build.ts";
import { run } from "../src/io/commandLine.ts";
import { UsageError } from "../src/io/errors.ts";
import { partNames, type Part } from "../src/io/publish.ts";

const command = {
  call: "npm run build",
  about: "Builds the whole handbook once: pages, search, map, feeds and PDFs.",
  options: [
    { name: "content", value: "DIR", help: "another handbook's Markdown (default content)" },
    { name: "data", value: "DIR", help: "its data: site.ts, references.json, regions.json … (default _data)" },
    { name: "output", value: "DIR", help: "where it is published (default _site)" },
    { name: "only", value: "PARTS", help: `makes some parts again inside the last complete output: ${partNames.join(",")}` },
  ],
};

await run(command, async ({ values }) => {
  const text = (name: string, otherwise: string) => (typeof values[name] === "string" ? values[name] : otherwise);
  const asked = typeof values["only"] === "string" ? values["only"].split(",") : partNames;
  const unknown = asked.filter((part) => !partNames.includes(part as Part));
  if (unknown.length > 0) throw new UsageError(`--only does not know ${unknown.join(", ")}. Parts: ${partNames.join(", ")}.`);
  await buildHandbook(
    {
      content: text("content", "content"),
      data: text("data", "_data"),
      output: text("output", "_site"),
      making: asked as Part[],
      tell: (line) => process.stdout.write(`${line}\n`),
    },
    wire,
  );
});

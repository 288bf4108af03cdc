import { existsSync } from "node:fs";
import { join } from "node:path";
import { run, valueOf } from "../src/io/commandLine.ts";
import { UsageError } from "../src/io/errors.ts";
import { openSearch } from "../src/io/searchNode.ts";
import { recordKinds } from "../src/ranking/lexicon.ts";

const command = {
  call: "npm run sok",
  about: "Searches a built handbook as its readers do, without a browser: address, kind and title of the best hits, one a line.",
  rest: "FRÅGA",
  options: [
    { name: "output", value: "DIR", help: "the built handbook (default _site)" },
    { name: "slag", value: "SLAG", help: `only hits of a kind: ${recordKinds.join(", ")}` },
    { name: "antal", value: "N", help: "how many (default 10)" },
    { name: "json", help: "as JSON, with points" },
  ],
};

await run(command, async (given) => {
  const words = given.rest.join(" ");
  if (words.trim() === "") throw new UsageError('Give a question: npm run sok -- "hur mycket får man betalt"');
  const output = valueOf(given, "output", "_site");
  if (!existsSync(join(output, "pagefind", "pagefind.js"))) throw new UsageError(`${output} holds no search index. Run npm run build first.`);
  const slag = valueOf(given, "slag", "");
  const kind = recordKinds.find((one) => one === slag);
  if (slag !== "" && kind === undefined) throw new UsageError(`--slag must be one of ${recordKinds.join(", ")}, not ${slag}.`);
  const most = Number(valueOf(given, "antal", "10"));
  if (!Number.isInteger(most) || most < 1) throw new UsageError("--antal must be a whole number above 0.");
  const hits = (await (await openSearch(output)).search(words, kind === undefined ? {} : { kind })).slice(0, most);
  const rows = hits.map(({ record: { url, kind: sort, title }, score }) => ({ url, kind: sort, title, score: Math.round(score * 100) / 100 }));
  process.stdout.write(
    given.values["json"] === true ? `${JSON.stringify(rows, null, 2)}\n` : rows.map(({ url, kind: sort, title }) => `${url}\t${sort}\t${title}\n`).join(""),
  );
});

import { existsSync } from "node:fs";
import { join } from "node:path";
import { run, valueOf } from "../src/io/commandLine.ts";
import { UsageError } from "../src/io/errors.ts";
import { fitSearch } from "../src/io/fitSearch.ts";

const command = {
  call: "tsx scripts/fit-search.ts",
  about:
    "Fits the weights of the ranking to the questions that may be looked at, and prints them: src/ranking/rank.ts holds them.\nThe held-out half has no part in it. Takes some minutes a round.",
  options: [
    { name: "output", value: "DIR", help: "the built handbook (default _site)" },
    { name: "rounds", value: "N", help: "rounds of ever smaller steps (default 3)" },
    { name: "folds", value: "N", help: "first tries what is fitted on parts left out (default 0: does not)" },
  ],
};

await run(command, async (given) => {
  const output = valueOf(given, "output", "_site");
  if (!existsSync(join(output, "pagefind", "pagefind.js"))) throw new UsageError(`${output} holds no search index. Run npm run build first.`);
  const number = (name: string, fallback: string) => {
    const value = Number(valueOf(given, name, fallback));
    if (!Number.isInteger(value) || value < 0) throw new UsageError(`--${name} must be a whole number, 0 or more.`);
    return value;
  };
  const { weights } = await fitSearch(output, number("rounds", "3"), number("folds", "0"), (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(weights, (_, value: unknown) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value), 2)}\n`);
});

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../src/io/commandLine.ts";
import { projectRoot } from "../src/io/project.ts";
import { snippets } from "../src/hosting/snippets.ts";

const command = {
  call: "npx tsx scripts/write-hosting.ts",
  about: "Writes the snippets for nginx and Apache (src/hosting/) of the rules that _headers is made of.",
  options: [],
};

await run(command, async () => {
  for (const [name, write] of Object.entries(snippets)) await writeFile(join(projectRoot, "src", "hosting", name), write());
});

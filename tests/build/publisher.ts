/**
 * A program that publishes one small output after another until it is ended: `node tests/build/publisher.ts OUTPUT`.
 * Every file of a version holds its number, so that a mixture shows.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openWorkshop, partNames } from "../../src/io/publish.ts";

/** Files of each version, `handbok.json` among them. */
export const filesInVersion = 30;

/** Publishes one version. */
export async function publishVersion(output: string, version: number): Promise<void> {
  const workshop = await openWorkshop(output);
  try {
    const stage = await workshop.openStage(partNames);
    await writeFile(join(stage.folder, "handbok.json"), String(version));
    for (let file = 1; file < filesInVersion; file++) await writeFile(join(stage.folder, `${file}.html`), String(version));
    await stage.publish();
  } finally {
    await workshop.close();
  }
}

const [, script = "", output] = process.argv;
if (output !== undefined && script.endsWith("publisher.ts")) {
  for (let version = 2; ; version++) {
    await publishVersion(output, version);
    process.stdout.write(`${version}\n`);
  }
}

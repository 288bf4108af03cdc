/** What an output publishes for other programs, tried against the JSON Schemas that it publishes beside, by a validator that knows nothing of ours. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import formats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { filesUnder } from "./disk.ts";

/** A row of `schema/index.json`. */
interface Row {
  readonly file: string;
  readonly schema: string;
}

/** JSON files that others have said the shape of, or that only our own scripts read. */
const otherwiseKnown = /^(?:schema\/|pagefind\/|sbom\.cdx\.json$)/;

export interface SchemaFindings {
  /** Files that were tried. */
  readonly tried: readonly string[];
  /** What is wrong: a file without a schema, a schema without a file, a value that does not fit. */
  readonly faults: readonly string[];
}

/** Tries every JSON file of an output. Throws where there is no `schema/index.json`. */
export async function trySchemas(output: string): Promise<SchemaFindings> {
  const read = async (path: string) => JSON.parse(await readFile(join(output, path), "utf8")) as unknown;
  const rows = (await read("schema/index.json")) as readonly Row[];
  const there = new Set((await filesUnder(output)).map(({ path }) => path));
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, strictRequired: false });
  formats.default(ajv);
  const faults = [...there]
    .filter((path) => path.endsWith(".json") && !otherwiseKnown.test(path) && !rows.some(({ file }) => file === path))
    .map((path) => `${path} has no schema`);
  const tried: string[] = [];
  for (const { file, schema } of rows) {
    if (!there.has(file)) {
      // The only one that a build may have been asked to leave out.
      if (file !== "pdf/index.json") faults.push(`${file} is not there`);
      continue;
    }
    tried.push(file);
    const validate = ajv.compile((await read(schema)) as object);
    if (validate(await read(file))) continue;
    faults.push(...(validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${file}${instancePath}: ${String(message)}`));
  }
  return { tried, faults };
}

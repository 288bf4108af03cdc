/** JSON Schemas of what the handbook publishes for other programs, made from the schemas that the build itself checks by. */
import * as z from "zod";
import type { FileList } from "../browser/app/fileList.ts";
import { chapterIds } from "../content/chapters.ts";
import type { Site } from "../content/site.ts";
import { downloadSchemas } from "../facts/downloads.ts";
import { publicModelSchema } from "../handbook/publicModel.ts";
import { mapFileSchema } from "../maps/modelSchema.ts";
import { editionKinds } from "../print/editions.ts";
import { recordKinds } from "../ranking/lexicon.ts";
import type { PdfFile } from "../site/pdfFiles.ts";

const text = z.string().min(1);
const bytes = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** From the root of the site. */
const address = z.string().regex(/^\/(?:[^?#\s]*)$/);
const named = z.array(z.strictObject({ id: text, title: text }));

/** `pdf/index.json`. */
const pdfIndex: z.ZodType<readonly (PdfFile & { readonly sha256: string })[]> = z.array(
  z.strictObject({
    path: z.string().regex(/^pdf\/.+\.pdf$/),
    title: text,
    kind: z.enum(editionKinds),
    pages: z.int().min(1),
    bytes,
    sha256,
    sourcePages: z.array(z.string()),
    thumbnail: z.strictObject({ path: text, width: z.int().min(1), height: z.int().min(1) }).exactOptional(),
  }),
);

/** `search.json`. */
const search = z.strictObject({
  formatVersion: z.literal(1),
  page: z.string().regex(/\?q=\{searchTerms\}$/),
  description: z.url(),
  index: z.strictObject({ engine: z.literal("pagefind"), address, options: z.strictObject({ exactDiacritics: z.literal(true) }) }),
  lexicon: address,
  filters: z.strictObject({
    kapitel: z.array(z.strictObject({ id: z.enum(chapterIds), title: text })),
    roll: named,
    slag: z.array(z.strictObject({ id: z.enum(recordKinds), title: text })),
  }),
});

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), as much of it as our feed has. */
const feed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: text,
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string(),
  language: text,
  authors: z.array(z.strictObject({ name: text, url: z.url().optional() })).optional(),
  items: z.array(
    z.strictObject({
      id: z.url(),
      url: z.url(),
      title: text,
      summary: text,
      content_html: z.string(),
      date_published: z.iso.datetime(),
      language: text,
    }),
  ),
});

const savedFiles = z.array(z.tuple([address, sha256, bytes]));
const groups = z.array(z.strictObject({ id: text, title: text, files: savedFiles }));

/** `offline/lista.json`. */
const deviceFiles: z.ZodType<FileList> = z.strictObject({
  formatVersion: z.literal(1),
  edition: z.string(),
  date: z.iso.date(),
  core: savedFiles,
  chapters: groups,
  pdfs: groups,
  moved: z.array(z.tuple([address, address])),
});

/** A file for other programs: where it lies, what it holds, and its shape. */
interface Described {
  readonly file: string;
  readonly about: string;
  readonly schema: z.ZodType;
}

const described: readonly Described[] = [
  { file: "handbok.json", about: "The whole handbook: pages, references, terms, facts and map.", schema: publicModelSchema },
  { file: "pdf/index.json", about: "Every PDF, with its pages, size and SHA-256.", schema: pdfIndex },
  { file: "search.json", about: "Where the search index lies, and what it can be narrowed by.", schema: search },
  { file: "feed.json", about: "The news, as JSON Feed 1.1.", schema: feed },
  { file: "offline/lista.json", about: "What a reader's device saves, with check sums.", schema: deviceFiles },
  { file: "karta/regioner.json", about: "What is known of each region, without geometry.", schema: mapFileSchema },
  ...Object.entries(downloadSchemas).map(([name, schema]) => ({ file: `data/${name}.json`, about: "A table of facts, each row with its sources.", schema })),
];

/** Where the schema of a file lies: "pdf/index.json" has "schema/pdf-index.schema.json". */
const schemaPath = (file: string): string => `schema/${file.replace(/\.json$/, "").replaceAll("/", "-")}.schema.json`;

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/**
 * The schemas (JSON Schema 2020-12) by path in the output, and `schema/index.json`, which says what each is the schema of.
 * `isMade` tells which files this handbook has; PDFs and the list of saved files come after the pages, so theirs are always there.
 */
export function schemaFiles({ url }: Pick<Site, "url">, isMade: (file: string) => boolean): ReadonlyMap<string, string> {
  const later = ["pdf/index.json", "offline/lista.json"];
  const made = described.filter(({ file }) => later.includes(file) || isMade(file));
  const files = made.map(({ file, about, schema }) => {
    const { $schema, ...shape } = z.toJSONSchema(schema, { io: "output" });
    return [schemaPath(file), json({ $schema, $id: `${url}/${schemaPath(file)}`, title: file, description: about, ...shape })] as const;
  });
  return new Map([...files, ["schema/index.json", json(made.map(({ file, about }) => ({ file, schema: schemaPath(file), about })))]]);
}

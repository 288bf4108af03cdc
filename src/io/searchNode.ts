import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { lexiconName, openLexicon, type Lexicon, type LexiconFile } from "../ranking/lexicon.ts";
import { rank, type Narrowing, type Ranked, type WordIndex } from "../ranking/rank.ts";

/** The part of Pagefind that Node uses. */
interface Pagefind {
  readonly createInstance: (options: Readonly<Record<string, unknown>>) => {
    readonly init: () => Promise<void>;
    readonly search: (
      words: string,
    ) => Promise<{ readonly results: readonly { readonly id: string; readonly words: readonly number[]; readonly data: () => Promise<{ url: string }> }[] }>;
  };
}

/** The search of a built handbook, in Node. */
export interface NodeSearch {
  readonly lexicon: Lexicon;
  readonly index: WordIndex;
  /** What readers get: records, best first. */
  readonly search: (words: string, narrowing?: Narrowing) => Promise<readonly Ranked[]>;
}

/** Folders that are open, by the address that Pagefind has for them. */
const folders = new Map<string, string>();

/** Pagefind's own script fetches; for the addresses of an open folder that is reading from disk. */
function readFolders(): void {
  const before = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const [, base = "", name = ""] = /^(\/open-\d+\/)([^?]*)/.exec(address) ?? [];
    const folder = folders.get(base);
    if (folder === undefined) return before(input, init);
    return readFile(join(folder, name)).then(
      (bytes) => new Response(new Uint8Array(bytes)),
      () => new Response(null, { status: 404 }),
    );
  };
}

async function openPagefind(output: string, options: Readonly<Record<string, unknown>>) {
  if (folders.size === 0) readFolders();
  const folder = resolve(output, "pagefind");
  const basePath = `/open-${folders.size}/`;
  folders.set(basePath, folder);
  const pagefind = (await import(pathToFileURL(join(folder, "pagefind.js")).href)) as Pagefind;
  const instance = pagefind.createInstance({ basePath, noWorker: true, ...options });
  await instance.init();
  return instance;
}

/** Opens the search of a built handbook without a server or a browser: only files of the output are read. Rejects where there is no index. */
export async function openSearch(output: string): Promise<NodeSearch> {
  const instance = await openPagefind(output, { exactDiacritics: true });
  const lexicon = openLexicon(JSON.parse(await readFile(join(output, "pagefind", lexiconName), "utf8")) as LexiconFile);
  const remembered = new Map<string, ReturnType<WordIndex["find"]>>();
  const find: WordIndex["find"] = (words) => {
    const known = remembered.get(words);
    if (known !== undefined) return known;
    const found = instance.search(`"${words}"`).then(({ results }) => results.map(({ id, words: at }) => ({ id, at })));
    remembered.set(words, found);
    return found;
  };
  return { lexicon, index: { find }, search: async (words, narrowing) => (await rank(words, lexicon, { find }, narrowing)).hits };
}

/** Pagefind as it is, without our ranking: addresses, best first. What we compare with. */
export async function openStockSearch(output: string): Promise<(words: string) => Promise<string[]>> {
  const instance = await openPagefind(output, {});
  return async (words) => {
    const { results } = await instance.search(words);
    return Promise.all(results.slice(0, 20).map(async (result) => (await result.data()).url));
  };
}

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openLexicon, type Lexicon, type LexiconFile } from "../ranking/lexicon.ts";
import type { WordIndex } from "../ranking/rank.ts";
import { lexiconName } from "./search.ts";

/** The part of Pagefind that Node uses. */
interface Pagefind {
  readonly createInstance: (options: Readonly<Record<string, unknown>>) => {
    readonly init: () => Promise<void>;
    readonly search: (words: string) => Promise<{ readonly results: readonly { readonly id: string; readonly words: readonly number[]; readonly data: () => Promise<{ url: string }> }[] }>;
  };
}

export interface NodeSearch {
  readonly lexicon: Lexicon;
  readonly index: WordIndex;
  /** Pagefind as it is, without our layer: addresses, best first. */
  readonly stock: (words: string) => Promise<string[]>;
}

/** Opens the search of a built handbook in Node, without a server or a browser. Files are read from the output; nothing else is. */
export async function openSearch(output: string): Promise<NodeSearch> {
  const folder = resolve(output, "pagefind");
  const before = globalThis.fetch;
  // Pagefind's own script fetches; for the files of its folder that is reading from disk.
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const name = /^\/pagefind\/([^?]*)/.exec(address)?.[1];
    if (name === undefined) return before(input, init);
    return readFile(join(folder, name)).then(
      (bytes) => new Response(new Uint8Array(bytes)),
      () => new Response(null, { status: 404 }),
    );
  };
  const pagefind = (await import(pathToFileURL(join(folder, "pagefind.js")).href)) as Pagefind;
  const options = { basePath: "/pagefind/", noWorker: true };
  const exact = pagefind.createInstance({ ...options, exactDiacritics: true });
  const plain = pagefind.createInstance(options);
  await exact.init();
  const lexicon = openLexicon(JSON.parse(await readFile(join(folder, lexiconName), "utf8")) as LexiconFile);
  const remembered = new Map<string, ReturnType<WordIndex["find"]>>();
  const find: WordIndex["find"] = (words) => {
    const known = remembered.get(words);
    if (known !== undefined) return known;
    const found = exact.search(`"${words}"`).then(({ results }) => results.map(({ id, words: at }) => ({ id, at })));
    remembered.set(words, found);
    return found;
  };
  let started: Promise<void> | undefined;
  const stock = async (words: string) => {
    await (started ??= plain.init());
    const { results } = await plain.search(words);
    return Promise.all(results.slice(0, 20).map(async (result) => (await result.data()).url));
  };
  return { lexicon, index: { find }, stock };
}

/** Fetching files and putting them in a cache: each is what the list says, or it is not saved. */
import { listIn, sha256, shaHeader, type SavedFile } from "./fileList.ts";

/** Requests at a time. */
const atOnce = 6;

/** Fetches a file and checks it. Rejects when it is missing, moved or another than the list says. */
export async function fetchFile([address, expected]: SavedFile): Promise<Response> {
  // First with what the browser remembers and the server confirms; a stale copy on the way is passed by on the second try.
  for (const cache of ["no-cache", "reload"] as const) {
    const response = await fetch(address, { cache, redirect: "error" });
    if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) !== expected) continue;
    const headers = new Headers(response.headers);
    // The bytes are unpacked by now.
    headers.delete("Content-Encoding");
    headers.set("Content-Length", String(bytes.byteLength));
    headers.set(shaHeader, expected);
    return new Response(bytes, { headers });
  }
  throw new Error(`${address} is not the file of the list`);
}

/** Where files may already be: the caches of other versions, whole or begun. */
type Finder = (file: SavedFile) => Promise<Response | undefined>;

/** Finds files that other versions have saved with the same SHA-256, and still have: what lies on a device can be damaged or changed too. */
export async function finderIn(names: readonly string[]): Promise<Finder> {
  const others = await Promise.all(
    names.map(async (name) => {
      const cache = await caches.open(name);
      const list = await listIn(cache);
      const files = [...(list?.core ?? []), ...(list?.chapters ?? []).flatMap((chapter) => chapter.files)];
      return { cache, known: new Map(files.map(([address, sha]) => [address, sha])) };
    }),
  );
  return async ([address, sha]) => {
    for (const { cache, known } of others) {
      const saved = known.get(address) === sha ? await cache.match(address) : undefined;
      if (saved !== undefined && (await sha256(await saved.clone().arrayBuffer())) === sha) return saved;
    }
    return undefined;
  };
}

/** Saves what a cache lacks of some files. Rejects at the first that fails; what is saved by then stays, so that the next try goes on from there. */
export async function saveFiles(cache: Cache, files: readonly SavedFile[], find: Finder = async () => undefined): Promise<void> {
  const saved = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const queue = files.filter(([address]) => !saved.has(address)).values();
  let failed = false;
  const work = async () => {
    for (const file of queue) {
      if (failed) return;
      try {
        await cache.put(file[0], (await find(file)) ?? (await fetchFile(file)));
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  // What is on its way is saved too before anyone is told.
  for (const result of await Promise.allSettled(Array.from({ length: atOnce }, work))) if (result.status === "rejected") throw result.reason;
}

/** What a device can save of one version of the handbook. The build writes it as `offline/lista.json`; the service worker and the page /offline/ read it. */

/** A file: address from the root of the site ("/rollen/", never "/rollen/index.html"), SHA-256 as hexadecimal digits, bytes. */
export type SavedFile = readonly [address: string, sha256: string, bytes: number];

/** Files that are saved and removed together. */
export interface FileGroup {
  /** "rollen", "bok". */
  readonly id: string;
  readonly title: string;
  readonly files: readonly SavedFile[];
}

export interface FileList {
  readonly formatVersion: 1;
  readonly edition: string;
  /** ISO date of the edition. */
  readonly date: string;
  /** Saved at the first visit. */
  readonly core: readonly SavedFile[];
  /** Chapters that a reader saves one by one. Empty where the core holds every page. */
  readonly chapters: readonly FileGroup[];
  /** PDF files that a reader saves. */
  readonly pdfs: readonly FileGroup[];
  /** Former addresses, and where they lead. No file of theirs is saved: some hosts have a page there, others lead on by themselves. */
  readonly moved: readonly (readonly [from: string, to: string])[];
}

export const listAddress = "/offline/lista.json";
/** The page that tells what is saved; also the answer to a page that is not there when there is no net. */
export const offlinePage = "/offline/";

/** The cache of a version begins so. */
export const versionPrefix = "handbok-";
export const pdfCache = "pdf-filer";

/** The cache of the version whose list has this SHA-256. */
export const cacheOf = (version: string): string => versionPrefix + version.slice(0, 16);

/** In the cache of a version: which chapters the reader has saved, as a JSON list of ids. */
export const chaptersAddress = "/offline/sparade-kapitel.json";

/** The header of a saved PDF that says which SHA-256 it had. */
export const shaHeader = "X-Handbok-Sha256";

/** What a page says to a waiting service worker when the reader wants the new version. */
export const changeNow = "byt";

/** SHA-256 as hexadecimal digits. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The list in a cache; undefined where a cache has none. */
export async function listIn(cache: Cache): Promise<FileList | undefined> {
  const saved = await cache.match(listAddress);
  return saved === undefined ? undefined : ((await saved.json()) as FileList);
}

/** The chapters saved in a cache. */
export async function savedChapters(cache: Cache): Promise<readonly string[]> {
  const saved = await cache.match(chaptersAddress);
  return saved === undefined ? [] : ((await saved.json()) as string[]);
}

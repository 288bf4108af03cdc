/** The PDFs of the site as the browser fetches them: from this site and nowhere else. */

/** A line of `pdf/index.json`; see `io/print.ts`. */
export interface ListedPdf {
  readonly path: string;
  readonly title: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sourcePages: readonly string[];
}

/** The site cannot be reached, and what was asked for is not saved on this device. */
export class UnreachableError extends Error {}

/** What is at an address. A service worker may answer from what it has saved; where it has nothing, the fetch is refused, or answered with a page. */
async function fetchFrom(url: string): Promise<Response> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new UnreachableError(`${url} cannot be reached`, { cause });
  });
  if (!response.ok) throw failure(`${url} answers ${response.status}`);
  return response;
}

/** Without a net, a wrong answer comes from this device. */
const failure = (message: string): Error => (navigator.onLine ? new Error(message) : new UnreachableError(message));

/** The list of PDFs, by path without `pdf/` and `.pdf`. Rejects where it cannot be fetched, or is something else. */
export async function fetchIndex(url: string): Promise<ReadonlyMap<string, ListedPdf>> {
  const response = await fetchFrom(url);
  const list = (await response.json()) as readonly ListedPdf[];
  return new Map(list.map((file) => [file.path.replace(/^pdf\//, "").replace(/\.pdf$/, ""), file]));
}

/** A PDF. Rejects where there is none at the address, since some hosts answer everything with a page; with `UnreachableError` where there is no net. */
export async function fetchPdf(url: string): Promise<Uint8Array> {
  const response = await fetchFrom(url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (new TextDecoder("latin1").decode(bytes.subarray(0, 5)) !== "%PDF-") throw failure(`${url} is not a PDF`);
  return bytes;
}

/** 85 432 bytes → "85 kB", 1 234 567 → "1,2 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return "1 kB";
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} MB`;
}

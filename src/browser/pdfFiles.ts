/** The PDFs of the site as the browser fetches them: from this site and nowhere else. */

/** A line of `pdf/index.json`; see `io/print.ts`. */
export interface ListedPdf {
  readonly path: string;
  readonly title: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sourcePages: readonly string[];
}

/** The list of PDFs, by path without `pdf/` and `.pdf`. Rejects where it cannot be fetched, or is something else. */
export async function fetchIndex(url: string): Promise<ReadonlyMap<string, ListedPdf>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const list = (await response.json()) as readonly ListedPdf[];
  return new Map(list.map((file) => [file.path.replace(/^pdf\//, "").replace(/\.pdf$/, ""), file]));
}

/** A PDF. Rejects where there is none at the address; some hosts answer everything with a page. */
export async function fetchPdf(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (new TextDecoder("latin1").decode(bytes.subarray(0, 5)) !== "%PDF-") throw new Error(`${url} is not a PDF`);
  return bytes;
}

/** 85 432 bytes → "85 kB", 1 234 567 → "1,2 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return "1 kB";
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} MB`;
}

/** Pictures within documents that are shown without a server. */
import { extname } from "node:path";

const pictureTypes: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".svg": "image/svg+xml",
  ".avif": "image/avif",
};

/** Puts the handbook's own pictures into a document as data URLs. Throws for a kind of picture that no browser shows. */
export async function withPictures(html: string, readPicture: (url: string) => Promise<Uint8Array>): Promise<string> {
  const urls = new Set([...html.matchAll(/<img [^>]*?src="(\/[^"]+)"/g)].map(([, url = ""]) => url));
  let result = html;
  for (const url of urls) {
    const type = pictureTypes[extname(url).toLowerCase()];
    if (type === undefined) throw new Error(`The picture ${url} has a kind that cannot be printed`);
    const data = Buffer.from(await readPicture(url)).toString("base64");
    result = result.replaceAll(`src="${url}"`, `src="data:${type};base64,${data}"`);
  }
  return result;
}

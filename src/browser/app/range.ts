/** Parts of a saved file: what PDF readers ask for. RFC 9110, section 14. */

/** First and last byte, both included; `none` where the header asks for nothing we can give in one part, `outside` where it asks past the end. */
export type Part = readonly [first: number, last: number] | "none" | "outside";

/** Reads a `Range` header for a file of `size` bytes. */
export function partOf(header: string | null, size: number): Part {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.replace(/\s/g, "") ?? "") ?? [];
  if (from === "" && to === "") return "none";
  if (from === "") return Number(to) === 0 ? "outside" : [Math.max(0, size - Number(to)), size - 1];
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return "none";
  return first >= size ? "outside" : [first, last];
}

/** A saved file as the request wants it: whole, a part with 206, or 416. */
export async function partial(saved: Response, request: Request): Promise<Response> {
  const header = request.headers.get("Range");
  if (header === null) return saved;
  const file = await saved.blob();
  const part = partOf(header, file.size);
  const headers = new Headers(saved.headers);
  if (part === "none") return new Response(file, { headers });
  if (part === "outside") return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${file.size}` } });
  const [first, last] = part;
  headers.set("Content-Range", `bytes ${first}-${last}/${file.size}`);
  headers.set("Content-Length", String(last - first + 1));
  return new Response(file.slice(first, last + 1, file.type), { status: 206, headers });
}

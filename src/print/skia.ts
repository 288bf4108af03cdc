/**
 * Chromium's PDF read from its bytes. Skia writes one plain table of objects and packs only streams, so that finding a few of them takes
 * milliseconds; opening a whole book takes seconds, and it is printed several times.
 */
import { inflateSync } from "node:zlib";

export interface SkiaPdf {
  /** An object as it is written, without the content of its stream. */
  readonly object: (number: number) => string;
  /** The content of a stream, unpacked. */
  readonly stream: (number: number) => string;
  /** The number of the object that the trailer calls the root. */
  readonly root: number;
}

const unexpected = (what: string) => new Error(`${what}: this Chromium writes its PDF in another way than expected`);

/** Finds the objects of a PDF fresh from Chromium. Throws where it is written in another way. */
export function openSkiaPdf(bytes: Uint8Array): SkiaPdf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.toString("latin1", Math.max(0, file.length - 2048));
  const start = Number(/startxref\s+(\d+)/.exec(end)?.[1] ?? Number.NaN);
  const header = /^xref\s+0 (\d+)\s/.exec(file.toString("latin1", start, start + 40));
  const root = /\/Root (\d+) 0 R/.exec(end)?.[1];
  if (header === null || root === undefined) throw unexpected("There is no table of objects");
  const firstEntry = start + header[0].length;
  /** Every entry of the table takes twenty bytes (ISO 32000-1, 7.5.4). */
  const offsetOf = (number: number) => Number(file.toString("latin1", firstEntry + number * 20, firstEntry + number * 20 + 10));
  const object = (number: number) => {
    const from = offsetOf(number);
    const stream = file.indexOf("stream", from, "latin1");
    const done = file.indexOf("endobj", from, "latin1");
    if (Number.isNaN(from) || done === -1) throw unexpected(`Object ${number} is missing`);
    return file.toString("latin1", from, stream !== -1 && stream < done ? stream : done);
  };
  return {
    root: Number(root),
    object,
    stream: (number) => {
      const head = object(number);
      const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? Number.NaN);
      const from = offsetOf(number) + head.length + "stream".length;
      const begin = file[from] === 0x0d ? from + 2 : from + 1;
      if (Number.isNaN(length)) throw unexpected(`The stream ${number} has no length`);
      const content = file.subarray(begin, begin + length);
      return (head.includes("/FlateDecode") ? inflateSync(content) : content).toString("latin1");
    },
  };
}

/** The number of the object that a key refers to; undefined where the key is missing. */
export function referenceAt(object: string, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(object)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The numbers of the pages, in order. */
export function pagesOf(pdf: SkiaPdf): number[] {
  const within = (number: number): number[] => {
    const node = pdf.object(number);
    const kids = /\/Kids \[([^\]]*)\]/.exec(node)?.[1];
    return kids === undefined ? [number] : [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => within(Number(kid)));
  };
  const pages = referenceAt(pdf.object(pdf.root), "Pages");
  if (pages === undefined) throw unexpected("There are no pages");
  return within(pages);
}

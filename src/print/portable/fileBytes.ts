/** Writes a PDF file: only what its roots reach, numbered in the order it is reached, packed in object streams (ISO 32000-1, 7.5.7 and 7.5.8). The same document gives the same bytes. */
import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFContext, type PDFObject } from "../pdfLib.ts";

/** What the place brings that the program runs in: Node has quicker ways than a browser. */
export interface Means {
  /** Packs bytes, or text with one byte for each character (zlib, RFC 1950). */
  readonly deflate: (content: string | Uint8Array) => Uint8Array;
  /** SHA-256 in hexadecimal. */
  readonly sha256: (bytes: Uint8Array) => string;
}

/** The objects that a trailer names (7.5.5). */
export interface Roots {
  readonly catalog: PDFRef;
  readonly info?: PDFRef;
}

/** Objects in one object stream: many, since they pack better together. */
const perStream = 200;
/** The second line says that the file is binary (7.5.2). */
const header = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
/** Digits of the file's identifier; it is made of everything else in the file (14.4). */
const unknownId = "0".repeat(32);

/** Letters as bytes, one for one. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** The bytes of a document: equal documents have equal ids, different ones different. @throws where an object is nothing but a reference */
export function fileBytes(context: PDFContext, { catalog, info }: Roots, { deflate, sha256 }: Means): Uint8Array<ArrayBuffer> {
  const { order, numberOf } = reachable(context, [catalog, ...(info === undefined ? [] : [info])]);
  const serialize = serializer(numberOf);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === "string" ? bytesOf(part) : part;
    chunks.push(bytes);
    length += bytes.length;
  };
  /** Rows of the cross-reference stream: type, offset or object stream, generation or index (7.5.8.3). */
  const entries: (readonly [number, number, number])[] = [[0, 0, 65_535]];
  const writeStream = (number: number, dict: string, contents: Uint8Array) => {
    entries[number] = [1, length, 0];
    write(`${number} 0 obj\n${dict}stream\n`);
    write(contents);
    write("\nendstream\nendobj\n");
  };

  write(header);
  let next = order.length + 1;
  let group: { readonly number: number; index: string; bodies: string; count: number } | undefined;
  const endGroup = () => {
    if (group === undefined) return;
    const contents = deflate(`${group.index}\n${group.bodies}`);
    writeStream(group.number, `<</Type/ObjStm/N ${group.count}/First ${group.index.length + 1}/Length ${contents.length}/Filter/FlateDecode>>`, contents);
    group = undefined;
  };
  for (const [index, object] of order.entries()) {
    const number = index + 1;
    if (object instanceof PDFStream) {
      object.updateDict();
      writeStream(number, serialize(object.dict), object.getContents());
      continue;
    }
    group ??= { number: next++, index: "", bodies: "", count: 0 };
    entries[number] = [2, group.number, group.count];
    group.index += `${group.count === 0 ? "" : " "}${number} ${group.bodies.length}`;
    group.bodies += `${serialize(object)}\n`;
    group.count++;
    if (group.count === perStream) endGroup();
  }
  endGroup();

  const start = length;
  entries[next] = [1, start, 0];
  const table = deflate(crossReferences(entries));
  const trailer = `/Root ${numberOf(catalog)} 0 R${info === undefined ? "" : `/Info ${numberOf(info)} 0 R`}/ID[<${unknownId}><${unknownId}>]`;
  const before = `<</Type/XRef/Size ${next + 1}/W[1 4 2]`;
  const firstId = start + `${next} 0 obj\n${before}${trailer}`.indexOf(unknownId);
  writeStream(next, `${before}${trailer}/Length ${table.length}/Filter/FlateDecode>>`, table);
  write(`startxref\n${start}\n%%EOF\n`);

  const file = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    file.set(chunk, offset);
    offset += chunk.length;
  }
  const id = bytesOf(sha256(file).slice(0, unknownId.length).toUpperCase());
  for (const place of [firstId, firstId + unknownId.length + 2]) file.set(id, place);
  return file;
}

/** Everything that can be reached from some objects, in the order it is reached. */
function reachable(context: PDFContext, roots: readonly PDFRef[]): { readonly order: readonly PDFObject[]; readonly numberOf: (ref: PDFRef) => number } {
  const numbers = new Map<PDFRef, number>();
  const order: PDFObject[] = [];
  const meet = (object: PDFObject): void => {
    if (object instanceof PDFRef) {
      const target = context.lookup(object);
      if (target !== undefined && !numbers.has(object)) numbers.set(object, order.push(target));
    } else if (object instanceof PDFArray) object.asArray().forEach(meet);
    else if (object instanceof PDFDict) object.values().forEach(meet);
    else if (object instanceof PDFStream) meet(object.dict);
  };
  roots.forEach(meet);
  // Grows while it is gone through.
  for (const object of order) {
    if (object instanceof PDFRef) throw new Error(`An object is nothing but a reference to ${object.toString()}`);
    meet(object);
  }
  return { order, numberOf: (ref) => numbers.get(ref) ?? 0 };
}

/** An object as it stands in the file, with the numbers it has there. A reference to nothing is null (7.3.10). */
function serializer(numberOf: (ref: PDFRef) => number): (object: PDFObject) => string {
  const spaced = (text: string) => ("/[<(".includes(text.charAt(0)) ? text : ` ${text}`);
  const serialize = (object: PDFObject): string => {
    if (object instanceof PDFRef) return numberOf(object) === 0 ? "null" : `${numberOf(object)} 0 R`;
    if (object instanceof PDFArray) {
      const [first = "", ...rest] = object.asArray().map(serialize);
      return `[${first}${rest.map(spaced).join("")}]`;
    }
    if (object instanceof PDFDict) {
      const parts = object.entries().map(([key, value]) => `${key.asString()}${spaced(serialize(value))}`);
      return `<<${parts.join("")}>>`;
    }
    return object.toString();
  };
  return serialize;
}

function crossReferences(entries: readonly (readonly [number, number, number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(entries.length * 7));
  for (const [index, [type, second, third]] of entries.entries()) {
    view.setUint8(index * 7, type);
    view.setUint32(index * 7 + 1, second);
    view.setUint16(index * 7 + 5, third);
  }
  return new Uint8Array(view.buffer);
}

/** The finished document as bytes, the same at every time and in every place (ISO 32000-1, 7.5). */
import { PDFArray, PDFDict, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from "../pdfLib.ts";
import { sha256 } from "./sha256.ts";

/** Objects in one object stream: many, since they pack better together. */
const perStream = 200;
/** The second line says that the file is binary (7.5.2). */
const header = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
/** Stands where the id will be written, twice (14.4). */
const unknownId = "0".repeat(32);

/** Letters as bytes, one for one. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** Writes what a document's roots reach, in object streams, with an id made of all the rest: equal packs have equal ids, different packs different ones. */
export function saveDocument(context: PDFContext, { catalog, info }: { readonly catalog: PDFRef; readonly info: PDFRef }): Uint8Array<ArrayBuffer> {
  const { order, numberOf } = reachable(context, [catalog, info]);
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
  const deflated = (bytes: Uint8Array) => context.flateStream(bytes).getContents();

  write(header);
  const plain: { readonly number: number; readonly text: string }[] = [];
  for (const [index, object] of order.entries()) {
    if (!(object instanceof PDFRawStream)) plain.push({ number: index + 1, text: serialized(object, numberOf) });
    else {
      object.updateDict();
      writeStream(index + 1, serialized(object.dict, numberOf), object.getContents());
    }
  }
  let next = order.length + 1;
  for (let first = 0; first < plain.length; first += perStream) {
    const group = plain.slice(first, first + perStream);
    let offset = 0;
    const index = group.map(({ number, text }, place) => {
      entries[number] = [2, next, place];
      const row = `${number} ${offset}`;
      offset += text.length + 1;
      return row;
    });
    const table = `${index.join(" ")}\n`;
    const contents = deflated(bytesOf(`${table}${group.map(({ text }) => `${text}\n`).join("")}`));
    writeStream(next++, `<</Type/ObjStm/N ${group.length}/First ${table.length}/Length ${contents.length}/Filter/FlateDecode>>`, contents);
  }

  const start = length;
  entries[next] = [1, start, 0];
  const table = deflated(crossReferences(entries));
  const trailer = `/Root ${numberOf(catalog)} 0 R/Info ${numberOf(info)} 0 R/ID[<${unknownId}><${unknownId}>]`;
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
  const id = bytesOf(sha256(file).slice(0, 32).toUpperCase());
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
    else if (object instanceof PDFRawStream) meet(object.dict);
  };
  roots.forEach(meet);
  // Grows while it is gone through.
  for (const object of order) meet(object);
  return { order, numberOf: (ref) => numbers.get(ref) ?? 0 };
}

/** An object as it stands in the file, with the numbers it has there. A reference to nothing is null (7.3.10). */
function serialized(object: PDFObject, numberOf: (ref: PDFRef) => number): string {
  if (object instanceof PDFRef) return numberOf(object) === 0 ? "null" : `${numberOf(object)} 0 R`;
  const spaced = (value: PDFObject) => {
    const text = serialized(value, numberOf);
    return "/[<(".includes(text.charAt(0)) ? text : ` ${text}`;
  };
  if (object instanceof PDFArray) return `[${object.asArray().map(spaced).join("").trimStart()}]`;
  if (object instanceof PDFDict)
    return `<<${object
      .entries()
      .map(([key, value]) => key.asString() + spaced(value))
      .join("")}>>`;
  return object.toString();
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

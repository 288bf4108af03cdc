/** Writes a PDF file: only what the catalogue reaches, numbered in the order it is reached, packed in object streams (ISO 32000-1, 7.5.7 and 7.5.8). */
import { createHash } from "node:crypto";
import { PDFArray, PDFDict, PDFStream, PDFRef, type PDFDocument, type PDFObject } from "../pdfLib.ts";
import { deflate } from "./streams.ts";

/** Objects in one object stream. */
const perStream = 200;
/** The second line says that the file is binary (7.5.2). */
const header = Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1");
/** Digits of the file's identifier; it is made of everything else in the file (14.4). */
const unknownId = "0".repeat(32);

/** The bytes of a document, the same for the same document. Info and catalogue are read from the document's trailer. */
export function saveFile(pdf: PDFDocument): Uint8Array {
  const { context } = pdf;
  const { Root: root, Info: info } = context.trailerInfo;
  if (!(root instanceof PDFRef)) throw new Error("The document has no catalogue");
  const { order, numberOf } = reachable(pdf, [root, ...(info instanceof PDFRef ? [info] : [])]);
  const serialize = serializer(numberOf);

  const chunks: Uint8Array[] = [header];
  let length = header.length;
  const write = (bytes: Uint8Array) => {
    chunks.push(bytes);
    length += bytes.length;
  };
  /** Rows of the cross-reference stream: type, offset or object stream, generation or index. */
  const entries: (readonly [number, number, number])[] = [[0, 0, 65535]];
  const writeStream = (number: number, dict: string, contents: Uint8Array) => {
    entries[number] = [1, length, 0];
    write(Buffer.from(`${number} 0 obj\n${dict}stream\n`, "latin1"));
    write(contents);
    write(Buffer.from("\nendstream\nendobj\n", "latin1"));
  };

  let next = order.length + 1;
  let group: { number: number; index: string; bodies: string; count: number } | undefined;
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
  const trailer = `/Root ${numberOf(root)} 0 R${info instanceof PDFRef ? `/Info ${numberOf(info)} 0 R` : ""}/ID[<${unknownId}><${unknownId}>]`;
  writeStream(next, `<</Type/XRef/Size ${next + 1}/W[1 4 2]${trailer}/Length ${table.length}/Filter/FlateDecode>>`, table);
  write(Buffer.from(`startxref\n${start}\n%%EOF\n`, "latin1"));
  return withId(Buffer.concat(chunks, length), start);
}

/** Everything that can be reached, parents first; what holds nothing but itself may stand anywhere. */
function reachable(pdf: PDFDocument, from: readonly PDFRef[]): { readonly order: readonly PDFObject[]; readonly numberOf: (ref: PDFRef) => number } {
  const numbers = new Map<PDFRef, number>();
  const order: PDFObject[] = [];
  const queue: PDFRef[] = [];
  const meet = (object: PDFObject): void => {
    if (object instanceof PDFRef) {
      const target = pdf.context.lookup(object);
      if (target === undefined || numbers.has(object)) return;
      numbers.set(object, order.push(target));
      queue.push(object);
    } else if (object instanceof PDFArray) object.asArray().forEach(meet);
    else if (object instanceof PDFDict) object.values().forEach(meet);
    else if (object instanceof PDFStream) meet(object.dict);
  };
  from.forEach(meet);
  for (const ref of queue) {
    const target = pdf.context.lookup(ref);
    if (target instanceof PDFRef) throw new Error(`The object ${ref.toString()} is nothing but a reference`);
    if (target !== undefined) meet(target);
  }
  return { order, numberOf: (ref) => numbers.get(ref) ?? 0 };
}

/** An object as it stands in the file, with the numbers it has there. A reference to nothing is null (7.3.10). */
function serializer(numberOf: (ref: PDFRef) => number): (object: PDFObject) => string {
  const spaced = (text: string) => (/^[/[<(]/.test(text) ? text : ` ${text}`);
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
  const bytes = Buffer.alloc(entries.length * 7);
  for (const [index, [type, second, third]] of entries.entries()) {
    bytes.writeUInt8(type, index * 7);
    bytes.writeUInt32BE(second, index * 7 + 1);
    bytes.writeUInt16BE(third, index * 7 + 5);
  }
  return bytes;
}

/** Puts the identifier into the last object, which begins at `start`. */
function withId(bytes: Buffer, start: number): Uint8Array {
  const id = createHash("sha256").update(bytes).digest("hex").slice(0, 32).toUpperCase();
  for (let count = 0; count < 2; count++) bytes.write(id, bytes.indexOf(unknownId, start, "latin1"), "latin1");
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

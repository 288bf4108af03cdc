/** The tables of a TrueType font by their tags (OpenType 1.9, "Table Directory"). */
export function tablesOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + index * 16;
    const start = view.getUint32(entry + 8);
    tables.set(String.fromCharCode(...bytes.subarray(entry, entry + 4)), bytes.subarray(start, start + view.getUint32(entry + 12)));
  }
  return tables;
}

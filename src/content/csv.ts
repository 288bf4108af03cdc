/** A field as RFC 4180 has it. */
function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Rows as CSV (RFC 4180, UTF-8 without byte order mark). The first row holds the names of the columns. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(field).join(",")}\r\n`).join("");
}

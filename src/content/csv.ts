/** A field as RFC 4180 has it. */
function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Rows as CSV (RFC 4180, UTF-8 without byte order mark). The first row holds the names of the columns. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(field).join(",")}\r\n`).join("");
}

/**
 * Rows as CSV that a Swedish spreadsheet opens at a double-click: UTF-8 with a byte order mark, and semicolons, since the comma is for decimals.
 * A text that a spreadsheet would take for a formula gets an apostrophe (CWE-1236).
 */
export function spreadsheetCsv(rows: readonly (readonly string[])[]): string {
  const safe = (value: string) => (/^[=+@\t]|^-(?!\d)./.test(value) ? `'${value}` : value);
  const quoted = (value: string) => (/[";\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `\uFEFF${rows.map((cells) => `${cells.map((cell) => quoted(safe(cell))).join(";")}\r\n`).join("")}`;
}

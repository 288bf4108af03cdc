/**
 * Tables whose rows are shown as lists on phones (styles/blocks/tables.css) say again what they are: some browsers take the roles of a table away
 * when its parts are no longer laid out as one.
 */
const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" } as const;

for (const table of document.querySelectorAll(".table--rows")) {
  for (const [selector, role] of Object.entries(roles)) {
    for (const part of selector === "table" ? [table] : table.querySelectorAll(selector)) part.setAttribute("role", role);
  }
}

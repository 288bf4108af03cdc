/** What a tool has, as files that the reader saves, and on paper. Everything is made in the browser. */
import { spreadsheetCsv } from "../../content/csv.ts";
import { element } from "../element.ts";

/** Today as Swedish writes it: "22 november 2026". */
export function today(): string {
  return new Date().toLocaleDateString("sv-SE", { day: "numeric", month: "long", year: "numeric" });
}

const types = { txt: "text/plain", csv: "text/csv", json: "application/json" } as const;

/** Hands a file over to the reader. */
export function saveFile(name: string, ending: keyof typeof types, content: string): void {
  const link = element("a", "");
  link.href = URL.createObjectURL(new Blob([content], { type: `${types[ending]};charset=utf-8` }));
  link.download = `${fileName(name)}.${ending}`;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A name that every system takes. */
const fileName = (name: string) => name.replace(/[\p{C}\\/:*?"<>|]+/gu, "-").replace(/^[. ]+|[. ]+$/g, "");

/** Rows as a file that spreadsheets open at a double-click. */
export const saveCsv = (name: string, rows: readonly (readonly string[])[]): void => saveFile(name, "csv", spreadsheetCsv(rows));

export const saveJson = (name: string, value: unknown): void => saveFile(name, "json", `${JSON.stringify(value, null, 2)}\n`);

/** Prints some parts of the page and nothing else, under a heading. The style sheet hides the rest for as long as it takes. */
export function printOnly(parts: readonly Element[], title: string, about: string): void {
  const [first] = parts;
  if (first === undefined) return;
  const head = element("div", "prints-head", element("h2", "", title), element("p", "tool-note", about));
  first.before(head);
  const all = [head, ...parts];
  for (const part of all) part.classList.add("prints");
  document.documentElement.classList.add("prints-some");
  addEventListener(
    "afterprint",
    () => {
      document.documentElement.classList.remove("prints-some");
      for (const part of all) part.classList.remove("prints");
      head.remove();
    },
    { once: true },
  );
  print();
}

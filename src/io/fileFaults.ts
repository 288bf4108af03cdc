/** What editors are told of files that cannot be read at all. */
import type { Fault } from "../content/fault.ts";
import { decodeText } from "../content/textFile.ts";
import { openFile, type ContentEntry, type Opened } from "./disk.ts";
import { mostBytes } from "./limits.ts";

/** What to say of things that are no files. */
export const oddEntry: Readonly<Record<Exclude<ContentEntry["kind"], "file">, readonly [string, string]>> = {
  link: ["Filen är en symbolisk länk.", "lägg den riktiga filen i mappen"],
  special: ["Det här är ingen vanlig fil.", "ta bort den"],
  closed: ["Mappen går inte att läsa.", "ge dig själv rätt att läsa den"],
};

/** What to say of a file that was not read; `smaller` is the cure for one that is too large. */
export function notOpened({ why, size }: Extract<Opened, { ok: false }>, smaller: string): readonly [string, string] {
  switch (why) {
    case "unreadable":
      return ["Filen går inte att läsa.", "ge dig själv rätt att läsa den, och se att den inte är skadad"];
    case "special":
      return oddEntry.special;
    case "large":
      return [`Filen är för stor (${(size / 1_000_000).toFixed(1).replace(".", ",")} MB).`, smaller];
  }
}

/** The text of a file of the data folder; undefined where it cannot be read, which is told. */
export async function readDataText(path: string, file: string, faults: Fault[]): Promise<string | undefined> {
  const opened = await openFile(path, mostBytes.data);
  if (!opened.ok) {
    const [what, write] = notOpened(opened, "ta bort det som inte behövs");
    faults.push({ file, line: 1, what, write });
    return undefined;
  }
  const decoded = decodeText(opened.bytes);
  if (decoded.ok && decoded.text.trim() === "") {
    faults.push({ file, line: 1, what: "Filen är tom.", write: "skriv det som ska stå där, eller ta bort filen" });
    return undefined;
  }
  if (decoded.ok) return decoded.text;
  faults.push({ file, ...decoded.fault });
  return undefined;
}

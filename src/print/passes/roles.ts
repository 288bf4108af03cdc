/** What elements are, where Chromium's tags do not say it (Matterhorn 09-004 to 09-008: structure types tell what content is). */
import type { Role } from "../marks.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { elementsIn } from "../pdf/structure.ts";

/** The structure type of each role (ISO 32000-1, 14.8.4). `Aside` is mapped to a standard one, see `passes/roleMap.ts`; `NonStruct` is dissolved. */
const types: Readonly<Record<Role, string>> = {
  abbreviation: "Span",
  aside: "Aside",
  code: "P",
  contents: "TOC",
  definition: "LBody",
  definitions: "L",
  field: "Form",
  index: "Index",
  link: "Link",
  note: "Note",
  noteReference: "Reference",
  notes: "NonStruct",
  section: "Sect",
  tableCaption: "Caption",
  term: "Lbl",
};

/** Gives marked elements the types of their roles. Abbreviations say what they stand for (14.9.5). */
export function giveRoles({ root }: TaggedPdf): void {
  for (const element of elementsIn(root)) {
    if (element.fact === null) continue;
    element.type = types[element.fact.role];
    if (element.fact.role === "abbreviation") element.expansion = element.fact.name;
  }
}

/** The outline (ISO 32000-1, 12.3.3): each part's own, hung under the part's title. */
import { dictAt, PDFDict, PDFName, PDFNumber, textOf, type PDFObject, type PDFObjectCopier, type PDFRef } from "../pdfLib.ts";
import { prefixedPlace } from "./destinations.ts";
import type { Source } from "./source.ts";
import { text, type Target } from "./target.ts";

/** A row of the outline, free of the document it came from. */
export interface OutlineEntry {
  readonly title: string;
  readonly destination: PDFObject;
  /** The structure element it leads to. */
  readonly element?: PDFObject;
  readonly children: readonly OutlineEntry[];
}

/** A part's own outline, ready for the pack. Rows that lead nowhere on its pages are left out, and their children move up. */
export function outlineOf({ catalog }: Source, copier: PDFObjectCopier, prefix: string): readonly OutlineEntry[] {
  const under = (parent: PDFDict | undefined): readonly OutlineEntry[] => {
    const entries: OutlineEntry[] = [];
    for (let item = parent && dictAt(parent, "First"); item !== undefined; item = dictAt(item, "Next")) {
      const children = under(item);
      const title = textOf(item.lookup(PDFName.of("Title")));
      const action = dictAt(item, "A");
      const destination = item.lookup(PDFName.of("Dest")) ?? (action?.get(PDFName.of("S")) === PDFName.of("GoTo") ? action.lookup(PDFName.of("D")) : undefined);
      const element = item.get(PDFName.of("SE"));
      if (title === undefined || destination === undefined) entries.push(...children);
      else {
        entries.push({
          title,
          destination: prefixedPlace(copier.copy(destination), prefix),
          ...(element === undefined ? {} : { element: copier.copy(element) }),
          children,
        });
      }
    }
    return entries;
  };
  return under(dictAt(catalog, "Outlines"));
}

/** A part in the outline. Where the part's own outline begins with the same title, numbered or not, what stands below it moves up: one row is enough. */
export function partEntry(title: string, destination: PDFObject, element: PDFRef, own: readonly OutlineEntry[]): OutlineEntry {
  const [first] = own;
  const repeats = own.length === 1 && first !== undefined && first.title.replace(/^\d+ /, "") === title;
  return { title, destination, element, children: repeats ? first.children : own };
}

/** Writes the outline: parts are shown, what is below them is folded. Returns its root. */
export function writeOutline({ context, outline }: Target): PDFRef {
  const root = context.nextRef();
  const [first, last] = writeRows(context, outline, root);
  context.assign(root, context.obj({ Type: "Outlines", ...ends(first, last), Count: outline.length }));
  return root;
}

function writeRows(context: Target["context"], entries: readonly OutlineEntry[], parent: PDFRef): readonly [PDFRef | undefined, PDFRef | undefined] {
  const refs = entries.map(() => context.nextRef());
  for (const [index, { title, destination, element, children }] of entries.entries()) {
    const ref = refs[index] as PDFRef;
    const [first, last] = writeRows(context, children, ref);
    const row = context.obj({ Title: text(title), Parent: parent, Dest: destination, ...ends(first, last) });
    if (element !== undefined) row.set(PDFName.of("SE"), element);
    if (index > 0) row.set(PDFName.of("Prev"), refs[index - 1] as PDFRef);
    if (index < refs.length - 1) row.set(PDFName.of("Next"), refs[index + 1] as PDFRef);
    if (children.length > 0) row.set(PDFName.of("Count"), PDFNumber.of(-children.length));
    context.assign(ref, row);
  }
  return [refs[0], refs.at(-1)];
}

const ends = (first: PDFRef | undefined, last: PDFRef | undefined) => (first === undefined || last === undefined ? {} : { First: first, Last: last });

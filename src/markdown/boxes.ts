/** The labelled boxes, as editors write them after `:::`: `::: forslag Rubrik`. Their labels, which tell the reader what sort of statement it is, are in `_data/labels.json`. */
export const boxKinds = ["minut", "exempel", "forslag", "belagt", "erfarenhet", "resonemang", "checklista", "ovning", "lattlast", "varning"] as const;

export type BoxKind = (typeof boxKinds)[number];

/** Whether editors may write it after `:::`. */
export const isBoxKind = (kind: string): kind is BoxKind => (boxKinds as readonly string[]).includes(kind);

/** Splits ` forslag Så kan veckan se ut` into kind and title; an unknown kind is left for the editor's list of faults. */
export function boxParts(info: string): { kind: string; title: string } {
  const [kind = "", ...title] = info.trim().split(/\s+/);
  return { kind, title: title.join(" ") };
}

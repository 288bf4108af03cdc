/** The labelled boxes: `::: forslag Rubrik`. The label tells the reader what sort of statement it is. */
export const boxLabels = {
  minut: "På en minut",
  exempel: "Exempel",
  forslag: "Förslag",
  belagt: "Belagt",
  erfarenhet: "Erfarenhet",
  resonemang: "Resonemang",
  checklista: "Checklista",
  ovning: "Övning",
  lattlast: "Lättläst",
  varning: "Tänk på",
} as const;

export type BoxKind = keyof typeof boxLabels;
/** As editors write them after `:::`. */
export const boxKinds = Object.keys(boxLabels) as BoxKind[];

/** Splits ` forslag Så kan veckan se ut` into kind and title; an unknown kind is left for the editor's list of faults. */
export function boxParts(info: string): { kind: string; title: string } {
  const [kind = "", ...title] = info.trim().split(/\s+/);
  return { kind, title: title.join(" ") };
}

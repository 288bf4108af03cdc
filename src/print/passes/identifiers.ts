/**
 * Names of elements, in reading order whatever the browser called them: every note has one of its own (Matterhorn 19-003, 19-004),
 * and so has every head that a cell of its table refers to (15-003; ISO 32000-1, 14.8.5.7).
 */
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { elementsIn } from "../pdf/structure.ts";

export function nameElements({ root }: TaggedPdf): void {
  const elements = elementsIn(root);
  const heads = new Set(elements.flatMap(({ headers }) => headers));
  const counts = { th: 0, note: 0 };
  const next = (kind: keyof typeof counts) => `${kind}${String(++counts[kind]).padStart(5, "0")}`;
  for (const element of elements) element.id = element.type === "Note" ? next("note") : heads.has(element) ? next("th") : null;
}

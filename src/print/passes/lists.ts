/** Lists of items with a label and a body (Matterhorn 16-001 to 16-003; ISO 32000-1, 14.8.4.3.3; veraPDF 7.2-17 to 7.2-20). */
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { element, elementsIn, isElement, isInline, type Element, type Kid } from "../pdf/structure.ts";

/** Gives every list items, and every item a body. Terms and what they mean become labels and bodies. */
export function buildLists({ root }: TaggedPdf): void {
  for (const list of elementsIn(root)) {
    if (list.type !== "L") continue;
    if (list.fact?.role === "definitions") list.kids = definitionItems(list.kids);
    list.kids = list.kids.map((kid) => (isElement(kid) && ["L", "LI", "Caption"].includes(kid.type) ? kid : element("LI", [kid])));
    const items = list.kids.filter((kid): kid is Element => isElement(kid) && kid.type === "LI");
    for (const item of items) item.kids = withBody(item.kids);
    // Without labels there is nothing to number (ISO 32000-1, table 347).
    if (!items.some(({ kids }) => kids.some(isLabel))) list.numbering = null;
  }
}

const isLabel = (kid: Kid) => isElement(kid) && kid.type === "Lbl";
const isBody = (kid: Kid) => isElement(kid) && kid.type === "LBody";

function withBody(kids: readonly Kid[]): Kid[] {
  const rest = kids.filter((kid) => !isLabel(kid));
  return [...kids.filter(isLabel), ...(rest.every(isBody) ? rest : [element("LBody", rest)])];
}

/** An item for each group of terms and the meanings after them. Several of the same kind become one, each a part of it. */
function definitionItems(kids: readonly Kid[]): Kid[] {
  const groups: { readonly labels: Kid[]; readonly bodies: Kid[] }[] = [];
  for (const kid of kids) {
    let group = groups.at(-1);
    if (group === undefined || (isLabel(kid) && group.bodies.length > 0)) groups.push((group = { labels: [], bodies: [] }));
    (isLabel(kid) ? group.labels : group.bodies).push(kid);
  }
  return groups.map(({ labels, bodies }) => element("LI", [...inOne("Lbl", labels), ...inOne("LBody", bodies)]));
}

function inOne(type: string, kids: readonly Kid[]): Kid[] {
  const [only] = kids;
  if (only === undefined) return [];
  if (kids.length === 1 && isElement(only) && only.type === type) return [only];
  for (const kid of kids) if (isElement(kid) && kid.type === type) kid.type = kid.kids.every(isInline) ? "P" : "Div";
  return [element(type, [...kids])];
}

/**
 * Imposition: which pages stand beside each other on sheets that are printed on both sides, folded once and stapled in the fold (saddle stitch),
 * and how far they move to make up for the paper's thickness.
 */

/** Two pages beside each other, by index from 0. */
export interface Spread {
  readonly left: number;
  readonly right: number;
}

/** A sheet with its two sides. */
export interface FoldedSheet {
  readonly front: Spread;
  readonly back: Spread;
  /** 0-based: which booklet it belongs to, where there are too many sheets for one. */
  readonly section: number;
  /** 0-based, from the outside of its section. */
  readonly place: number;
  /** Millimetres by which its pages move towards the fold. */
  readonly creep: number;
}

export interface Stock {
  /** Of one leaf, in millimetres; copying paper of 80 g/m² is a tenth. */
  readonly thickness: number;
  /** More sheets than this do not fold well: they become several sections of about the same size. */
  readonly mostSheets: number;
}

export const copyingPaper: Stock = { thickness: 0.1, mostSheets: 16 };

/**
 * Creep: inner sheets are pushed out by those around them and lose the most when the booklet is trimmed. Their pages move in by the thickness
 * of every sheet outside.
 * @param place of the sheet, 0 outermost
 * @returns millimetres
 */
export const creepOf = (place: number, thickness: number): number => Number((place * thickness).toFixed(4));

/**
 * The sheets of a booklet in printing order, outermost first.
 * Throws unless the pages are a multiple of four: a folded sheet has four.
 */
export function saddleOrder(pageCount: number, { thickness, mostSheets }: Stock): readonly FoldedSheet[] {
  if (pageCount <= 0 || pageCount % 4 !== 0) throw new Error(`A booklet has a multiple of four pages, not ${pageCount}`);
  const total = pageCount / 4;
  const sections = Math.ceil(total / mostSheets);
  const sheets: FoldedSheet[] = [];
  let first = 0;
  for (let section = 0; section < sections; section++) {
    // The first sections take what does not divide evenly.
    const count = Math.floor(total / sections) + (section < total % sections ? 1 : 0);
    const last = first + count * 4 - 1;
    for (let place = 0; place < count; place++) {
      sheets.push({
        front: { left: last - 2 * place, right: first + 2 * place },
        back: { left: first + 2 * place + 1, right: last - 2 * place - 1 },
        section,
        place,
        creep: creepOf(place, thickness),
      });
    }
    first = last + 1;
  }
  return sheets;
}

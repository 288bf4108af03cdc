/** Copyfitting, as book-makers do it: a page that ends with next to nothing on a sheet of its own is set a notch tighter, if that saves the sheet. */

/** Where a page of the handbook begins and ends in print. */
export interface Extent {
  /** Page numbers, 1-based. */
  readonly first: number;
  readonly last: number;
  /** Millimetres of text on the last page. */
  readonly used: number;
}

/** How a page of the handbook is set. */
export interface Setting {
  /** 0 is how everything is set; more is tighter, up to `tightest`. The style sheet has a class for each. */
  readonly tightness: number;
  /** The tightest setting that has been tried in vain, and the loosest that has saved a sheet. */
  readonly inVain: number;
  readonly saves: number | null;
  /** Whether there is nothing more to try. */
  readonly settled: boolean;
}

/** Still at least 10 points, and leading that one can read by. */
export const tightest = 4;

/** No page is tried oftener: the tightest, then what halving leaves. */
export const mostTries = 1 + Math.ceil(Math.log2(tightest));

/** Millimetres; less than two fifths of what a page holds. */
const thin = 115;

/** How everything is set at first. */
export const asUsual: Setting = { tightness: 0, inVain: 0, saves: null, settled: false };

/** Whether the last page holds so little that it is worth saving. */
export function endsThinly({ first, last, used }: Extent): boolean {
  return last > first && used < thin;
}

/** Whether a setting saves a sheet. */
export const savesPage = (before: Extent, now: Extent): boolean => pagesIn(now) < pagesIn(before);

/**
 * What to try next: the tightest first, since a page that saves nothing then is set as usual again, so that nothing is tight for nothing;
 * after that the loosest that saves a sheet, by halving. Everything is settled after `mostTries`.
 * What is set tighter has been tried just so and saved a sheet.
 * @param before how far it reached as usual
 * @param now how far it reaches as it is set
 */
export function nextSetting(setting: Setting, before: Extent, now: Extent): Setting {
  const { tightness, settled } = setting;
  if (settled) return setting;
  if (tightness === 0) return endsThinly(before) ? { ...setting, tightness: tightest } : { ...setting, settled: true };
  const known = savesPage(before, now) ? { ...setting, saves: tightness } : { ...setting, inVain: tightness };
  if (known.saves === null) return { ...known, tightness: 0, settled: true };
  if (known.saves - known.inVain === 1) return { ...known, tightness: known.saves, settled: true };
  return { ...known, tightness: Math.floor((known.inVain + known.saves) / 2) };
}

const pagesIn = ({ first, last }: Extent) => last - first + 1;

/** Page numbers as they will be when pages have been saved: what stands after a saved page moves up. */
export function pagesAfterSaving(pageOf: ReadonlyMap<string, number>, saved: readonly Extent[]): ReadonlyMap<string, number> {
  return new Map([...pageOf].map(([anchor, number]) => [anchor, number - saved.filter(({ last }) => last <= number).length]));
}

/** A page of the handbook that was set tighter: the name of where it begins, and how many pages after that its places are. */
export interface Tightened {
  readonly start: string;
  readonly pagesAfterStart: ReadonlyMap<string, number>;
}

/** Page numbers with those places put right that a tighter setting has moved within their page of the handbook. */
export function pagesWithin(pageOf: ReadonlyMap<string, number>, tightened: readonly Tightened[]): ReadonlyMap<string, number> {
  const moved = tightened.flatMap(({ start, pagesAfterStart }) => {
    const first = pageOf.get(start);
    return first === undefined ? [] : [...pagesAfterStart].map(([place, after]) => [place, first + after] as const);
  });
  return new Map([...pageOf, ...moved]);
}

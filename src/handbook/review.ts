import type { Handbook, IsoDate, Page } from "./model.ts";
import { allPages } from "./navigate.ts";
import { yearAfter } from "./page.ts";

/** Written pages whose next review was due before a day, the most overdue first. Builds have no clock, so the day is given. */
export function overdue(handbook: Handbook, day: IsoDate): Page[] {
  return allPages(handbook)
    .filter((page) => page.source !== undefined && page.due !== undefined && page.due < day)
    .sort((a, b) => (String(a.due) < String(b.due) ? -1 : 1));
}

/** The tables of facts that were due for review before a day, a year after their last. The pages made of a table are reviewed with it. */
export function overdueTables({ facts: { reviewed = {} } }: Handbook, day: IsoDate): { readonly table: string; readonly due: IsoDate }[] {
  return Object.entries(reviewed)
    .map(([table, last]) => ({ table, due: yearAfter(last) }))
    .filter(({ due }) => due < day);
}

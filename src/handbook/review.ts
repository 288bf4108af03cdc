import type { Handbook, IsoDate, Page } from "./model.ts";
import { allPages } from "./navigate.ts";

/** Pages whose next review was due before a day, the most overdue first. Builds have no clock, so the day is given. */
export function overdue(handbook: Handbook, day: IsoDate): Page[] {
  return allPages(handbook)
    .filter((page) => page.due !== undefined && page.due < day)
    .sort((a, b) => (String(a.due) < String(b.due) ? -1 : 1));
}

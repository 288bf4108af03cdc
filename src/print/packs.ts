/** What belongs to a course day: its exercises, and the sheets that its page leads to. */
import type { Handbook, Page } from "../handbook/model.ts";
import { allPages, pageAt } from "../handbook/navigate.ts";
import { isHandout } from "../handbook/pdfs.ts";

/** The exercises of a course day that are also handouts, in the order of the day. */
export function exercisesOf(handbook: Handbook, day: Page): readonly Page[] {
  return allPages(handbook).filter(
    (page) => page.course?.minutes !== undefined && page.course.programme === day.course?.programme && page.course.day === day.course.day && isHandout(page),
  );
}

/** A course day as it is packed: its page, then the handouts of its exercises. */
export const packDay = (handbook: Handbook, day: Page): readonly Page[] => [day, ...exercisesOf(handbook, day)];

/** The sheets of the chapter `material` that some course days link to, each once, in the order of the links. */
export function packMaterials(handbook: Handbook, days: readonly Page[]): readonly Page[] {
  const links = days.flatMap(({ html }) => [...html.matchAll(/href="(\/material\/[^"#]+)/g)].map(([, url = ""]) => url));
  return [...new Set(links)].flatMap((url) => pageAt(handbook, url) ?? []).filter(isHandout);
}

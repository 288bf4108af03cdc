/** What pages and figures ask of studies: in which order, about which outcomes, at which address. */
import { outcomeIds, studyKinds, type OutcomeId, type Study } from "./schema.ts";

/** The address of a study's own page. */
export const studyAddress = ({ id }: Pick<Study, "id">): string => `/forskning/${id}/`;

/** The address of the page about an outcome. */
export const outcomeAddress = (outcome: OutcomeId): string => `/forskning/${outcome}/`;

/** The address of the page with every study in one table. */
export const allStudiesAddress = "/forskning/alla-studier/";

/** Outcomes that a study says something about, in our order. */
export function outcomesOf({ effects }: Study): readonly OutcomeId[] {
  return outcomeIds.filter((id) => effects.some(({ outcome }) => outcome === id));
}

/** The year of a study, or the first of several; 0 for the undated. */
const yearOf = ({ year }: Study) => Number(/\d{4}/.exec(String(year))?.[0] ?? 0);

/** Newest first, the undated last; within a year by id. */
export const byYear = (a: Study, b: Study): number => yearOf(b) - yearOf(a) || Number(a.id > b.id) - Number(a.id < b.id);

/** Those that weigh many studies together first, those that advise last; within a kind by year. */
export const byWeight = (a: Study, b: Study): number => studyKinds.indexOf(a.kind) - studyKinds.indexOf(b.kind) || byYear(a, b);

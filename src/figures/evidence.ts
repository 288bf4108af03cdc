/** Evidence matrix: which outcomes have been studied in which ways, and what was found. Each sign is a study (evidence gap map, Snilstveit 2016). */
import { fillIn } from "../content/fillIn.ts";
import { directions, outcomeIds, type Effect, type OutcomeId, type Study } from "../facts/schema.ts";
import { byWeight, outcomeAddress, studyAddress } from "../facts/studies.ts";
import { directionClasses } from "./lists.ts";
import { capital, link, sourceHtml, text, type FigureTools, type ViewTools } from "./tools.ts";

/** The columns: sorts of studies from those that weigh many together to those that are not done. */
const evidenceKinds = {
  metaanalys: ["metaanalys"],
  oversikt: ["oversikt"],
  lottad: ["randomiserad", "klusterrandomiserad"],
  uppfoljning: ["uppfoljning", "utvardering"],
  intervjuer: ["intervjuer"],
  ovrigt: ["kostnad", "instrument", "vagledning", "pagaende"],
} as const satisfies Readonly<Record<string, readonly Study["kind"][]>>;
export type EvidenceKind = keyof typeof evidenceKinds;
export const evidenceKindIds = Object.keys(evidenceKinds) as readonly EvidenceKind[];

type Direction = Effect["direction"];

/** What a study found about an outcome. */
export interface EvidenceMark {
  readonly study: Study;
  readonly direction: Direction;
}

/** An outcome and the studies of each sort that say something about it, in the order of `evidenceKindIds`. */
export interface EvidenceRow {
  readonly outcome: OutcomeId;
  readonly cells: readonly (readonly EvidenceMark[])[];
}

/** One direction of several: that of all, or mixed. What only tells of experiences weighs nothing beside what measures. */
function together(found: readonly Direction[]): Direction {
  const measured = found.filter((direction) => direction !== "–" && direction !== "?");
  const different = new Set(measured.length === 0 ? found : measured);
  const [only] = different;
  return different.size === 1 && only !== undefined ? only : "±";
}

/** The matrix: every outcome in our order, also those that nobody has studied. */
export function evidenceRows(studies: readonly Study[]): readonly EvidenceRow[] {
  const sorted = [...studies].sort(byWeight);
  return outcomeIds.map((outcome) => ({
    outcome,
    cells: evidenceKindIds.map((kind) =>
      sorted
        .filter((study) => evidenceKinds[kind].some((one) => one === study.kind))
        .flatMap((study): EvidenceMark[] => {
          const found = study.effects.filter((effect) => effect.outcome === outcome).map(({ direction }) => direction);
          return found.length === 0 ? [] : [{ study, direction: together(found) }];
        }),
    ),
  }));
}

/** Outcomes without a study of any of the first three sorts: the gaps, told in words. */
export function evidenceGaps(studies: readonly Study[], { words }: Pick<FigureTools, "words">): string {
  const names = (rows: readonly EvidenceRow[]) => rows.map(({ outcome }) => words.outcomes[outcome].toLowerCase()).join(", ");
  const lacks = (kind: EvidenceKind) => evidenceRows(studies).filter(({ cells }) => cells[evidenceKindIds.indexOf(kind)]?.length === 0);
  const [unweighed, untried] = [lacks("metaanalys"), lacks("lottad")];
  const neither = unweighed.filter(({ outcome }) => untried.some((row) => row.outcome === outcome));
  const { gapsBoth, gapsNone } = words.evidence;
  return neither.length === 0 ? gapsNone : fillIn(gapsBoth, { outcomes: names(neither) });
}

/** How a study is named where there is room for words. */
export const markText = ({ study, direction }: EvidenceMark, { words, nameOf }: Pick<FigureTools, "words" | "nameOf">): string =>
  fillIn(words.evidence.mark, {
    study: study.name === null ? nameOf(study.id) : `${study.name} (${nameOf(study.id)})`,
    direction: words.directions[direction].name,
  });

/** The matrix as a table whose signs lead to the studies, with its legend and its gaps in words. */
export function evidenceMatrix(studies: readonly Study[], tools: FigureTools & Pick<ViewTools, "hasPage">): string {
  const { words, hasPage } = tools;
  const { evidence: labels } = words;
  const sign = (direction: Direction) =>
    `<span class="direction direction--${directionClasses[direction]}" aria-hidden="true"><span class="direction__sign">${text(words.directions[direction].sign)}</span></span>`;
  const mark = (one: EvidenceMark) => {
    const said = text(markText(one, tools));
    return `<li><a class="evidence__study" href="${studyAddress(one.study)}" title="${said}">${sign(one.direction)}<span class="visually-hidden">${said}</span></a></li>`;
  };
  const cell = (marks: readonly EvidenceMark[]) =>
    marks.length === 0
      ? `<td class="evidence__gap"><span class="visually-hidden">${text(labels.none)}</span></td>`
      : `<td><ul class="evidence__marks" role="list">${marks.map(mark).join("")}</ul></td>`;
  const ids = studies.filter(({ effects }) => effects.length > 0).map(({ id }) => id);
  const nameOfOutcome = (outcome: OutcomeId) => {
    const address = outcomeAddress(outcome);
    return hasPage(address) ? link(address, words.outcomes[outcome]) : text(words.outcomes[outcome]);
  };
  const rows = evidenceRows(studies)
    .map(({ outcome, cells }) => `<tr><th scope="row">${nameOfOutcome(outcome)}</th>${cells.map(cell).join("")}</tr>`)
    .join("\n");
  const head = evidenceKindIds.map((kind) => `<th scope="col">${text(labels.kinds[kind])}</th>`).join("");
  const legend = directions.map((direction) => `<li>${sign(direction)} ${text(words.directions[direction].name)}</li>`).join("");
  return (
    `<figure class="figure evidence" aria-label="${text(labels.title)}" data-figure="evidensmatris">\n<p class="figure__title">${text(labels.title)}</p>\n` +
    `<p class="evidence__skip"><a class="visually-hidden" href="#efter-evidensmatrisen">${text(labels.skip)}</a></p>\n` +
    `<p class="evidence__lead">${text(labels.reading)}</p>\n<ul class="evidence__legend" role="list">${legend}</ul>\n` +
    `<div class="table" role="region" tabindex="0" aria-label="${text(labels.title)}"><table class="evidence__table"><thead><tr><th scope="col">${text(labels.outcome)}</th>${head}</tr></thead>\n<tbody>\n${rows}\n</tbody></table></div>\n` +
    `<figcaption id="efter-evidensmatrisen" tabindex="-1">${text(evidenceGaps(studies, tools))} ${text(labels.other)}${sourceHtml({ ids }, tools)}</figcaption>\n</figure>\n`
  );
}

/** The matrix as rows for a spreadsheet: one line for each study and outcome. */
export function evidenceLines(studies: readonly Study[], tools: Pick<FigureTools, "words" | "nameOf">): readonly (readonly string[])[] {
  const { words, nameOf } = tools;
  return [
    words.evidence.csv,
    ...evidenceRows(studies).flatMap(({ outcome, cells }) =>
      cells.flatMap((marks) =>
        marks.map(({ study, direction }) => [
          words.outcomes[outcome],
          capital(words.studyKinds[study.kind]),
          study.name ?? nameOf(study.id),
          study.year ?? words.undated,
          words.directions[direction].name,
        ]),
      ),
    ),
  ];
}

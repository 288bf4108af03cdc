/** A study on a page of its own. The finding in everyday words is the page's summary, so it stands first; then the picture, then the numbers, then the limits. */
import { fillIn } from "../content/fillIn.ts";
import type { Effect, Study } from "../facts/schema.ts";
import { allStudiesAddress, outcomeAddress, outcomesOf } from "../facts/studies.ts";
import { forestName, forestPlot, hasForest, iconArray } from "./effects.ts";
import { directionMark, sizeOf } from "./lists.ts";
import { madeBody, type MadeBody, type MadeSection } from "./madeBody.ts";
import { capital, factList, link, table, text, type FigureTools } from "./tools.ts";

/**
 * A study's page. What it lacks, as effects or limits, has no section.
 * @param hasPage whether the handbook has a page at an address; what it lacks is not linked
 */
export function studyBody(study: Study, tools: FigureTools, hasPage: (url: string) => boolean): MadeBody {
  const { words, cite } = tools;
  const { study: labels } = words;
  const opening = [
    factList([
      [labels.kind, capital(words.studyKinds[study.kind])],
      [labels.place, study.place],
      [words.year, study.year ?? words.undated],
      [labels.people, sizeOf(study, tools)],
    ]),
    `<p>${text(labels.published)}${cite([study.id, ...study.references])}</p>\n`,
    iconArray(study, tools),
    ...outcomesOf(study)
      .filter((outcome) => hasForest([study], outcome))
      .map((outcome) => forestPlot([study], outcome, tools, forestName(outcome, study))),
  ];
  const said = (name: string, value: string | null) => (value === null ? "" : `<p><strong>${text(name)}:</strong> ${text(value)}</p>\n`);
  const outcomeCell = ({ outcome, measure }: Effect) => {
    const name = words.outcomes[outcome];
    const address = outcomeAddress(outcome);
    return `${hasPage(address) ? link(address, name) : text(name)}${measure === null ? "" : ` <span class="note">${text(measure)}</span>`}`;
  };
  const numbers = () =>
    table(
      labels.numbersCaption,
      [{ name: words.studyTable.outcomes }, { name: words.outcomeTable.direction }, { name: words.outcomeTable.finding }],
      study.effects.map((effect) => [outcomeCell(effect), directionMark(effect.direction, tools), text(effect.text)]),
      "table--outcome",
    );
  const meaning =
    `<aside class="box box--resonemang" role="note" aria-labelledby="ruta-1">\n<p class="box__label" id="ruta-1">${text(labels.meaningNote)}</p>\n` +
    `<p>${text(study.meaning)}</p>\n</aside>\n`;
  const more = hasPage(allStudiesAddress) ? `<p class="alone">${link(allStudiesAddress, labels.allStudies)}</p>\n` : "";
  const sections: readonly MadeSection[] = [
    {
      id: "om-studien",
      heading: labels.question,
      html: said(labels.setting, study.setting) + said(labels.support, study.support) + said(labels.comparison, study.comparison),
    },
    ...(study.effects.length === 0 ? [] : [{ id: "i-siffror", heading: labels.numbers, html: numbers() }]),
    ...(study.limits.length === 0
      ? []
      : [{ id: "begransningar", heading: labels.limits, html: `<ul>${study.limits.map((limit) => `<li>${text(limit)}</li>`).join("")}</ul>\n` }]),
    { id: "betydelse", heading: labels.meaning, html: meaning + more },
  ];
  return madeBody(opening.join(""), sections);
}

/** "ENRICH (Gillard m.fl. 2022), lottad studie". */
export function studyTitle(study: Study, { words, nameOf }: FigureTools): string {
  const source = study.name === null ? nameOf(study.id) : `${study.name} (${nameOf(study.id)})`;
  return fillIn(words.study.title, { source, kind: words.studyKinds[study.kind] });
}

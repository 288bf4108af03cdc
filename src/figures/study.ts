/** A study on a page of its own. The finding in everyday words is the page's summary, so it stands first; then the picture, then the numbers, then the limits. */
import type { OutcomeId, Study } from "../facts/schema.ts";
import { forestPlot, hasForest, iconArray } from "./effects.ts";
import { directionMark, outcomesOf, sizeOf } from "./lists.ts";
import { fill, link, table, text, type FigureTools } from "./tools.ts";

/** A heading of a made page, with its anchor. */
export interface MadeHeading {
  readonly id: string;
  readonly text: string;
}

export interface MadeBody {
  readonly html: string;
  readonly headings: readonly MadeHeading[];
}

const heading = ({ id, text: name }: MadeHeading) => `<h2 id="${id}">${text(name)}</h2>\n`;

/** The address of the page about an outcome. */
export const outcomeAddress = (outcome: OutcomeId): string => `/forskning/${outcome}/`;

/** @param hasPage whether the handbook has a page at an address; what it lacks is not linked */
export function studyBody(study: Study, tools: FigureTools, hasPage: (url: string) => boolean): MadeBody {
  const { words, cite } = tools;
  const { study: labels } = words;
  const headings: MadeHeading[] = [];
  const section = (id: string, name: string, html: string) => {
    headings.push({ id, text: name });
    return heading({ id, text: name }) + html;
  };
  const facts = [
    [labels.kind, upper(words.studyKinds[study.kind])],
    [labels.place, study.place],
    [words.year, study.year ?? words.undated],
    [labels.people, sizeOf(study, tools)],
  ] as const;
  const picture = iconArray(study, tools);
  const plots = outcomesOf(study)
    .filter((outcome) => hasForest([study], outcome))
    .map((outcome) => forestPlot([study], outcome, tools));
  const numbers = table(
    labels.numbersCaption,
    [{ name: words.studyTable.outcomes }, { name: words.outcomeTable.direction }, { name: words.outcomeTable.finding }],
    study.effects.map((effect) => [
      `${hasPage(outcomeAddress(effect.outcome)) ? link(outcomeAddress(effect.outcome), words.outcomes[effect.outcome]) : text(words.outcomes[effect.outcome])}${effect.measure === null ? "" : ` <span class="note">${text(effect.measure)}</span>`}`,
      directionMark(effect.direction, tools),
      text(effect.text),
    ]),
    "table--outcome",
  );
  const about = [
    `<p><strong>${text(labels.setting)}:</strong> ${text(study.setting)}</p>`,
    ...(study.support === null ? [] : [`<p><strong>${text(labels.support)}:</strong> ${text(study.support)}</p>`]),
    ...(study.comparison === null ? [] : [`<p><strong>${text(labels.comparison)}:</strong> ${text(study.comparison)}</p>`]),
  ].join("\n");
  const parts = [
    `<dl class="facts">${facts.map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`).join("")}</dl>\n`,
    `<p>${text(labels.published)}${cite([study.id, ...study.references])}</p>\n`,
    picture,
    ...plots,
    section("om-studien", labels.question, `${about}\n`),
    ...(study.effects.length === 0 ? [] : [section("i-siffror", labels.numbers, numbers)]),
    ...(study.limits.length === 0
      ? []
      : [section("begransningar", labels.limits, `<ul>${study.limits.map((limit) => `<li>${text(limit)}</li>`).join("")}</ul>\n`)]),
    section(
      "betydelse",
      labels.meaning,
      `<aside class="box box--resonemang" role="note" aria-labelledby="ruta-1">\n<p class="box__label" id="ruta-1">${text(labels.meaningNote)}</p>\n<p>${text(study.meaning)}</p>\n</aside>\n`,
    ),
    ...(hasPage("/forskning/alla-studier/") ? [`<p class="alone">${link("/forskning/alla-studier/", labels.allStudies)}</p>\n`] : []),
  ];
  return { html: parts.join(""), headings };
}

/** "Gillard m.fl. 2022 (ENRICH), lottad studie". */
export function studyTitle(study: Study, { words, nameOf }: FigureTools): string {
  const source = study.name === null ? nameOf(study.id) : `${nameOf(study.id)} (${study.name})`;
  return fill(words.study.title, { source, kind: words.studyKinds[study.kind] });
}

const upper = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

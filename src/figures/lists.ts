/** Facts as tables and lists: tasks, workplaces, cases, obstacles, measures, history, studies. */
import { fillIn } from "../content/fillIn.ts";
import type { Country, Effect, Influence, Measure, OutcomeId, ReadingPlan, Study, Task, TimelineEvent, WorkplaceCase, WorkplaceType } from "../facts/schema.ts";
import { byWeight, outcomesOf, studyAddress } from "../facts/studies.ts";
import { capital, link, numberText, sourceText, table, text, type FigureTools, type ViewTools } from "./tools.ts";

const yearOf = (year: string | null, { words }: FigureTools) => year ?? words.undated;

/** Tasks by group, each group a table. */
export function taskTables(tasks: readonly Task[], { words, cite }: FigureTools): string {
  return [...Map.groupBy(tasks, ({ group }) => group)]
    .map(([group, rows]) =>
      table(
        fillIn(words.tasks.caption, { group }),
        [{ name: words.tasks.task }, { name: words.tasks.brief }, { name: words.tasks.number, className: "cell--number" }],
        rows.map(({ number, page, name, brief, references }) => [
          link(page, name),
          `${text(brief)}${cite(references)}`,
          text(number === null ? words.tasks.extra : String(number)),
        ]),
        "table--tasks",
      ),
    )
    .join("");
}

/** Tasks × workplaces. A filled sign: a source names the task there; an open one: we propose it. */
export function taskMatrix(tasks: readonly Task[], workplaces: readonly WorkplaceType[], tools: FigureTools): string {
  const { matrix } = tools.words;
  const ids = tasks.flatMap(({ references }) => references);
  const sign = (kind: "kalla" | "forslag") => `<span class="matrix__sign matrix__sign--${kind}" aria-hidden="true"></span>`;
  const cell = (task: Task, id: string) => {
    const kind = task.workplaces[id];
    return kind === undefined
      ? `<span class="visually-hidden">${text(matrix.none)}</span>`
      : `${sign(kind)}<span class="visually-hidden">${text(matrix[kind])}</span>`;
  };
  const columns = [
    { name: matrix.task },
    ...workplaces.map(({ page, name }) => ({ name, heading: `<span class="matrix__head">${link(page, name)}</span>`, className: "matrix__cell" })),
  ];
  const rows = tasks.map((task) => [link(task.page, task.name), ...workplaces.map(({ id }) => cell(task, id))]);
  return (
    `<p class="matrix__legend"><strong>${text(matrix.legend)}:</strong> ${sign("kalla")} ${text(matrix.kalla)}, ${sign("forslag")} ${text(matrix.forslag)}</p>\n` +
    table(matrix.caption, columns, rows, "matrix") +
    `<p class="figure__source" data-figure="matris">${text(sourceText({ ids }, tools))}</p>\n`
  );
}

/** Sorts of workplaces by who runs them. */
export function workplaceTables(types: readonly WorkplaceType[], tools: FigureTools): string {
  const { words, cite } = tools;
  return [...Map.groupBy(types, ({ principal }) => principal)]
    .map(([principal, rows]) =>
      table(
        words.workplaces[principal],
        [{ name: words.workplaces.name }, { name: words.workplaces.brief }, { name: words.year }],
        rows.map(({ page, name, brief, year, references }) => [link(page, name), `${text(brief)}${cite(references)}`, text(yearOf(year, tools))]),
      ),
    )
    .join("");
}

/** What sources say of other countries, by part of the world. */
export function countryTables(countries: readonly Country[], tools: FigureTools): string {
  const { words, cite } = tools;
  return [...Map.groupBy(countries, ({ part }) => part)]
    .map(([part, rows]) =>
      table(
        part,
        [{ name: words.countries.country }, { name: words.countries.finding, className: "cell--wide" }, { name: words.year }],
        rows.map(({ name, text: what, year, page, references }) => [
          page === null ? text(name) : link(page, name),
          `${text(what)}${cite(references)}`,
          text(yearOf(year, tools)),
        ]),
        "table--outcome",
      ),
    )
    .join("");
}

/** Every sourced case with year, sort of source and what is known of the time after. */
export function caseList(cases: readonly WorkplaceCase[], types: readonly WorkplaceType[], tools: FigureTools): string {
  const { words, cite, kindOf } = tools;
  const items = cases.map((row) => {
    const kinds = row.types.flatMap((id) => types.find((type) => type.id === id) ?? []).map(({ page, name }) => link(page, name));
    const sources = [...new Set(row.references.map(kindOf))].filter((kind) => kind !== "").join("; ");
    const facts: readonly (readonly [name: string, html: string])[] = [
      [words.year, text(yearOf(row.year, tools))],
      ...(kinds.length === 0 ? [] : [[words.cases.types, kinds.join(", ")] as const]),
      [words.cases.employer, text(words.cases.employers[row.employer])],
      ...(sources === "" ? [] : [[words.sourceKind, text(sources)] as const]),
    ];
    const more = row.page === null ? "" : ` ${link(row.page, fillIn(words.cases.more, { place: row.place }))}.`;
    return (
      `<li class="case"><p class="case__place">${text(row.place)}</p>\n<p>${text(row.text)}${cite(row.references)}</p>\n` +
      `<p class="case__after">${text(row.after ?? words.cases.afterUnknown)}${more}</p>\n` +
      `<dl class="case__facts">${facts.map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${value}</dd></div>`).join("")}</dl></li>`
    );
  });
  return `<ul class="cases" role="list">\n${items.join("\n")}\n</ul>\n`;
}

/** What goes wrong, how it shows, what helps. */
export function influenceTable(influences: readonly Influence[], { words, cite }: FigureTools): string {
  const { influences: labels } = words;
  const rows = influences.map(({ page, name, signs, remedy, references, share }) => {
    const counted =
      share === undefined
        ? ""
        : ` <span class="note">${text(fillIn(labels.share, { what: capital(share.what), percent: share.percent }))}${cite([share.reference])}.</span>`;
    return [link(page, name), text(signs), `${text(remedy)}${cite(references)}${counted}`];
  });
  return table(labels.caption, [{ name: labels.name }, { name: labels.signs }, { name: labels.remedy }], rows);
}

/** The obstacles as questions with advice: a form to fill in on screen or paper. Nothing leaves the page. */
export function selfAssessment(influences: readonly Influence[], { words, cite, pageAt }: ViewTools): string {
  const { assessment } = words;
  const questions = influences.map(({ id, name, question, adviceNo, advicePartly, page, references, beforeAdvert }, index) => {
    const answer = (value: "yes" | "partly" | "no") =>
      `<label class="assessment__answer"><input type="radio" name="fraga-${id}" value="${value}"> ${text(assessment[value])}</label>`;
    return (
      `<fieldset class="assessment__question" data-question="${id}" data-name="${text(name)}" data-page="${text(page)}"${beforeAdvert === true ? " data-before-advert" : ""}>\n<legend>${text(fillIn(assessment.legend, { number: index + 1, question }))}</legend>\n` +
      `<div class="assessment__answers">${answer("yes")}${answer("partly")}${answer("no")}</div>\n` +
      `<p class="assessment__advice" data-for="no"><strong>${text(assessment.ifNo)}</strong> <span data-advice>${text(adviceNo)}</span></p>\n` +
      `<p class="assessment__advice" data-for="partly"><strong>${text(assessment.ifPartly)}</strong> <span data-advice>${text(advicePartly)}</span></p>\n` +
      `<p class="assessment__more"><a href="${text(page)}" data-title="${text(pageAt(page).title)}">${text(fillIn(assessment.more, { title: pageAt(page).title }))}</a>${cite(references)}</p>\n</fieldset>`
    );
  });
  return `<form class="assessment" autocomplete="off">\n<p class="note">${text(assessment.note)}</p>\n${questions.join("\n")}\n</form>\n`;
}

/** What can be measured, by kind. */
export function measureTables(measures: readonly Measure[], { words, cite }: FigureTools): string {
  const { measures: labels } = words;
  return [...Map.groupBy(measures, ({ kind }) => kind)]
    .map(([kind, rows]) =>
      table(
        labels.kinds[kind],
        [{ name: labels.name }, { name: labels.what }, { name: labels.seen }, { name: labels.advice }],
        rows.map(({ name, choice, measures: what, swedish, seen, advice, when, strength, references }) => [
          `${text(name)} <span class="choice choice--${choice}">${text(labels.choices[choice])}</span>`,
          `${text(what)}${swedish === null ? "" : ` <span class="note">${text(labels.swedish)}: ${text(swedish)}</span>`}`,
          `${text(seen ?? labels.nothingSeen)}${cite(references)}${strength === "forslag" ? ` <span class="note">${text(words.strengths.forslag)}</span>` : ""}`,
          `${text(advice)} <span class="note">${text(labels.when)}: ${text(when.map((time) => labels.whens[time]).join(", "))}.</span>`,
        ]),
        "table--measures",
      ),
    )
    .join("");
}

/** History in order, from undated decades to dates. */
export function timelineList(events: readonly TimelineEvent[], { words, cite }: FigureTools): string {
  const items = [...events]
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
    .map(
      ({ when, scope, text: what, references }) =>
        `<li class="timeline__event${scope === "Sverige" ? "" : " timeline__event--abroad"}"><span class="timeline__when">${text(when)}</span> <span class="timeline__what">${text(what)}${cite(references)}${scope === "Sverige" ? "" : ` <span class="note">${text(words.timeline[scope])}</span>`}</span></li>`,
    );
  return `<ol class="timeline" role="list">\n${items.join("\n")}\n</ol>\n`;
}

/** A reading path: what to read in order, how long it takes, what to do then. */
export function readingPath({ steps, next }: ReadingPlan, { words, pageAt }: ViewTools): string {
  const { path } = words;
  const minutes = steps.reduce((sum, { page }) => sum + pageAt(page).minutes, 0);
  const step = (open: string, page: string, why: string, after: string) => `${open}${link(page, pageAt(page).title)}${after}<br>${text(why)}</li>`;
  const read = steps.map(({ page, why }) =>
    step(`<li data-step="${text(page)}">`, page, why, ` <span class="note">${text(fillIn(path.minutes, { minutes: pageAt(page).minutes }))}</span>`),
  );
  const todo = next.map(({ page, what }) => step("<li>", page, what, ""));
  return (
    `<p>${text(fillIn(path.total, { pages: steps.length, minutes }))}</p>\n<ol class="path">\n${read.join("\n")}\n</ol>\n` +
    (todo.length === 0 ? "" : `<p><strong>${text(path.next)}</strong></p>\n<ul class="path">\n${todo.join("\n")}\n</ul>\n`)
  );
}

/** The direction of an effect as sign and words. */
export function directionMark(direction: Effect["direction"], { words }: FigureTools): string {
  const { sign, name } = words.directions[direction];
  return `<span class="direction direction--${directionClasses[direction]}"><span class="direction__sign" aria-hidden="true">${text(sign)}</span> ${text(name)}</span>`;
}

export const directionClasses: Readonly<Record<Effect["direction"], string>> = { "+": "plus", "0": "none", "±": "mixed", "–": "other", "?": "other" };

/** "3 329 personer i 19 studier". */
export function sizeOf({ people, studies }: Pick<Study, "people" | "studies">, { words }: FigureTools): string {
  const { studyTable } = words;
  const persons = people === null ? null : fillIn(studyTable.persons, { count: numberText(people) });
  const many = studies === null ? null : fillIn(studyTable.studies, { count: numberText(studies) });
  if (persons !== null && many !== null) return fillIn(studyTable.personsInStudies, { persons, studies: many });
  return persons ?? many ?? studyTable.unknownCount;
}

/** Every study in one table that a script makes searchable and sortable (`data-sortable`); without it, by kind of study and year. */
export function studyTable(studies: readonly Study[], tools: FigureTools): string {
  const { words, nameOf, cite } = tools;
  const { studyTable: labels } = words;
  const rows = [...studies].sort(byWeight).map((study) => {
    const notes = [...(study.name === null ? [] : [nameOf(study.id)]), words.studyKinds[study.kind], study.place];
    return [
      `${link(studyAddress(study), study.name ?? nameOf(study.id))} <span class="note">${text(notes.join(", "))}</span>`,
      text(yearOf(study.year, tools)),
      text(sizeOf(study, tools)),
      `${text(study.finding)}${cite([study.id])}`,
      text(
        outcomesOf(study)
          .map((outcome) => words.outcomes[outcome])
          .join(", "),
      ),
    ];
  });
  const columns = [
    { name: labels.study },
    { name: words.year },
    { name: labels.people },
    { name: labels.finding, className: "cell--wide" },
    { name: labels.outcomes },
  ];
  // The tools are there from the start, so that nothing moves when the script comes; the style sheet hides them where scripts are off.
  const toolbar =
    `<div class="table-tools"><label class="table-tools__label">${text(words.tableTools.filter)}<input class="table-tools__field" type="search" autocomplete="off"></label>` +
    `<p class="table-tools__status" role="status"></p></div>\n`;
  return `<div data-sortable data-words="${text(JSON.stringify(words.tableTools))}">\n${toolbar}${table(labels.caption, columns, rows, "table--studies")}</div>\n`;
}

/** What studies found about one outcome: those that weigh many studies first. */
export function outcomeTable(studies: readonly Study[], outcome: OutcomeId, tools: FigureTools): string {
  const { words, nameOf, cite } = tools;
  const { outcomeTable: labels, studyTable: columns } = words;
  const rows = [...studies]
    .sort(byWeight)
    .flatMap((study) =>
      study.effects
        .filter((effect) => effect.outcome === outcome)
        .map((effect) => [
          `${link(studyAddress(study), study.name ?? nameOf(study.id))} <span class="note">${text(words.studyKinds[study.kind])}, ${text(sizeOf(effect.people === undefined ? study : { people: effect.people, studies: null }, tools))}</span>`,
          directionMark(effect.direction, tools),
          `${text(effect.text)}${cite([study.id])}`,
        ]),
    );
  if (rows.length === 0) return `<p>${text(labels.none)}</p>\n`;
  const caption = fillIn(labels.caption, { outcome: words.outcomes[outcome].toLowerCase() });
  return table(caption, [{ name: columns.study }, { name: labels.direction }, { name: labels.finding }], rows, "table--outcome");
}

/** What `::visa NAMN` can show: the table of all figures and lists of facts. */
import type { Audience } from "../content/chapters.ts";
import { nearest } from "../content/explain.ts";
import { outcomeIds, type FactFile, type Facts, type OutcomeId, type Study } from "../facts/schema.ts";
import { forestDrawing, iconDrawing, wheelDrawing, type Drawing, type DrawingColors, type DrawingTools } from "../figures/drawings.ts";
import { countedEffect, forestPlot, hasForest, iconArray } from "../figures/effects.ts";
import {
  caseList,
  influenceTable,
  measureTables,
  outcomeTable,
  readingPath,
  selfAssessment,
  studyTable,
  taskMatrix,
  taskTables,
  timelineList,
  workplaceTables,
} from "../figures/lists.ts";
import { planFigure, wheelFigure } from "../figures/plan.ts";
import type { FigureTools } from "../figures/tools.ts";
import type { View } from "../markdown/directives.ts";

interface ViewDefinition {
  /** Data files it cannot do without. */
  readonly needs: readonly FactFile[];
  /** What its one argument may be; absent: it takes none. */
  readonly choices?: (facts: Facts) => readonly string[];
  /** The file of the same facts, as in `facts/downloads.ts`; absent for pictures beside a table. */
  readonly download?: string;
  readonly show: (facts: Required<Facts>, argument: string, tools: FigureTools) => string;
  /** As a picture for slides; absent for tables and lists. */
  readonly draw?: (facts: Required<Facts>, argument: string, tools: DrawingTools, colors: DrawingColors) => Drawing;
}

/** By the name editors write. Another view: a line here and a function in `figures/`. */
const views: Readonly<Record<string, ViewDefinition>> = {
  uppgifter: { needs: ["tasks"], download: "uppgifter", show: ({ tasks }, _, tools) => taskTables(tasks, tools) },
  matris: { needs: ["tasks", "workplaces"], show: ({ tasks, workplaces }, _, tools) => taskMatrix(tasks, workplaces.types, tools) },
  arbetsplatser: { needs: ["workplaces"], download: "arbetsplatser", show: ({ workplaces }, _, tools) => workplaceTables(workplaces.types, tools) },
  fall: { needs: ["workplaces"], download: "fall", show: ({ workplaces }, _, tools) => caseList(workplaces.cases, workplaces.types, tools) },
  hinder: { needs: ["influences"], download: "hinder", show: ({ influences }, _, tools) => influenceTable(influences, tools) },
  sjalvskattning: { needs: ["influences"], show: ({ influences }, _, tools) => selfAssessment(influences, tools) },
  matt: { needs: ["measures"], download: "matt", show: ({ measures }, _, tools) => measureTables(measures, tools) },
  tidslinje: { needs: ["timeline"], download: "tidslinje", show: ({ timeline }, _, tools) => timelineList(timeline, tools) },
  tolvmanadersplan: { needs: ["plan"], download: "tolvmanadersplan", show: ({ plan }, _, tools) => planFigure(plan, tools) },
  arshjul: {
    needs: ["plan"],
    download: "arshjul",
    show: ({ plan }, _, tools) => wheelFigure(plan, tools),
    draw: ({ plan }, _, tools, colors) => wheelDrawing(plan, tools, colors),
  },
  lasvag: {
    needs: ["readingPaths"],
    choices: ({ readingPaths = {} }) => Object.keys(readingPaths),
    show: ({ readingPaths }, audience, tools) => {
      const path = readingPaths[audience as Audience];
      return path === undefined ? "" : readingPath(path, tools);
    },
  },
  studier: { needs: ["studies"], download: "studier", show: ({ studies }, _, tools) => studyTable(studies, tools) },
  utfall: { needs: ["studies"], choices: () => outcomeIds, show: ({ studies }, outcome, tools) => outcomeTable(studies, outcome as OutcomeId, tools) },
  skogsdiagram: {
    needs: ["studies"],
    choices: ({ studies = [] }) => outcomeIds.filter((outcome) => hasForest(studies, outcome)),
    show: ({ studies }, outcome, tools) => forestPlot(studies, outcome as OutcomeId, tools),
    draw: ({ studies }, outcome, tools, colors) => forestDrawing(studies, outcome as OutcomeId, tools, colors),
  },
  ikonbild: {
    needs: ["studies"],
    choices: ({ studies = [] }) => studies.filter((study) => countedEffect(study) !== null).map(({ id }) => id),
    show: ({ studies }, id, tools) => iconArray(studyNamed(studies, id), tools),
    draw: ({ studies }, id, tools, colors) => iconDrawing(studyNamed(studies, id), tools, colors),
  },
};

function studyNamed(studies: readonly Study[], id: string): Study {
  const found = studies.find((study) => study.id === id);
  if (found === undefined) throw new Error(`No study ${id}`);
  return found;
}

/** The names editors may write. */
export const viewNames: readonly string[] = Object.keys(views);

/** What is wrong with a view, or undefined. */
export function viewFault({ name, args }: View, facts: Facts): { readonly what: string; readonly write: string } | undefined {
  const view = views[name];
  if (view === undefined) {
    const guess = nearest(name, viewNames);
    return {
      what: `Det finns inget att visa som heter ”${name}”.`,
      write: guess === undefined ? `skriv något av: ${viewNames.join(", ")}` : `menade du ::visa ${guess}?`,
    };
  }
  const missing = view.needs.find((file) => facts[file] === undefined);
  if (missing !== undefined)
    return { what: `”${name}” visar uppgifter ur ${missing}.json, som saknas.`, write: `lägg ${missing}.json i datamappen, eller ta bort raden` };
  const [argument, ...more] = args;
  if (view.choices === undefined)
    return argument === undefined ? undefined : { what: `”${name}” tar inget ord efter sig.`, write: `skriv bara ::visa ${name}` };
  const choices = view.choices(facts);
  if (argument !== undefined && more.length === 0 && choices.includes(argument)) return undefined;
  const guess = argument === undefined ? undefined : nearest(argument, choices);
  return {
    what: argument === undefined ? `”${name}” behöver ett ord efter sig.` : `”${name}” kan inte visa ”${args.join(" ")}”.`,
    write: guess === undefined ? `skriv något av: ${choices.join(", ")}` : `menade du ::visa ${name} ${guess}?`,
  };
}

/** A view as HTML. Call `viewFault` first. */
export function showView({ name, args }: View, facts: Facts, tools: FigureTools): string {
  const view = views[name];
  if (view === undefined) throw new Error(`No view ${name}`);
  const html = view.show(facts as Required<Facts>, args[0] ?? "", tools);
  return view.download === undefined ? html : html + downloadLinks(view.download, tools.words);
}

/** What is wrong with a view as the picture of a slide, or undefined. */
export function drawingFault(view: View, facts: Facts): { readonly what: string; readonly write: string } | undefined {
  const fault = viewFault(view, facts);
  if (fault !== undefined || views[view.name]?.draw !== undefined) return fault;
  const drawn = Object.entries(views).flatMap(([name, { draw }]) => (draw === undefined ? [] : [name]));
  return { what: `”${view.name}” är ingen bild utan en tabell eller lista.`, write: `skriv någon av: ${drawn.join(", ")}` };
}

/** A view as a picture. Call `drawingFault` first. */
export function drawView({ name, args }: View, facts: Facts, tools: DrawingTools, colors: DrawingColors): Drawing {
  const draw = views[name]?.draw;
  if (draw === undefined) throw new Error(`The view ${name} has no picture`);
  return draw(facts as Required<Facts>, args[0] ?? "", tools, colors);
}

function downloadLinks(name: string, { downloads }: FigureTools["words"]): string {
  const link = (ending: "csv" | "json") => `<a href="/data/${name}.${ending}" download>${downloads[ending]}</a>`;
  return `<p class="downloads">${downloads.label} ${link("csv")} ${link("json")}</p>\n`;
}

/** The data files that some views of a book show: what they link to must exist. */
export function filesShown(shown: readonly View[]): ReadonlySet<FactFile> {
  return new Set(shown.flatMap(({ name }) => views[name]?.needs ?? []));
}

/** Addresses of pages that the rows of a file lead to, with their place in the file. */
export function addressesIn(facts: Facts, file: FactFile): readonly { readonly url: string; readonly path: readonly (string | number)[] }[] {
  const of = (rows: readonly { readonly page: string | null }[] | undefined, ...path: string[]) =>
    (rows ?? []).flatMap(({ page }, index) => (page === null ? [] : [{ url: page, path: [...path, index, "page"] }]));
  switch (file) {
    case "tasks":
      return of(facts.tasks);
    case "readingPaths":
      return Object.entries(facts.readingPaths ?? {}).flatMap(([audience, { steps, next }]) => [
        ...of(steps, audience, "steps"),
        ...of(next, audience, "next"),
      ]);
    case "influences":
      return of(facts.influences);
    case "workplaces":
      return [...of(facts.workplaces?.types, "types"), ...of(facts.workplaces?.cases, "cases")];
    case "plan":
      return [...of(facts.plan?.plan, "plan"), ...of(facts.plan?.wheel, "wheel")];
    default:
      return [];
  }
}

/** What `::visa NAMN` can show: the table of all figures and lists of facts. */
import type { Audience, ChapterId } from "../content/chapters.ts";
import { nearest } from "../content/explain.ts";
import { withFixedSpacesInMarkup } from "../content/fixedSpaces.ts";
import type { DownloadName } from "../facts/downloads.ts";
import { outcomeIds, type FactFile, type Facts, type OutcomeId, type Study } from "../facts/schema.ts";
import {
  drawingColors,
  evidenceDrawing,
  forestDrawing,
  iconDrawing,
  matrixDrawing,
  planDrawing,
  wheelDrawing,
  type Drawing,
  type DrawingColors,
  type DrawingTools,
} from "../figures/drawings.ts";
import { countedEffect, forestName, forestPlot, hasForest, iconArray } from "../figures/effects.ts";
import { evidenceMatrix } from "../figures/evidence.ts";
import { budgetCosts, budgetIncome } from "../figures/budget.ts";
import {
  caseList,
  countryTables,
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
import { illustration } from "../figures/illustrations.ts";
import { planFigure, wheelFigure } from "../figures/plan.ts";
import { text, type FigureTools, type ViewTools } from "../figures/tools.ts";
import type { View } from "../markdown/directives.ts";

interface ViewDefinition {
  /** Data files it cannot do without. */
  readonly needs: readonly FactFile[];
  /** What its one argument may be; absent: it takes none. */
  readonly choices?: (facts: Facts) => readonly string[];
  /** The file of the same facts, as in `facts/downloads.ts`; absent for pictures beside a table. */
  readonly download?: DownloadName;
  readonly show: (facts: Required<Facts>, tools: ViewTools, argument: string) => string;
  /** The chapter that lends its colours to the picture. */
  readonly chapter?: ChapterId;
  /** As a picture for slides and files; absent for tables and lists. */
  readonly draw?: (facts: Required<Facts>, tools: DrawingTools, argument: string, colors: DrawingColors) => Drawing;
}

/** The two tables of the worksheet, each under a heading of its own on the page. */
const budgetTables = { kostnader: budgetCosts, finansiering: budgetIncome } as const;

/** By the name editors write. Another view: a line here and a function in `figures/`. */
const definitions: Readonly<Record<string, ViewDefinition>> = {
  uppgifter: { needs: ["tasks"], download: "uppgifter", show: ({ tasks }, tools) => taskTables(tasks, tools) },
  matris: {
    needs: ["tasks", "workplaces"],
    show: ({ tasks, workplaces }, tools) => taskMatrix(tasks, workplaces.types, tools),
    chapter: "arbetsuppgifter",
    draw: ({ tasks, workplaces }, tools, _, colors) => matrixDrawing(tasks, workplaces.types, tools, colors),
  },
  arbetsplatser: { needs: ["workplaces"], download: "arbetsplatser", show: ({ workplaces }, tools) => workplaceTables(workplaces.types, tools) },
  fall: { needs: ["workplaces"], download: "fall", show: ({ workplaces }, tools) => caseList(workplaces.cases, workplaces.types, tools) },
  lander: { needs: ["countries"], download: "lander", show: ({ countries }, tools) => countryTables(countries, tools) },
  hinder: { needs: ["influences"], download: "hinder", show: ({ influences }, tools) => influenceTable(influences, tools) },
  sjalvskattning: { needs: ["influences"], show: ({ influences }, tools) => selfAssessment(influences, tools) },
  matt: { needs: ["measures"], download: "matt", show: ({ measures }, tools) => measureTables(measures, tools) },
  tidslinje: { needs: ["timeline"], download: "tidslinje", show: ({ timeline }, tools) => timelineList(timeline, tools) },
  tolvmanadersplan: {
    needs: ["plan"],
    download: "tolvmanadersplan",
    show: ({ plan, reviewed }, tools) => planFigure(plan, tools, reviewed?.plan),
    chapter: "inforande",
    draw: ({ plan }, tools, _, colors) => planDrawing(plan, tools, colors),
  },
  arshjul: {
    needs: ["plan"],
    download: "arshjul",
    show: ({ plan, reviewed }, tools) => wheelFigure(plan, tools, reviewed?.plan),
    chapter: "inforande",
    draw: ({ plan }, tools, _, colors) => wheelDrawing(plan, tools, colors),
  },
  bild: {
    needs: ["illustrations"],
    choices: ({ illustrations = [] }) => illustrations.map(({ id }) => id),
    show: ({ illustrations }, tools, id) => {
      const found = illustrations.find((one) => one.id === id);
      return found === undefined ? "" : illustration(found, tools);
    },
  },
  budget: {
    needs: ["budget"],
    choices: () => Object.keys(budgetTables),
    show: ({ budget }, tools, part) => budgetTables[part as keyof typeof budgetTables](budget, tools),
  },
  lasvag: {
    needs: ["readingPaths"],
    choices: ({ readingPaths = {} }) => Object.keys(readingPaths),
    show: ({ readingPaths }, tools, audience) => {
      const path = readingPaths[audience as Audience];
      return path === undefined ? "" : readingPath(path, tools);
    },
  },
  studier: { needs: ["studies"], download: "studier", show: ({ studies }, tools) => studyTable(studies, tools) },
  utfall: { needs: ["studies"], choices: () => outcomeIds, show: ({ studies }, tools, outcome) => outcomeTable(studies, outcome as OutcomeId, tools) },
  evidensmatris: {
    needs: ["studies"],
    show: ({ studies }, tools) => evidenceMatrix(studies, tools),
    chapter: "forskning",
    draw: ({ studies }, tools, _, colors) => evidenceDrawing(studies, tools, colors),
  },
  skogsdiagram: {
    needs: ["studies"],
    choices: ({ studies = [] }) => outcomeIds.filter((outcome) => hasForest(studies, outcome)),
    show: ({ studies }, tools, outcome) => forestPlot(studies, outcome as OutcomeId, tools),
    chapter: "forskning",
    draw: ({ studies }, tools, outcome, colors) => forestDrawing(studies, outcome as OutcomeId, tools, colors),
  },
  ikonbild: {
    needs: ["studies"],
    choices: ({ studies = [] }) => studies.filter((study) => countedEffect(study) !== null).map(({ id }) => id),
    show: ({ studies }, tools, id) => iconArray(studyNamed(studies, id), tools),
    chapter: "forskning",
    draw: ({ studies }, tools, id, colors) => iconDrawing(studyNamed(studies, id), tools, colors),
  },
};

function studyNamed(studies: readonly Study[], id: string): Study {
  const found = studies.find((study) => study.id === id);
  if (found === undefined) throw new Error(`No study ${id}`);
  return found;
}

/** A map, since an object also answers to the names that every object has. */
const views = new Map(Object.entries(definitions));

/** The names editors may write. */
const viewNames = [...views.keys()];

/** What is wrong with a view, or undefined; also where the data that would tell are unreadable. */
export function viewFault({ name, args }: View, facts: Facts, unreadable: ReadonlySet<string>): { readonly what: string; readonly write: string } | undefined {
  const view = views.get(name);
  if (view === undefined) {
    const guess = nearest(name, viewNames);
    return {
      what: `Det finns inget att visa som heter ”${name}”.`,
      write: guess === undefined ? `skriv något av: ${viewNames.join(", ")}` : `menade du ::visa ${guess}?`,
    };
  }
  if (view.needs.some((file) => unreadable.has(file))) return undefined;
  const missing = view.needs.find((file) => facts[file] === undefined);
  if (missing !== undefined)
    return { what: `”${name}” visar uppgifter ur ${missing}.json, som saknas.`, write: `lägg ${missing}.json i datamappen, eller ta bort raden` };
  const [argument, ...more] = args;
  if (view.choices === undefined)
    return argument === undefined ? undefined : { what: `”${name}” tar inget ord efter sig.`, write: `skriv bara ::visa ${name}` };
  const choices = view.choices(facts);
  if (choices.length === 0)
    return { what: `”${name}” har inget att visa ännu.`, write: `lägg till rader i ${view.needs.join(" och ")}.json, eller ta bort raden` };
  if (argument !== undefined && more.length === 0 && choices.includes(argument)) return undefined;
  const guess = argument === undefined ? undefined : nearest(argument, choices);
  return {
    what: argument === undefined ? `”${name}” behöver ett ord efter sig.` : `”${name}” kan inte visa ”${args.join(" ")}”.`,
    write: guess === undefined ? `skriv något av: ${choices.join(", ")}` : `menade du ::visa ${name} ${guess}?`,
  };
}

/** A view as HTML. Call `viewFault` first. */
export function showView({ name, args }: View, facts: Facts, tools: ViewTools): string {
  const view = views.get(name);
  if (view === undefined) throw new Error(`No view ${name}`);
  const html = withFixedSpacesInMarkup(view.show(facts as Required<Facts>, tools, String(args[0])));
  return view.download === undefined ? html : html + downloadLinks(view.download, tools.words);
}

/** What is wrong with a view as the picture of a slide, or undefined. */
export function drawingFault(view: View, facts: Facts, unreadable: ReadonlySet<string>): ReturnType<typeof viewFault> {
  const fault = viewFault(view, facts, unreadable);
  if (fault !== undefined || views.get(view.name)?.draw !== undefined) return fault;
  const drawn = [...views].flatMap(([name, { draw }]) => (draw === undefined ? [] : [name]));
  return { what: `”${view.name}” är ingen bild utan en tabell eller lista.`, write: `skriv någon av: ${drawn.join(", ")}` };
}

/** A view as a picture. Call `drawingFault` first. */
export function drawView({ name, args }: View, facts: Facts, tools: DrawingTools, colors: DrawingColors): Drawing {
  const draw = views.get(name)?.draw;
  if (draw === undefined) throw new Error(`The view ${name} has no picture`);
  return draw(facts as Required<Facts>, tools, String(args[0]), colors);
}

/** Every figure that facts give and pages can show, by the name of its files. Each is drawn when it is asked for. */
export function figuresOf(facts: Facts, tools: DrawingTools): ReadonlyMap<string, () => Drawing> {
  const known = facts as Required<Facts>;
  const shown = [...views].flatMap(([name, { needs, choices, draw, chapter }]) => {
    if (draw === undefined || chapter === undefined || needs.some((file) => facts[file] === undefined)) return [];
    const colors = drawingColors(chapter);
    const named = (args: readonly string[]) => [[name, ...args].join("-"), () => draw(known, tools, String(args[0]), colors)] as const;
    return choices === undefined ? [named([])] : choices(facts).map((argument) => named([argument]));
  });
  const colors = drawingColors("forskning");
  const ofStudies = (facts.studies ?? []).flatMap((study) =>
    outcomeIds
      .filter((outcome) => hasForest([study], outcome))
      .map((outcome) => [forestName(outcome, study), () => forestDrawing([study], outcome, tools, colors)] as const),
  );
  return new Map([...shown, ...ofStudies]);
}

function downloadLinks(name: DownloadName, { downloads }: FigureTools["words"]): string {
  const link = (ending: "csv" | "json") => `<a href="/data/${name}.${ending}" download>${text(downloads[ending])}</a>`;
  return `<p class="downloads">${text(downloads.label)} ${link("csv")} ${link("json")}</p>\n`;
}

/** The data files that some views of a book show: what they link to must exist. */
export function filesShown(shown: readonly View[]): ReadonlySet<FactFile> {
  return new Set(shown.flatMap(({ name }) => views.get(name)?.needs ?? []));
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
    case "countries":
      return of(facts.countries);
    case "workplaces":
      return [...of(facts.workplaces?.types, "types"), ...of(facts.workplaces?.cases, "cases")];
    case "budget":
      return [...of(facts.budget?.costs, "costs"), ...of(facts.budget?.income, "income")];
    case "plan":
      return [...of(facts.plan?.plan, "plan"), ...of(facts.plan?.wheel, "wheel")];
    case "readersWords":
      return of(facts.readersWords);
    default:
      return [];
  }
}

/** Posters for a wall: the region map with its statuses, and the plan of twelve months. */
import { chapterArcs } from "../../design/arcs.ts";
import { audienceIds, type Audience } from "../../content/chapters.ts";
import type { Plan } from "../../facts/schema.ts";
import type { Handbook } from "../../handbook/model.ts";
import { audienceNames } from "../../handbook/navigate.ts";
import type { MapModel } from "../../maps/model.ts";
import type { PrintDocumentOptions } from "../document.ts";
import type { Layout, PrintedEdition } from "../editions.ts";
import { readableAddress } from "../pageHtml.ts";
import { pageRules } from "../pageRules.ts";
import { papers } from "../papers.ts";
import { documentBase, type DocumentBase } from "./base.ts";

type Shows = Extract<Layout, { form: "poster" }>["shows"];

export interface PosterDocument extends DocumentBase<"poster"> {
  readonly shows: Shows;
  readonly chapter: string;
  readonly mark: string;
  /** Where the same can be read, with its sources. */
  readonly pageAddress: string;
  readonly map: MapModel | null;
  readonly plan: PosterPlan | null;
}

/** The plan, step by step under its phases. */
export interface PosterPlan {
  readonly phases: readonly { readonly name: string; readonly steps: readonly PosterStep[] }[];
  /** By month, 1 to 12: what is to be reached then. */
  readonly milestones: readonly { readonly month: number; readonly names: readonly string[] }[];
}

export interface PosterStep {
  readonly name: string;
  readonly who: string;
  readonly from: number;
  readonly to: number;
}

/** The document of a poster. Throws when the handbook lacks what it shows. */
export function posterDocument(handbook: Handbook, edition: PrintedEdition, shows: Shows, _options: PrintDocumentOptions): PosterDocument {
  const [page] = edition.pages;
  const { map, facts, site } = handbook;
  if (page === undefined || (shows === "map" ? map : facts.plan) === undefined) throw new Error(`The edition ${edition.id} has nothing to show`);
  const rules = pageRules({ paper: papers[edition.paper], foot: "", numbers: "outer", sheets: [{ name: "poster", bare: true }] });
  return {
    ...documentBase(handbook, edition, "poster", rules, [`paper--poster-${shows}`]),
    shows,
    chapter: page.chapter ?? "",
    mark: chapterArcs(page.chapter ?? "", { size: "mark" }),
    pageAddress: readableAddress(`${site.url}${page.url}`),
    map: shows === "map" ? (map ?? null) : null,
    plan: shows === "plan" && facts.plan !== undefined ? posterPlan(handbook, facts.plan) : null,
  };
}

function posterPlan(handbook: Handbook, { plan, milestones }: Plan): PosterPlan {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return {
    phases: [...Map.groupBy(plan, ({ phase }) => phase)].map(([name, steps]) => ({
      name,
      steps: steps.map((step) => ({ name: step.name, who: whoNames(handbook, step.who), from: step.from, to: step.to })),
    })),
    milestones: months.map((month) => ({ month, names: milestones.filter((mark) => mark.month === month).map((mark) => mark.name) })),
  };
}

const isAudience = (name: string): name is Audience => (audienceIds as readonly string[]).includes(name);

/** "chef, HR, brukarorganisation"; what is no audience is shown as it is written. */
const whoNames = (handbook: Handbook, who: readonly string[]): string =>
  who.map((name) => (isAudience(name) ? audienceNames(handbook, [name]) : name)).join(", ");

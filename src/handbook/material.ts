/** What a handbook is bound from. */
import type { Article, BodySource } from "../content/article.ts";
import type { Names } from "../content/chapters.ts";
import type { Fault } from "../content/fault.ts";
import type { Site } from "../content/site.ts";
import type { FactFile, Facts } from "../facts/schema.ts";
import type { FactWords } from "../figures/tools.ts";
import type { MapLabels } from "../maps/labels.ts";
import type { MapModel } from "../maps/model.ts";
import type { Body, TextWords } from "../markdown/markdown.ts";
import type { Bibliography } from "./references.ts";

/** Everything that was read, each part already checked on its own. */
export interface Material {
  /** Faults found while it was read. A book that has any is checked further, but not bound. */
  readonly faults: readonly Fault[];
  readonly articles: readonly Article[];
  /** Articles that exist but have faults in their head: links to them are not dead, and their bodies are checked, too. */
  readonly unreadable: readonly { readonly path: string; readonly body?: BodySource }[];
  /** Where articles live, for messages: `content`. */
  readonly contentFolder: string;
  readonly site: Site;
  readonly bibliography: Bibliography;
  /** Where references live, for messages: `_data/references.json`. */
  readonly referencesFile: string;
  readonly map?: MapModel;
  readonly facts: Facts;
  /** Data that exist but have faults, and so are absent here: what needs them is not to blame. */
  readonly unreadableData: ReadonlySet<FactFile | "map">;
  /** How a file of facts is named in messages: `_data/tasks.json`, and the line of a place in it. */
  readonly factPlace: (file: FactFile, path: readonly (string | number)[]) => { readonly file: string; readonly line: number };
  /** The words of figures, maps, chapters and boxes, from `labels.json`. */
  readonly words: { readonly facts: FactWords; readonly map: MapLabels; readonly names: Names; readonly text: TextWords };
  /** Sizes in pixels of the pictures beside the articles, by path in the content folder. */
  readonly images: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
}

/** A parsed body and where it comes from. */
export interface ParsedArticle<From extends BodySource = Article> {
  readonly article: From;
  readonly body: Body;
  readonly url: string;
}

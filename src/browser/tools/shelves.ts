/** Everything that tools keep, in one place, so that a name is taken away with all that is kept under it, whichever page the reader is on. */
import { isRecord, isTexts, shelf } from "./kept.ts";
import { namedShelf } from "./names.ts";

/** By page (address from the root): the words of the points that are ticked there. */
export type Ticks = Readonly<Record<string, readonly string[]>>;

export const ticksShelf = namedShelf<Ticks>("checklistor", 1, (kept) =>
  isRecord(kept) ? Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, readonly string[]] => isTexts(entry[1]))) : undefined,
);

/** By question: an answer. */
export type Answers = Readonly<Record<string, Answer>>;
export type Answer = (typeof answers)[number];
export const answers = ["yes", "partly", "no"] as const;

const isAnswer = (value: unknown): value is Answer => (answers as readonly unknown[]).includes(value);

export const answersShelf = namedShelf<Answers>("sjalvskattning", 1, (kept) =>
  isRecord(kept) ? Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, Answer] => isAnswer(entry[1]))) : undefined,
);

/** A worksheet as the reader has written it. */
export interface Worksheet {
  /** By cell, "lon:1": what stands in it. */
  readonly cells: Readonly<Record<string, string>>;
  /** Rows of income that are decided. */
  readonly decided: readonly string[];
}

export const worksheetShelf = namedShelf<Worksheet>("budget", 1, (kept) => {
  if (!isRecord(kept) || !isRecord(kept["cells"]) || !isTexts(kept["decided"])) return undefined;
  const cells = Object.fromEntries(Object.entries(kept["cells"]).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  return { cells, decided: kept["decided"] };
});

/** What has been read of the reading paths. */
export interface Reading {
  /** The path that the reader follows: its address. */
  readonly path: string | null;
  /** Addresses of pages, in the order they were marked. */
  readonly read: readonly string[];
  /** The steps of the paths that the reader has used, by the path's address: the start page shows how far they have come. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

export const nothingRead: Reading = { path: null, read: [], paths: {} };

export const readingShelf = shelf<Reading>(
  "lasvag",
  1,
  (kept) => {
    if (!isRecord(kept) || !isTexts(kept["read"])) return undefined;
    const paths = isRecord(kept["paths"]) ? Object.entries(kept["paths"]).filter((entry): entry is [string, readonly string[]] => isTexts(entry[1])) : [];
    return { path: typeof kept["path"] === "string" ? kept["path"] : null, read: kept["read"], paths: Object.fromEntries(paths) };
  },
  nothingRead,
);

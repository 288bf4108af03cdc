/** Fetches what was chosen and makes a pack of it. Loaded when the reader asks for one: the PDF library weighs more than all the rest. */
import { LettersError, makePack, PartError, type Pack, type PackOptions, type Part } from "../print/pack/pack.ts";
import { fetchPdf } from "./pdfFiles.ts";

/** What the handbook brings to every pack; see `print/packSetting.ts`. */
export interface PackSetting extends Pick<PackOptions, "cover" | "words" | "colors" | "site"> {
  readonly description: Omit<PackOptions["description"], "title">;
}

/** A PDF to fetch, and what is known of it. */
export interface OrderedPart extends Omit<Part, "bytes"> {
  readonly url: string;
}

export interface Order {
  readonly title: string;
  readonly setting: PackSetting;
  /** In the order of the pack. */
  readonly parts: readonly OrderedPart[];
  readonly templateUrl: string;
  /** Ends the work: fetching at once, joining before the next part. */
  readonly signal: AbortSignal;
  /** Told before each part is fetched or joined. */
  readonly onStep: (step: { readonly work: "fetch" | "join"; readonly done: number; readonly total: number }) => void;
}

/** Why there is no pack. */
export type Trouble =
  | { readonly kind: "fetch"; readonly titles: readonly string[] }
  | { readonly kind: "template" }
  | { readonly kind: "part"; readonly title: string }
  | { readonly kind: "letters"; readonly letters: readonly string[] };

/** So many fetches at a time. */
const lanes = 4;

/** Makes the pack, or tells what is in the way. Rejects when it is ended, and for what nobody foresaw. */
export async function makeOrder({ title, setting, parts, templateUrl, signal, onStep }: Order): Promise<Pack | Trouble> {
  const template = await attempt(() => fetchPdf(templateUrl, signal), signal);
  if (template === undefined) return { kind: "template" };
  const fetched = await fetchParts(parts, signal, (done) => onStep({ work: "fetch", done, total: parts.length }));
  const missing = parts.filter((_, index) => fetched[index] === undefined);
  if (missing.length > 0) return { kind: "fetch", titles: missing.map((part) => part.title) };
  try {
    return await makePack(fetched as readonly Part[], {
      ...setting,
      description: { ...setting.description, title },
      template,
      onStep: async ({ done, total }) => {
        onStep({ work: "join", done, total });
        await breath();
        signal.throwIfAborted();
      },
    });
  } catch (error) {
    if (error instanceof LettersError) return { kind: "letters", letters: error.letters };
    if (error instanceof PartError) return { kind: "part", title: error.part.title };
    throw error;
  }
}

/** The parts in their order; undefined for each that cannot be had. */
async function fetchParts(parts: Order["parts"], signal: AbortSignal, tell: (done: number) => void): Promise<readonly (Part | undefined)[]> {
  const fetched: (Part | undefined)[] = parts.map(() => undefined);
  const waiting = [...parts.entries()];
  let done = 0;
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { url, ...known }] = next;
      tell(done);
      const bytes = await attempt(() => fetchPdf(url, signal), signal);
      if (bytes !== undefined) fetched[index] = { ...known, bytes };
      done++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return fetched;
}

/** What the work gives; undefined where it fails. That the reader ends it is no failure. */
async function attempt<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

/** Lets the browser show where the work is, and hear the reader. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Fetches what was chosen and makes a pack of it. */
import { LettersError, makePack, PartError, type Pack, type PackOptions, type Part } from "../print/pack/pack.ts";
import { fetchPdf, UnreachableError } from "./pdfFiles.ts";

/** What the handbook brings to every pack; see `print/packSetting.ts`. */
export interface PackSetting extends Pick<PackOptions, "cover" | "words" | "colors" | "site"> {
  readonly description: Omit<PackOptions["description"], "title">;
}

/** A PDF to fetch, and what is known of it. */
export interface OrderedPart extends Omit<Part, "bytes"> {
  readonly url: string;
}

/** Plain values, so that it can be sent to a worker. */
export interface Order {
  readonly title: string;
  readonly setting: PackSetting;
  /** In the order of the pack. */
  readonly parts: readonly OrderedPart[];
  readonly templateUrl: string;
}

export interface OrderStep {
  readonly work: "fetch" | "join" | "save";
  /** Parts that are fetched or joined. */
  readonly parts: number;
  /** Of the whole. */
  readonly share: number;
}

/** Why there is no pack. */
export type Trouble =
  | { readonly kind: "fetch"; readonly titles: readonly string[]; readonly isUnreachable: boolean }
  | { readonly kind: "template"; readonly isUnreachable: boolean }
  | { readonly kind: "part"; readonly title: string }
  | { readonly kind: "letters"; readonly letters: readonly string[] }
  | { readonly kind: "unknown" };

/** So many fetches at a time. */
const lanes = 4;

/** Makes the pack, or tells what is in the way. `tell` hears of each piece of the work before it begins. */
export async function makeOrder({ title, setting, parts, templateUrl }: Order, tell: (step: OrderStep) => void): Promise<Pack | Trouble> {
  const template = await fetchPdf(templateUrl).catch(wentWrong);
  if (template instanceof Error) return { kind: "template", isUnreachable: isUnreachable(template) };
  const fetched = await fetchParts(parts, (done) => tell({ work: "fetch", parts: done, share: done / parts.length / 2 }));
  const missing = parts.filter((_, index) => fetched[index] instanceof Error);
  if (missing.length > 0) return { kind: "fetch", titles: missing.map((part) => part.title), isUnreachable: fetched.some(isUnreachable) };
  try {
    return await makePack(fetched as readonly Part[], {
      ...setting,
      description: { ...setting.description, title },
      template,
      onStep: ({ done, total, parts: joined }) => tell({ work: joined < parts.length ? "join" : "save", parts: joined, share: (1 + done / total) / 2 }),
    });
  } catch (error) {
    if (error instanceof LettersError) return { kind: "letters", letters: error.letters };
    if (error instanceof PartError) return { kind: "part", title: error.part.title };
    return { kind: "unknown" };
  }
}

const wentWrong = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
const isUnreachable = (result: unknown): boolean => result instanceof UnreachableError;

/** The parts in their order; an error for each that cannot be had. */
async function fetchParts(parts: readonly OrderedPart[], tell: (done: number) => void): Promise<readonly (Part | Error)[]> {
  const fetched: (Part | Error)[] = [];
  const waiting = [...parts.entries()];
  let done = 0;
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { url, ...known }] = next;
      tell(done);
      const bytes = await fetchPdf(url).catch(wentWrong);
      fetched[index] = bytes instanceof Error ? bytes : { ...known, bytes };
      done++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return fetched;
}

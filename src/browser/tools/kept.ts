/**
 * What tools remember for a reader: on this device, by the reader's own doing, and nowhere else. Everything that tools keep goes through here.
 * Each sort of thing has a key with a version, so that a later handbook can tell an old shape from a new one.
 * Where the browser closes its storage or it is full, things last as long as the page, and the tool says so.
 */

/** Begins every key that tools keep. */
export const keptPrefix = "handbok:";

/** Things of one sort, as they are kept. */
export interface Shelf<Value> {
  readonly key: string;
  /** What is there; the empty value where nothing is, or where it is not in the shape of this version. */
  readonly read: () => Value;
  /** Puts something there in the place of what was. False where it lasts only as long as the page. */
  readonly write: (value: Value) => boolean;
  /** Takes away what is there. */
  readonly clear: () => void;
}

/** What could not be kept, by key, for as long as the page lasts. */
const untilClosed = new Map<string, string>();

const changed = "keptchanged";

/** A shelf. `accept` gives the value of the right shape in what was kept, or undefined. */
export function shelf<Value>(name: string, version: number, accept: (kept: unknown) => Value | undefined, empty: Value): Shelf<Value> {
  const key = `${keptPrefix}${name}:${version}`;
  return {
    key,
    read: () => {
      const text = keptText(key);
      if (text === null) return empty;
      try {
        return accept(JSON.parse(text)) ?? empty;
      } catch {
        return empty;
      }
    },
    write: (value) => keepText(key, JSON.stringify(value)),
    clear: () => forget(key),
  };
}

/** The text at a key: what waits for the page to close before what is on the device. Null where there is none. */
export function keptText(key: string): string | null {
  const waiting = untilClosed.get(key);
  if (waiting !== undefined) return waiting;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text. False where it lasts only as long as the page. */
export function keepText(key: string, text: string): boolean {
  let isKept = true;
  try {
    localStorage.setItem(key, text);
    untilClosed.delete(key);
  } catch {
    untilClosed.set(key, text);
    isKept = false;
  }
  tellOthers();
  return isKept;
}

/** Takes away what is at a key. */
export function forget(key: string): void {
  untilClosed.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing could be kept there either.
  }
  tellOthers();
}

/** Keys of everything kept here by tools, in order. */
export function keptKeys(): readonly string[] {
  const keys = new Set(untilClosed.keys());
  try {
    for (const key of Object.keys(localStorage)) keys.add(key);
  } catch {
    // Only what waits.
  }
  return [...keys].filter((key) => key.startsWith(keptPrefix)).sort();
}

/** Other windows hear of it when something is put there, hence a key of no tool. */
const trialKey = "handbok-prov";
let keeps: boolean | undefined;

/** Whether this browser keeps things at all. Tried once, by keeping something and taking it away again: some say yes and mean no. */
export function canKeep(): boolean {
  try {
    if (keeps === undefined) {
      localStorage.setItem(trialKey, "1");
      localStorage.removeItem(trialKey);
      keeps = true;
    }
  } catch {
    keeps = false;
  }
  return keeps === true;
}

/** Calls when something kept has changed, by another tool on this page or in another window. */
export function whenChanged(listener: () => void): void {
  addEventListener(changed, listener);
  addEventListener("storage", (event) => {
    const { key } = event as StorageEvent;
    if (key === null || key.startsWith(keptPrefix)) listener();
  });
}

function tellOthers(): void {
  dispatchEvent(new Event(changed));
}

/** Whether something read is an object with values by name. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether something read is a list of texts. */
export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

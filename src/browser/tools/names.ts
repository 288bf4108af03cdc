/** The names that a reader keeps things under: one for each unit or workplace, in all tools at once. */
import { forget, isRecord, keepText, keptKeys, keptText, shelf } from "./kept.ts";

export interface Name {
  readonly id: string;
  /** As the reader wrote it. */
  readonly name: string;
}

export interface Names {
  /** Whose things are shown now. */
  readonly current: string;
  /** In the order they were made. */
  readonly all: readonly Name[];
  /** The number of the next one: ids are not used twice. */
  readonly next: number;
}

/** What is kept before the reader has named anything. */
export const unnamed = "";

const none: Names = { current: unnamed, all: [], next: 1 };

const names = shelf<Names>("namn", 1, acceptNames, none);

function acceptNames(kept: unknown): Names | undefined {
  if (!isRecord(kept)) return undefined;
  const { current, all, next } = kept;
  if (typeof current !== "string" || typeof next !== "number" || !Array.isArray(all)) return undefined;
  const known = all.filter((one): one is Name => isRecord(one) && typeof one["id"] === "string" && typeof one["name"] === "string");
  return { current: known.some(({ id }) => id === current) ? current : unnamed, all: known, next };
}

export const namesNow = names.read;

/** What the current name is called; empty for the unnamed. */
export function currentName(): string {
  const { current, all } = names.read();
  return all.find(({ id }) => id === current)?.name ?? "";
}

export function choose(id: string): void {
  names.write({ ...names.read(), current: id });
}

/** A name as it is kept: without spaces around it, and not too long for a menu. */
export const tidyName = (written: string): string => written.replace(/\s+/g, " ").trim().slice(0, 60);

/** Whether a name is taken; readers do not tell ”Avd 3” from ”avd 3”. */
export function isTaken(written: string, apartFrom?: string): boolean {
  const wanted = tidyName(written).toLocaleLowerCase("sv");
  return names.read().all.some(({ id, name }) => id !== apartFrom && name.toLocaleLowerCase("sv") === wanted);
}

/** Makes a name and chooses it. */
export function add(written: string): void {
  const { all, next } = names.read();
  const id = String(next);
  names.write({ current: id, all: [...all, { id, name: tidyName(written) }], next: next + 1 });
}

/** Gives the unnamed, or a name, another name. What is kept under it comes along. */
export function rename(id: string, written: string): void {
  if (id !== unnamed) {
    const { all, ...rest } = names.read();
    names.write({ ...rest, all: all.map((one) => (one.id === id ? { id, name: tidyName(written) } : one)) });
    return;
  }
  add(written);
  const { current } = names.read();
  for (const one of namedShelves) one.move(unnamed, current);
}

/** Takes away a name and everything kept under it. Returns what puts it all back. */
export function remove(id: string): () => void {
  const before = keptKeys().map((key) => [key, keptText(key)] as const);
  const { all, current, next } = names.read();
  names.write({ current: current === id ? unnamed : current, all: all.filter((one) => one.id !== id), next });
  for (const one of namedShelves) one.remove(id);
  return () => restore(before);
}

/** Puts back what was kept. */
function restore(before: readonly (readonly [key: string, text: string | null])[]): void {
  for (const [key, text] of before) {
    if (text === null) forget(key);
    else keepText(key, text);
  }
}

/** Things that are kept under names. */
export interface NamedShelf<Value> {
  readonly key: string;
  /** What is kept under the current name. */
  readonly read: () => Value | undefined;
  /** Undefined: takes away what is there. False where it lasts only as long as the page. */
  readonly write: (value: Value | undefined) => boolean;
  /** By name. */
  readonly all: () => Readonly<Record<string, Value>>;
  readonly remove: (id: string) => void;
  readonly move: (from: string, to: string) => void;
}

const namedShelves: Pick<NamedShelf<unknown>, "remove" | "move">[] = [];

/** A shelf with a place for each name. */
export function namedShelf<Value>(name: string, version: number, accept: (kept: unknown) => Value | undefined): NamedShelf<Value> {
  const whole = shelf<Readonly<Record<string, Value>>>(
    name,
    version,
    (kept) => {
      if (!isRecord(kept)) return undefined;
      return Object.fromEntries(
        Object.entries(kept).flatMap(([id, one]) => {
          const value = accept(one);
          return value === undefined ? [] : [[id, value]];
        }),
      );
    },
    {},
  );
  const writeAt = (id: string, value: Value | undefined): boolean => {
    const { [id]: _, ...others } = whole.read();
    const next = value === undefined ? others : { ...others, [id]: value };
    if (Object.keys(next).length > 0) return whole.write(next);
    whole.clear();
    return true;
  };
  const made: NamedShelf<Value> = {
    key: whole.key,
    read: () => whole.read()[names.read().current],
    write: (value) => writeAt(names.read().current, value),
    all: whole.read,
    remove: (id) => {
      if (id in whole.read()) writeAt(id, undefined);
    },
    move: (from, to) => {
      const value = whole.read()[from];
      if (value === undefined) return;
      writeAt(to, value);
      writeAt(from, undefined);
    },
  };
  namedShelves.push(made);
  return made;
}

import { isAlias, LineCounter, parseDocument, visit, type Document, type YAMLError } from "yaml";
import * as z from "zod";
import { explain, type Allowed } from "./explain.ts";
import type { Fault } from "./fault.ts";
import { templateBraces, templateExplanation, unseenCharacter } from "./textFile.ts";

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

export interface Source {
  readonly file: string;
  readonly text: string;
  /** Line of the file where the text begins, 1-based. */
  readonly firstLine: number;
  readonly knownKeys?: readonly string[];
}

/**
 * Reads YAML (or JSON, its subset) and checks it, keeping the line of every fault.
 * Dates stay text (YAML 1.2 core schema).
 */
export function readYaml<T>(source: Source, schema: z.ZodType<T>): Result<T> {
  const counter = new LineCounter();
  const document = parsed(source.text, counter);
  if (document === undefined || document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION"))
    return {
      ok: false,
      faults: [{ file: source.file, line: source.firstLine, what: "Texten har för många nivåer inuti varandra.", write: "ta bort hakparenteser och indrag" }],
    };
  const isJson = source.file.endsWith(".json");
  const lineAt = (offset: number) => source.firstLine - 1 + Math.max(1, counter.linePos(offset).line);
  // A tag that nobody knows is a warning to the parser, which would take the value for a text.
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    // One slip of the pen makes the parser complain of what follows, too: each line is told once, and no more lines than anyone reads.
    const faults = new Map<number, Fault>();
    for (const error of errors.slice(0, mostErrors)) {
      const line = lineAt(beginningOf(document, error));
      if (!faults.has(line)) faults.set(line, { file: source.file, line, ...explainYaml(error.code, isJson) });
    }
    return { ok: false, faults: [...faults.values()] };
  }
  const bare = isJson ? bareWord(document) : undefined;
  if (bare !== undefined)
    return { ok: false, faults: [{ file: source.file, line: lineAt(bare), what: "En text saknar citattecken.", write: 'sätt den inom "…"' }] };
  const odd = oddTexts(document);
  if (odd.length > 0) return { ok: false, faults: odd.map(({ offset, ...explanation }) => ({ file: source.file, line: lineAt(offset), ...explanation })) };
  const lost = lostAlias(document);
  if (lost !== undefined)
    return {
      ok: false,
      faults: [
        {
          file: source.file,
          line: lineAt(lost.offset),
          what: `Hänvisningen *${lost.name} leder ingenstans.`,
          write: 'sätt värdet inom "…" om det ska börja med en stjärna',
        },
      ],
    };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch {
    return {
      ok: false,
      faults: [{ file: source.file, line: source.firstLine, what: "YAML-texten använder för många hänvisningar (&, *).", write: "skriv ut värdena i stället" }],
    };
  }
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const faults = withoutEchoes(result.error.issues).flatMap((issue) => {
    const line = lineAt(offsetOf(document, issue));
    const found = allowedAt(schema, issue.path);
    const allowed = issue.path.length === 0 && source.knownKeys !== undefined ? { ...found, keys: source.knownKeys } : found;
    return explain(issue, allowed, source.file.endsWith(".md") ? "Filhuvudet" : "Filen").map((explanation, index) => ({
      file: source.file,
      line: issue.code === "unrecognized_keys" ? lineAt(keyOffset(document, issue.path, issue.keys[index]) ?? 0) : line,
      ...explanation,
    }));
  });
  return { ok: false, faults };
}

/** So many errors of one file are looked at. */
const mostErrors = 50;

/** The text parsed; undefined where it goes so deep that the parser gives up. */
function parsed(text: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true, stringKeys: true, logLevel: "error" });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where something wrong begins: of a text whose quotation mark is never closed, the parser tells the end. */
function beginningOf(document: Document, { code, pos }: YAMLError): number {
  let begin = pos[0];
  if (code !== "MISSING_CHAR") return begin;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if ((type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE") && range != null && range[0] < begin && begin <= range[2]) begin = range[0];
    },
  });
  return begin;
}

/** A reference to what does not come before it. */
function lostAlias(document: Document): { readonly name: string; readonly offset: number } | undefined {
  let found: { name: string; offset: number } | undefined;
  const known = new Set<string>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) && !known.has(node.source)) {
        found = { name: node.source, offset: node.range?.[0] ?? 0 };
        return visit.BREAK;
      }
      if (!isAlias(node) && node.anchor !== undefined) known.add(node.anchor);
      return undefined;
    },
  });
  return found;
}

/** A value of the wrong sort is also too short, and the like. */
function withoutEchoes(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const key = ({ path }: z.core.$ZodIssue) => JSON.stringify(path);
  const wrongSort = new Set(issues.filter(({ code }) => code === "invalid_type").map(key));
  return issues.filter((issue) => issue.code === "invalid_type" || !wrongSort.has(key(issue)));
}

/** Texts with what does not belong in any: characters that nobody sees, written as codes, and places that a template would fill in. */
function oddTexts(document: Document): { readonly offset: number; readonly what: string; readonly write: string }[] {
  const found: { offset: number; what: string; write: string }[] = [];
  visit(document, {
    Scalar: (_, { value, range }) => {
      if (typeof value !== "string") return;
      const explanation = unseenCharacter(value)?.explanation ?? (templateBraces.test(value) ? templateExplanation : undefined);
      if (explanation !== undefined) found.push({ offset: range?.[0] ?? 0, ...explanation });
    },
  });
  return found;
}

/** Finds the line of a value in YAML or JSON text, 1-based; the nearest parent's where the value is missing. The text is parsed once, at the first question. */
export function lineFinder(text: string): (path: readonly (string | number)[]) => number {
  const counter = new LineCounter();
  let document: Document | undefined;
  return (path) => {
    document ??= parsed(text, counter);
    if (document === undefined) return 1;
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as Node;
      if (node?.range != null) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
}

/** What a schema lets stand at a path. */
function allowedAt(schema: unknown, path: readonly PropertyKey[]): Allowed {
  let at = schema;
  let isNullable = false;
  const unwrap = () => {
    isNullable = false;
    while (at instanceof z.ZodOptional || at instanceof z.ZodNullable) {
      isNullable ||= at instanceof z.ZodNullable;
      at = at.unwrap();
    }
  };
  unwrap();
  for (const step of path) {
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodRecord) at = at.valueType;
    else at = at instanceof z.ZodObject ? (at.shape as Record<PropertyKey, unknown>)[step] : undefined;
    unwrap();
  }
  const named = at instanceof z.ZodRecord && at.keyType instanceof z.ZodEnum ? at.keyType.options.map(String) : [];
  return { keys: at instanceof z.ZodObject ? Object.keys(at.shape) : named, isNullable };
}

/** Where a text without quotation marks begins, which YAML lets stand and JSON does not. */
function bareWord(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar: (_, { type, value, range }) => {
      if (type !== "PLAIN" || typeof value !== "string") return undefined;
      found = range?.[0];
      return visit.BREAK;
    },
  });
  return found;
}

const reasons: Record<string, string> = {
  BAD_INDENT: "raden är indragen på fel sätt, eller en hakparentes saknas",
  BLOCK_AS_IMPLICIT_KEY: "ett kolon för mycket",
  MISSING_CHAR: "ett citattecken eller en hakparentes saknas",
  MULTILINE_IMPLICIT_KEY: "ett kolon saknas efter nyckeln",
  MULTIPLE_DOCS: "en rad med tre punkter eller streck delar den",
  NON_STRING_KEY: "en nyckel är en lista eller en grupp",
  TAG_RESOLVE_FAILED: "ett utropstecken står först",
  UNEXPECTED_TOKEN: "ett tecken på fel plats",
};

const jsonReasons: Record<string, string> = {
  ...reasons,
  BAD_INDENT: "en parentes saknas",
  MISSING_CHAR: "ett komma, ett citattecken eller en parentes saknas",
};

function explainYaml(code: string, isJson: boolean): { what: string; write: string } {
  switch (code) {
    case "DUPLICATE_KEY":
      return { what: "Samma nyckel står två gånger.", write: "ta bort den ena" };
    case "TAB_AS_INDENT":
      return { what: "Raden är indragen med tabb.", write: "använd blanksteg" };
    default:
      if (isJson)
        return {
          what: `Texten går inte att tolka (${jsonReasons[code] ?? "okänd form"}).`,
          write: 'sätt text inom "…" och komma mellan värden, och stäng varje { och [',
        };
      return {
        what: `Texten går inte att tolka (${reasons[code] ?? "okänd form"}).`,
        write: 'skriv nyckel: värde på varje rad, och sätt värden med kolon eller citattecken inom "…"',
      };
  }
}

type Node = { range?: readonly [number, number, number] | null } | null | undefined;

function offsetOf(document: Document, issue: z.core.$ZodIssue): number {
  for (let length = issue.path.length; length > 0; length--) {
    const path = issue.path.slice(0, length);
    const node = document.getIn(path, true) as Node;
    if (node?.range != null) return keyOffset(document, path.slice(0, -1), path.at(-1)) ?? node.range[0];
  }
  return 0;
}

/** Where a key stands, rather than its value. */
function keyOffset(document: Document, parent: readonly PropertyKey[], key: PropertyKey | undefined): number | undefined {
  const map = (parent.length === 0 ? document.contents : document.getIn(parent, true)) as {
    items?: readonly { key?: { value?: unknown; range?: readonly number[] } }[];
  } | null;
  const pair = map?.items?.find((item) => item.key?.value === key);
  return pair?.key?.range?.[0];
}

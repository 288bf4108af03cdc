/** A fault in the content, told to the editor: where, what, and what to write instead. All words are Swedish. */
export interface Fault {
  /** Path as the editor sees it, `content/rollen/etik.md`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly what: string;
  /** The cure. */
  readonly write: string;
}

/** Faults as the contract prints them: `fil:rad  vad  → vad man skriver`, by file and line, each once. */
export function formatFaults(faults: readonly Fault[]): string {
  const lines = listed(faults);
  const heading = lines.length === 1 ? "Innehållet har ett fel:" : `Innehållet har ${lines.length} fel:`;
  return [heading, ...lines].join("\n");
}

/** Warnings in the same form: nothing stops, but an editor should look. Empty for none. */
export function formatWarnings(warnings: readonly Fault[]): string {
  const lines = listed(warnings);
  if (lines.length === 0) return "";
  return [lines.length === 1 ? "En varning:" : `${lines.length} varningar:`, ...lines].join("\n");
}

function listed(faults: readonly Fault[]): string[] {
  const sorted = [...faults].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return [...new Set(sorted.map(({ file, line, what, write }) => `  ${visible(`${file}:${line}  ${what}  → ${write}`)}`))];
}

/** A message on one line, whatever it quotes: what would move the cursor or turn the text around is shown by its number. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Thrown once with every fault of the book. Anything else that is thrown is a bug or a broken machine. */
export class ContentError extends Error {
  readonly faults: readonly Fault[];
  /** What else an editor should see to. */
  readonly warnings: readonly Fault[];
  constructor(faults: readonly Fault[], warnings: readonly Fault[] = []) {
    super(formatFaults(faults));
    this.name = "ContentError";
    this.faults = faults;
    this.warnings = warnings;
  }
}

/** From the bytes of a file to its text. */

/** What is wrong with a file as text: where, what, and the cure, in Swedish. */
export interface TextFault {
  /** 1-based. */
  readonly line: number;
  readonly what: string;
  readonly write: string;
}

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: TextFault };

/** The text of a file in UTF-8, without a byte order mark and with line feeds alone; or the first thing in it that is no text. */
export function decodeText(bytes: Uint8Array): Decoded {
  const decoded = decode(bytes);
  if (typeof decoded === "number")
    return { ok: false, fault: { line: decoded, what: "Filen är inte sparad som UTF-8.", write: "spara om den med teckenkodningen UTF-8" } };
  const text = decoded.replace(/\r\n?/g, "\n");
  const unseen = unseenCharacter(text);
  return unseen === undefined ? { ok: true, text } : { ok: false, fault: { line: lineOf(text, unseen.index), ...unseen.explanation } };
}

/** Control characters, signs that turn the direction of writing around (Unicode TR 36), halves of characters, and what Unicode says is no character. */
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/u;

/** The first character of a text that nobody sees and that does not belong in one, and what to say of it. */
export function unseenCharacter(text: string): { readonly index: number; readonly explanation: { readonly what: string; readonly write: string } } | undefined {
  const found = unseen.exec(text);
  if (found === null) return undefined;
  const code = found[0].codePointAt(0) ?? 0;
  const explanation =
    code === 0
      ? { what: "Filen innehåller ett NUL-tecken.", write: "ta bort tecknet eller spara om filen som vanlig text i UTF-8" }
      : {
          what: `Texten innehåller ett osynligt styrtecken (U+${code.toString(16).toUpperCase().padStart(4, "0")}).`,
          write: "ta bort tecknet, eller skriv om raden för hand",
        };
  return { index: found.index, explanation };
}

/** Places that a template of Nunjucks, Liquid or the like would fill in. Nothing fills them in here. */
export const templateBraces = /\{\{|\{%|\{#\s/;
export const templateExplanation = {
  what: "Texten innehåller klamrar som hör till en mall ({{ eller {%).",
  write: "skriv det som ska stå där, eller sätt det inom ` i brödtext",
};

/** The text, or the line of the first byte that is not UTF-8. A byte order mark is dropped. */
function decode(bytes: Uint8Array): string | number {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    let line = 1;
    let start = 0;
    for (let index = 0; index <= bytes.length; index++) {
      if (index < bytes.length && bytes[index] !== 0x0a) continue;
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, index));
      } catch {
        return line;
      }
      start = index + 1;
      line++;
    }
    return 1;
  }
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

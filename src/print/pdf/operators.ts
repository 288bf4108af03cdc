/** The syntax of content streams: operands, then the operator (ISO 32000-1, 7.8.2). */

const isWhite = (code: number) => code === 32 || code === 10 || code === 13 || code === 9 || code === 0 || code === 12;
/** White space, or one of ( ) < > [ ] / % (7.2.2). */
const endsToken = (code: number) =>
  isWhite(code) || code === 40 || code === 41 || code === 60 || code === 62 || code === 91 || code === 93 || code === 47 || code === 37;
/** A letter or one of * ' ": operators begin with nothing else. */
const beginsOperator = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 39 || code === 34;

/**
 * Calls `handle` with each operator, where its operands begin, and where it ends.
 * Inline images are not known: Chromium writes none. Throws where the stream ends within a token.
 */
export function forEachOperator(source: string, handle: (operator: string, from: number, to: number, operands: readonly number[]) => void): void {
  let operands: number[] = [];
  let at = 0;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (isWhite(code)) {
      at++;
    } else if (beginsOperator(code)) {
      const to = tokenEnd(source, at);
      handle(source.slice(at, to), operands[0] ?? at, to, operands);
      operands = [];
      at = to;
    } else {
      operands.push(at);
      at = tokenEnd(source, at);
    }
  }
}

/** Where the token that begins at `from` ends: a string, array or dictionary, or else a name, number or operator. */
export function tokenEnd(source: string, from: number): number {
  const end = enclosedEnd(source, from);
  if (end !== undefined) return end;
  let at = from + 1;
  while (at < source.length && !endsToken(source.charCodeAt(at))) at++;
  return at;
}

function enclosedEnd(source: string, from: number): number | undefined {
  const first = source.charCodeAt(from);
  if (first === 40) return literalEnd(source, from);
  const isDictionary = first === 60 && source.charCodeAt(from + 1) === 60;
  if (first === 60 && !isDictionary) return found(source.indexOf(">", from), source, from) + 1;
  if (first !== 91 && !isDictionary) return undefined;
  const close = isDictionary ? ">>" : "]";
  let at = from + close.length;
  while (at < source.length && !source.startsWith(close, at)) at = isWhite(source.charCodeAt(at)) ? at + 1 : tokenEnd(source, at);
  return found(at < source.length ? at : -1, source, from) + close.length;
}

function literalEnd(source: string, from: number): number {
  for (let at = from + 1, depth = 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return at + 1;
  }
  return found(-1, source, from);
}

function found(at: number, source: string, from: number): number {
  if (at === -1) throw new Error(`A content stream ends within ${source.slice(from, from + 40)}`);
  return at;
}

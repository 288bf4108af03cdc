/** Reads a content stream into pieces, and writes text in fewer operators than Chromium does. */
import type { ContentStream, Mark, MarkablePiece, Tagged } from "./content.ts";
import type { Font } from "./fonts.ts";
import { boxAround, boxThrough, everywhere, identity, isCentred, multiply, through, union, within, type Box, type Matrix } from "./geometry.ts";
import { forEachOperator, tokenEnd } from "./operators.ts";

/** What a content stream is read with. */
export interface Reading {
  readonly fontOf: (name: string) => Font | undefined;
  /** The marked content of an identifier; the same value whenever it is asked for the same one. */
  readonly taggedOf: (id: number) => Tagged;
}

/** Operators that paint: what comes before them is their path. */
const painting = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do"]);
/** Operators that build a path, and how many points they give it (8.5.2). */
const pathBuilding: ReadonlyMap<string, number> = new Map([
  ["m", 1],
  ["l", 1],
  ["c", 3],
  ["v", 2],
  ["y", 2],
  ["re", 0],
  ["h", 0],
  ["W", 0],
  ["W*", 0],
]);

/** Puts the pieces of a stream into it. Throws where Chromium writes otherwise than it used to: marks within marks, text that is not hexadecimal. */
export function readContent(source: string, stream: ContentStream, { fontOf, taggedOf }: Reading): void {
  const { pieces } = stream;
  const saved: (readonly [Matrix, Box])[] = [];
  let matrix = identity;
  /** What is shown: nothing is painted outside of it. */
  let clip = everywhere;
  let mark: Mark | null = null;
  let path = newPath();
  let text: TextObject | null = null;
  /** The operands of `Tf`: a font stays chosen from one text object to the next. */
  let chosen: readonly [string, number] | null = null;

  let state = { code: "", levels: 0, lowest: 0 };
  const keep = (code: string, change: number) => {
    state.code += `${code}\n`;
    state.levels += change;
    state.lowest = Math.min(state.lowest, state.levels);
  };
  const flush = () => {
    if (state.code !== "") pieces.push({ kind: "state", ...state });
    state = { code: "", levels: 0, lowest: 0 };
  };
  const add = (piece: MarkablePiece) => {
    flush();
    pieces.push(piece);
    if (piece.mark?.kind === "tagged") piece.mark.pieces.push(piece);
  };
  const number = (from: number) => Number(source.slice(from, tokenEnd(source, from)));
  const matrixOf = (operands: readonly number[]) => operands.map(number) as unknown as Matrix;
  const choose = (into: TextObject, [name, size]: readonly [string, number]) => into.setFont(fontOf(name.slice(1)), size);

  const inText = (object: TextObject, operator: string, from: number, to: number, operands: readonly number[]) => {
    const [first = from, second = from] = operands;
    switch (operator) {
      case "Td":
        return object.move(number(first), number(second));
      case "Tj":
        return object.show(source.slice(first, tokenEnd(source, first)));
      case "Tm":
        return object.setMatrix(matrixOf(operands), source.slice(from, to));
      case "Tf":
        chosen = [source.slice(first, tokenEnd(source, first)), number(second)];
        object.write(source.slice(from, to));
        return choose(object, chosen);
      case "BDC":
        return object.openSpan(source.slice(from, to));
      case "EMC":
        return object.closeSpan();
      case "ET": {
        const { code, says, box, font, lacks } = object.end();
        text = null;
        if (font === undefined) return undefined;
        const place = boxThrough(matrix, box);
        add({ kind: "text", code, mark, text: says, font, lacks, box: place, isCutOff: !isCentred(place, clip) });
        return undefined;
      }
      default:
        throw new Error(`A text object holds the operator ${operator}`);
    }
  };

  forEachOperator(source, (operator, from, to, operands) => {
    if (text !== null) return inText(text, operator, from, to, operands);
    const points = pathBuilding.get(operator);
    if (points !== undefined) {
      path.from ??= from;
      path.isClip ||= operator.startsWith("W");
      if (operator === "re") path.boxes.push(boxThrough(matrix, rectangle(operands.map(number))));
      for (let point = 0; point < points; point++)
        path.points.push(through(matrix, number(operands[2 * point] as number), number(operands[2 * point + 1] as number)));
      return undefined;
    }
    if (painting.has(operator)) {
      const object = operator === "Do" ? source.slice(from + 1, tokenEnd(source, from)) : null;
      // A shading fills all that is shown, an external object the unit square (8.7.4.2, 8.8).
      const box = object !== null ? boxThrough(matrix, [0, 0, 1, 1]) : (boxOf(path) ?? clip);
      add({ kind: "paint", code: source.slice(path.from ?? from, to), mark, box: within(box, clip), object });
      path = newPath();
      return undefined;
    }
    switch (operator) {
      case "BT":
        text = textObject();
        if (chosen !== null) choose(text, chosen);
        return undefined;
      case "BDC":
      case "BMC":
        if (mark !== null) throw new Error("Marked content stands within marked content");
        mark = readMark(source.slice(from, to), taggedOf);
        return undefined;
      case "EMC":
        mark = null;
        return undefined;
      case "n":
        keep(source.slice(path.from ?? from, to), 0);
        if (path.isClip) clip = within(clip, boxOf(path) ?? clip);
        path = newPath();
        return undefined;
      case "q":
        saved.push([matrix, clip]);
        return keep(operator, 1);
      case "Q":
        [matrix, clip] = saved.pop() ?? [identity, everywhere];
        return keep(operator, -1);
      case "cm":
        matrix = multiply(matrixOf(operands), matrix);
        return keep(source.slice(from, to), 0);
      default:
        return keep(source.slice(from, to), 0);
    }
  });
  flush();
}

/** A path that is being built, in the coordinates of the stream. */
interface Path {
  /** Where its first operator begins. */
  from: number | undefined;
  isClip: boolean;
  readonly points: (readonly [number, number])[];
  readonly boxes: Box[];
}

const newPath = (): Path => ({ from: undefined, isClip: false, points: [], boxes: [] });

const boxOf = ({ points, boxes }: Path) => union(points.length === 0 ? boxes : [...boxes, boxAround(points)]);

const rectangle = ([x = 0, y = 0, width = 0, height = 0]: readonly number[]): Box => [x, y, x + width, y + height];

function readMark(code: string, taggedOf: Reading["taggedOf"]): Mark {
  const id = /\/MCID\s+(\d+)/.exec(code)?.[1];
  if (id !== undefined) return taggedOf(Number(id));
  if (!code.startsWith("/Artifact")) throw new Error(`Marked content without an identifier: ${code}`);
  return { kind: "artifact", properties: /<<.*>>/s.exec(code)?.[0] ?? "" };
}

/** Thousandths of the font size that a glyph may be off: less than a thirtieth of a pixel on screens. */
const tolerance = 2;

/** How far letters reach above and below the line, as parts of the font size; roughly. */
const [ascent, descent] = [0.8, 0.25];

type TextObject = ReturnType<typeof textObject>;

/**
 * Collects a text object. Chromium moves the pen before nearly every glyph; here the glyphs of a line become one array, in which only
 * the differences from the font's own widths stand (9.4.3, `TJ`), in thousandths of the size. What is too small to be seen waits for the next one.
 */
function textObject() {
  let code = "";
  let says = "";
  let lacks = false;
  let font: Font | undefined;
  let size = 0;
  let last: Font | undefined;
  let textMatrix = identity;
  const boxes: Box[] = [];
  /** Whether a span stands for the glyphs that are shown (14.9.4). */
  let isReplaced = false;
  /** Whether what is shown is a soft hyphen that is not used: Chromium shows a space, says that it is U+00AD, and moves the pen back. Nothing of it is written. */
  let isUnused = false;
  /** Where Chromium's line begins, and where ours does. */
  let [x, y, ourX, ourY] = [0, 0, 0, 0];
  /** Where the pen stands; undefined when it has just been moved to the beginning of Chromium's line. */
  let pen: number | undefined;
  /** The array that is being filled: what is complete, the glyphs after that, and where it began. */
  let line: { items: string; glyphs: string; readonly from: number; pen: number } | undefined;

  const endLine = () => {
    if (line === undefined) return;
    code += `[${line.items}<${line.glyphs}>]TJ\n`;
    boxes.push(boxThrough(textMatrix, [line.from, y - descent * size, line.pen, y + ascent * size]));
    line = undefined;
  };
  /** The line to show glyphs on, where Chromium has the pen. */
  const lineAtPen = () => {
    if (line !== undefined && pen === undefined) {
      const gap = Math.round(((x - line.pen) * 1000) / size);
      if (Math.abs(gap) <= tolerance) return line;
      line.items += `<${line.glyphs}>${-gap}`;
      line.glyphs = "";
      line.pen += (gap * size) / 1000;
      return line;
    }
    if (line !== undefined) return line;
    if (pen === undefined) {
      code += `${decimals(x - ourX)} ${decimals(y - ourY)} Td\n`;
      [ourX, ourY] = [x, y];
    }
    const from = pen ?? x;
    return { items: "", glyphs: "", from, pen: from };
  };

  return {
    write(operation: string) {
      endLine();
      code += `${operation}\n`;
    },
    setFont(found: Font | undefined, points: number) {
      font = found;
      size = points;
    },
    setMatrix(matrix: Matrix, operation: string) {
      endLine();
      code += `${operation}\n`;
      textMatrix = matrix;
      [x, y, ourX, ourY, pen] = [0, 0, 0, 0, 0];
    },
    move(right: number, up: number) {
      if (up !== 0) endLine();
      x += right;
      y += up;
      pen = undefined;
    },
    show(string: string) {
      if (font === undefined) throw new Error("Text is shown in a font that the page does not have");
      if (isUnused) return;
      const glyphs = hexadecimal(string);
      line = lineAtPen();
      line.glyphs += glyphs;
      for (let at = 0; at < glyphs.length; at += 4) {
        const glyph = parseInt(glyphs.slice(at, at + 4), 16);
        line.pen += (font.widthOf(glyph) * size) / 1000;
        if (!isReplaced) says += font.textOf(glyph) ?? "\ufffd";
        lacks ||= glyph === 0;
      }
      pen = line.pen;
      last = font;
    },
    openSpan(span: string) {
      const said = /\/ActualText\s*<FEFF(\w*)>/.exec(span)?.[1];
      if (said === undefined || isReplaced) throw new Error(`Marked content within a text object: ${span}`);
      isReplaced = true;
      isUnused = said === "00AD";
      says += (said.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join("");
      if (isUnused) return;
      endLine();
      code += `${span}\n`;
    },
    closeSpan() {
      if (!isReplaced) throw new Error("Marked content ends within a text object");
      isReplaced = false;
      if (isUnused) {
        isUnused = false;
        return;
      }
      endLine();
      code += "EMC\n";
    },
    end() {
      if (isReplaced) throw new Error("A text object ends within a span");
      endLine();
      return { code, says, lacks, font: last, box: union(boxes) ?? ([0, 0, 0, 0] as const) };
    },
  };
}

/** The digits of a hexadecimal string of whole glyphs. */
function hexadecimal(string: string): string {
  const digits = string.slice(1, -1);
  if (string.charCodeAt(0) !== 60 || digits.length === 0 || digits.length % 4 !== 0) throw new Error(`Text that is not hexadecimal: ${string.slice(0, 40)}`);
  return digits;
}

const decimals = (value: number) => Number(value.toFixed(4));

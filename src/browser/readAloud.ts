/**
 * The page read aloud by a voice that lies in the device. Browsers also offer voices that send the text to a server
 * (`localService` is false): those are never used. Where the browser can, the word that is read is marked (CSS Custom Highlight API).
 */
import { chosen } from "./reading.ts";
import type { ReadingWords } from "./readingWords.ts";

/** A heading, a paragraph, a point: what is read in one breath. */
interface Passage {
  readonly element: Element;
  readonly language: string;
  readonly text: string;
  /** Where each text node begins in the text. */
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
}

const blocks = "h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, caption, legend, blockquote";
/** What eyes pass over, or what is no part of the text. */
const silent =
  ".cite, .footnote-ref, .footnote-backref, .heading-link, .term-note, .visually-hidden, svg, button, select, textarea, input, label, [hidden], [aria-hidden=true], nav";
const parts = "h1, .lead, .opener__lead, .limits, .prose";

/** How fast: the choices of the page, slow to quick. 1 is the voice's own speed. */
const rates = [0.8, 1, 1.25] as const;

/** Milliseconds to wait for a browser that brings its voices late. */
const patience = 1500;

const highlight = "laser-upp";

/** Reads what there is to read on the page, in its order. */
export function passagesOf(main: Element): Passage[] {
  const passages: Passage[] = [];
  for (const part of main.querySelectorAll(parts)) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
      const parent = node.parentElement;
      const element = parent?.closest(blocks);
      if (parent === null || element === null || element === undefined || parent.closest(silent) !== null) continue;
      const last = passages.at(-1);
      // A white space between two blocks is nothing to read.
      if (last?.element !== element && node.data.trim() === "") continue;
      if (last?.element === element)
        passages[passages.length - 1] = { ...last, text: last.text + node.data, nodes: [...last.nodes, { node, start: last.text.length }] };
      else passages.push({ element, language: String(element.closest("[lang]")?.getAttribute("lang")), text: node.data, nodes: [{ node, start: 0 }] });
    }
  }
  return passages.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** The voices of the device that speak a language. */
async function localVoices(language: string): Promise<SpeechSynthesisVoice[]> {
  const find = () =>
    speechSynthesis.getVoices().filter(({ localService, lang }) => localService && lang.toLowerCase().replace("_", "-").split("-")[0] === language);
  if (speechSynthesis.getVoices().length === 0)
    await new Promise<void>((resolve) => {
      speechSynthesis.addEventListener("voiceschanged", () => resolve(), { once: true });
      setTimeout(resolve, patience);
    });
  const found = find();
  return [...found.filter((voice) => voice.default), ...found.filter((voice) => !voice.default)];
}

/** Wires the buttons that read the page. */
export function readAloud(tools: HTMLElement, words: ReadingWords): void {
  const start = tools.querySelector<HTMLButtonElement>("[data-listen]");
  const again = tools.querySelector<HTMLButtonElement>("[data-listen-again]");
  const status = tools.querySelector<HTMLElement>("[data-listen-status]");
  const main = document.querySelector("main");
  if (start === null || again === null || status === null || main === null) return;
  if (!("speechSynthesis" in window)) {
    status.textContent = words.noSpeech;
    start.disabled = again.disabled = true;
    return;
  }

  let passages: Passage[] = [];
  let place = 0;
  // Every call of `speak` has a number of its own: what an older one still says is not heard.
  let turn = 0;
  let isReading = false;

  const stop = () => {
    turn++;
    isReading = false;
    speechSynthesis.cancel();
    unmark();
  };
  const show = (label: string, said: string) => {
    start.textContent = label;
    status.textContent = said;
  };

  const speak = async () => {
    const mine = ++turn;
    if (passages.length === 0) passages = passagesOf(main);
    const voices = new Map<string, SpeechSynthesisVoice | undefined>();
    for (const language of new Set(passages.map((passage) => passage.language))) voices.set(language, (await localVoices(language))[0]);
    if (mine !== turn) return;
    // A page in Swedish with a sentence in English is read without that sentence where there is no English voice.
    if (voices.get(String(document.documentElement.lang)) === undefined && [...voices.values()].every((voice) => voice === undefined)) {
      show(words.start, words.noVoice);
      return;
    }
    isReading = true;
    show(words.pause, words.reading);
    const next = () => {
      if (mine !== turn) return;
      const passage = passages[place];
      if (passage === undefined) {
        stop();
        place = 0;
        show(words.start, words.done);
        return;
      }
      const voice = voices.get(passage.language);
      if (voice === undefined) {
        place++;
        next();
        return;
      }
      const utterance = new SpeechSynthesisUtterance(passage.text.replace(/\u00AD/g, " ").replace(/[\s\u00A0]/g, " "));
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = rates[chosen(tools, "fart")] ?? 1;
      utterance.addEventListener("start", () => follow(passage));
      utterance.addEventListener("boundary", ({ name, charIndex, charLength }) => {
        if (mine === turn && name !== "sentence") mark(passage, charIndex, charLength);
      });
      utterance.addEventListener("end", () => {
        if (mine !== turn) return;
        place++;
        next();
      });
      utterance.addEventListener("error", ({ error }) => {
        if (mine !== turn || error === "canceled" || error === "interrupted") return;
        stop();
        show(words.resume, words.failed);
      });
      speechSynthesis.speak(utterance);
    };
    next();
  };

  start.addEventListener("click", () => {
    if (isReading) {
      stop();
      show(words.resume, words.paused);
    } else void speak();
  });
  again.addEventListener("click", () => {
    stop();
    place = 0;
    void speak();
  });
  for (const radio of tools.querySelectorAll('input[name="fart"]'))
    radio.addEventListener("change", () => {
      if (!isReading) return;
      stop();
      void speak();
    });
  addEventListener("pagehide", stop);
}

/** Keeps what is read in view, and marks it. */
function follow(passage: Passage): void {
  const { top, bottom } = passage.element.getBoundingClientRect();
  if (top < 0 || bottom > document.documentElement.clientHeight) passage.element.scrollIntoView({ block: "center" });
  unmark();
  if (typeof Highlight === "undefined") passage.element.classList.add("is-read-aloud");
}

/** Marks a word. `length` is not told by every browser: then the word ends where its letters do. */
function mark(passage: Passage, index: number, length: number | undefined): void {
  if (typeof Highlight === "undefined") return;
  const end = index + (length ?? /^[\p{L}\p{N}\u00AD'’-]*/u.exec(passage.text.slice(index))?.[0].length ?? 0);
  const range = rangeOf(passage, index, Math.max(end, index + 1));
  if (range !== undefined) CSS.highlights.set(highlight, new Highlight(range));
}

function rangeOf({ nodes, text }: Passage, start: number, end: number): Range | undefined {
  const at = (index: number) => nodes.findLast((piece) => piece.start <= index);
  const from = at(start);
  const to = at(Math.min(end, text.length) - 1);
  if (from === undefined || to === undefined) return undefined;
  const range = new Range();
  range.setStart(from.node, Math.min(start - from.start, from.node.length));
  range.setEnd(to.node, Math.min(end - to.start, to.node.length));
  return range;
}

function unmark(): void {
  if (typeof Highlight !== "undefined") CSS.highlights.delete(highlight);
  for (const element of document.querySelectorAll(".is-read-aloud")) element.classList.remove("is-read-aloud");
}

/**
 * A form to fill in on a screen. Chromium prints form controls as pictures of themselves; here every control becomes a line, a square or a ring to mark by hand,
 * as on all paper (`fields.ts`), with an empty link over it, whose place and tag in Chromium's PDF become those of a form field (`passes/formFields.ts`).
 */
import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { attributeOf, elementsIn, hasClass, isElement } from "../content/parsedHtml.ts";
import { slug } from "../content/slug.ts";
import { toPaper } from "./fields.ts";

/** A field of a form. */
export type FormField = TextField | CheckField | ChoiceField;

interface Field {
  /** Unique in its document and made of the field's own words, so that it is the same in every edition. ASCII, without full stops. */
  readonly name: string;
  /** What is read aloud and shown as a hint: all that one needs to know in order to fill it in. */
  readonly label: string;
}

export interface TextField extends Field {
  readonly kind: "text";
  /** How many lines there is room for; a cell takes as many as fit. */
  readonly room: "line" | "lines" | "cell";
}

/** A square to tick. */
export interface CheckField extends Field {
  readonly kind: "check";
}

/** A question with one answer of several. */
export interface ChoiceField extends Field {
  readonly kind: "choice";
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Where hints lead: `.invalid` is reserved (RFC 2606), so no link of the handbook's own can be taken for one. */
const hintOrigin = "https://falt.invalid/";

/** What a hint stands for; null for any other address. */
export function hintAt(address: string): { readonly name: string; readonly value: string | null } | null {
  if (!address.startsWith(hintOrigin)) return null;
  const [name = "", value = null] = address.slice(hintOrigin.length).split("/");
  return { name, value };
}

/** Takes down the fields of a form as they are met. */
export interface FieldList {
  /** In reading order. */
  readonly fields: readonly FormField[];
  /** Adds a field under a name made of its own words, and returns that name. */
  readonly add: (words: string, field: (name: string) => FormField) => string;
}

/** Longer names tell nothing more. */
const longestName = 60;

/** An empty list of fields. */
export function fieldList(): FieldList {
  const fields: FormField[] = [];
  const used = new Map<string, number>();
  return {
    fields,
    add: (words, field) => {
      const base = slug(words).slice(0, longestName).replace(/-$/, "") || "falt";
      const count = (used.get(base) ?? 0) + 1;
      used.set(base, count);
      const name = count === 1 ? base : `${base}-${count}`;
      fields.push(field(name));
      return name;
    },
  };
}

/** A page's HTML, as the web has it, with hints in place of its controls and before the items of its checklists. */
export function withFormHints(html: string, list: FieldList): string {
  const fragment = parseFragment(html);
  for (const element of elementsIn(fragment)) {
    if (hasClass(element, "field")) hintField(element, list);
    else if (hasClass(element, "field__cell")) hintCell(element, list);
    else if (hasClass(element, "assessment__question")) hintQuestion(element, list);
    else if (hasClass(element, "checklist")) for (const item of element.childNodes) if (isElement(item)) hintItem(item, list);
  }
  return serialize(fragment);
}

/** `::falt`: a label, and one line or several. */
function hintField(field: Tree.Element, list: FieldList): void {
  const [label, control] = field.childNodes.filter(isElement);
  if (label === undefined || control === undefined) return;
  const words = wordsOf(label);
  const lines = Number(attributeOf(control, "rows") ?? 1);
  putOver(control, hint(list.add(words, (name) => ({ kind: "text", name, label: words, room: lines === 1 ? "line" : "lines" }))));
}

/** `[Belopp år 1]{.falt}`: a cell of a table. */
function hintCell(control: Tree.Element, list: FieldList): void {
  const label = String(attributeOf(control, "aria-label"));
  putOver(control, hint(list.add(label, (name) => ({ kind: "text", name, label, room: "cell" }))));
}

/** An item of a checklist. Its square is drawn by the style sheet. */
function hintItem(item: Tree.Element, list: FieldList): void {
  const label = wordsOf(item);
  item.childNodes = adopted(item, [hint(list.add(`kryss ${label}`, (name) => ({ kind: "check", name, label }))), ...item.childNodes]);
}

/** A question of the self-assessment: its answers are rings. */
function hintQuestion(question: Tree.Element, list: FieldList): void {
  const inside = elementsIn(question);
  const legend = inside.find(({ tagName }) => tagName === "legend");
  const answers = inside.filter((element) => hasClass(element, "assessment__answer"));
  const options = answers.map((answer) => ({ value: slug(wordsOf(answer)), label: wordsOf(answer) }));
  const label = legend === undefined ? "" : wordsOf(legend);
  const group = inside.flatMap((element) => attributeOf(element, "name") ?? [])[0] ?? "fraga";
  const field = list.add(group, (name) => ({ kind: "choice", name, label, options }));
  for (const [index, answer] of answers.entries()) {
    const control = answer.childNodes.find(isElement);
    if (control !== undefined) putOver(control, hint(field, options[index]?.value));
  }
}

/** The empty link that a field is made of. */
function hint(name: string, value?: string): Tree.Element {
  const [link] = parseFragment(`<a class="field__hint" href="${hintOrigin}${name}${value === undefined ? "" : `/${value}`}"></a>`).childNodes as [Tree.Element];
  return link;
}

/** Makes a control what it is on paper, with a link over it. */
function putOver(control: Tree.Element, link: Tree.Element): void {
  toPaper(control);
  control.childNodes = adopted(control, [...control.childNodes, link]);
}

/** The words of an element: without lists in it, citations, written addresses, page numbers and soft hyphens. */
function wordsOf(parent: Tree.ParentNode): string {
  const isAside = (element: Tree.Element) => ["ul", "ol"].includes(element.tagName) || ["cite", "address", "page-ref"].some((name) => hasClass(element, name));
  const words = (node: Tree.ParentNode): string =>
    node.childNodes.map((child) => ("value" in child ? child.value : isElement(child) && !isAside(child) ? words(child) : "")).join("");
  return words(parent)
    .replaceAll("\u00ad", "")
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:])/g, "$1")
    .trim();
}

/** Nodes that know their parent. */
function adopted(parent: Tree.ParentNode, nodes: readonly Tree.ChildNode[]): Tree.ChildNode[] {
  for (const node of nodes) node.parentNode = parent;
  return [...nodes];
}

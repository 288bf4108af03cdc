/** XML as a tree, by saxes, which is strict about what is well-formed and about namespaces. */
import { SaxesParser } from "saxes";

export interface XmlElement {
  /** As written: `entry`, `xhtml:link`. */
  readonly name: string;
  /** The address of its namespace; empty where it has none. */
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved. */
  readonly text: string;
}

interface Open extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** The root element. Throws with line and column where the text is not well-formed. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const top: Open = { name: "", namespace: "", attributes: {}, children: [], text: "" };
  const open = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, uri, attributes }) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([key, attribute]) => [key, attribute.value]));
    const element: Open = { name, namespace: uri, attributes: values, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  const add = (words: string) => {
    const here = open.at(-1);
    if (here !== undefined) here.text += words;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.write(text).close();
  const [root] = top.children;
  if (root === undefined) throw new Error("There is no element");
  return root;
}

/** The root element of a file, or what is wrong with it. */
export function xmlOf(path: string, text: string): XmlElement | { readonly fault: string } {
  try {
    return readXml(text);
  } catch (error) {
    return { fault: `${path}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Every element of a name inside another, in order. */
export const allNamed = (element: XmlElement, wanted: string): readonly XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === wanted ? [child] : []), ...allNamed(child, wanted)]);

/** The elements of a name directly inside another. */
export const childrenNamed = ({ children }: XmlElement, wanted: string): readonly XmlElement[] => children.filter(({ name }) => name === wanted);

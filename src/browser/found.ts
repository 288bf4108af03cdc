/** The first element under another that fits a selector. Throws where there is none: page and script do not belong together. */
export function found<T extends Element>(parent: ParentNode, selector: string): T {
  const element = parent.querySelector<T>(selector);
  if (element === null) throw new Error(`The page lacks ${selector}`);
  return element;
}

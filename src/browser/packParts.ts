/** The chosen parts as a list whose order the reader sets with buttons. */
import type { PackPageWords } from "./packWords.ts";
import { element } from "./element.ts";

export interface ShownPart {
  /** Names it among the buttons: `data-part`. */
  readonly part: string;
  readonly title: string;
  /** "2 sidor, 85 kB" */
  readonly size: string;
}

/** A row for each part. Buttons at the ends of the list stay where they are, and say that they do nothing there. */
export function partRows(parts: readonly ShownPart[], words: PackPageWords): readonly HTMLLIElement[] {
  return parts.map(({ part, title, size }, index) => {
    const button = (does: "up" | "down" | "remove", isOff: boolean) => {
      const made = element("button", "pack-part__button", words[does], element("span", "visually-hidden", ` ${title}`));
      made.type = "button";
      made.dataset["do"] = does;
      made.dataset["part"] = part;
      if (isOff) made.setAttribute("aria-disabled", "true");
      return made;
    };
    const buttons = element("span", "pack-part__buttons", button("up", index === 0), button("down", index === parts.length - 1), button("remove", false));
    return element("li", "pack-part", element("span", "pack-part__title", title), " ", element("span", "pack-part__size", size), " ", buttons);
  });
}

/** On the start page: how far the reader has come behind each door. Fetched only where something is kept, and nothing moves: it stands in the air beside the door's picture. */
import { element } from "../element.ts";
import { fill } from "../words.ts";
import { progressOn } from "./readingPath.ts";
import { readingShelf } from "./shelves.ts";

const look = {
  position: "absolute",
  "inset-block-start": "1.1rem",
  "inset-inline": "0",
  "text-align": "center",
  "font-size": "0.875rem",
  "font-weight": "700",
};

const reading = readingShelf.read();
for (const list of document.querySelectorAll<HTMLElement>("[data-read-words]")) {
  for (const door of list.querySelectorAll<HTMLAnchorElement>("a")) {
    // A door of a folder's page leads from file to file.
    const steps = Object.entries(reading.paths).find(([address]) => door.href.includes(address))?.[1];
    if (steps === undefined) continue;
    const { read, total } = progressOn(
      steps.map((page) => ({ page })),
      reading,
    );
    if (read === 0) continue;
    const mark = element("span", "door__read", fill(String(list.dataset["readWords"]), { read, total }));
    // The start page has no style sheet of the tools'.
    door.style.setProperty("position", "relative");
    for (const [name, value] of Object.entries(look)) mark.style.setProperty(name, value);
    door.append(" ", mark);
  }
}

/** What chapters and articles get: links to headings, words that open where they stand, and the reading tools when somebody opens them. */
import { copy, say } from "./say.ts";
import { explainTerms } from "./terms.ts";
import { element } from "./element.ts";
import { fill } from "./words.ts";
import type { ReadingWords } from "./readingWords.ts";

const tools = document.querySelector<HTMLDetailsElement>("[data-reading]");
if (tools !== null) {
  const words = JSON.parse(String(tools.dataset["words"])) as ReadingWords;
  linkHeadings(words);
  const bring = async () => (await import("./reading.ts")).wireReadingTools(tools, words);
  if (tools.open) void bring();
  else tools.addEventListener("toggle", () => void bring(), { once: true });
}
explainTerms();

/** A button after every heading copies the address of its section. It stands beside the heading and takes no room. */
function linkHeadings(words: ReadingWords): void {
  for (const heading of document.querySelectorAll<HTMLElement>(".prose > :is(h2, h3)[id]")) {
    const button = element("button", `heading-link heading-link--${heading.tagName.toLowerCase()}`);
    button.type = "button";
    button.setAttribute("aria-label", fill(words.headingLink, { title: heading.textContent }));
    button.addEventListener("click", () => {
      const address = new URL(`#${heading.id}`, location.href).href;
      void copy(address).then((done) => say(done ? words.linkCopied : words.linkFailed));
    });
    heading.after(button);
  }
}

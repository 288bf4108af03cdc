/** What readers do with a page: tick, answer, reckon, mark, collect. A page has this where it has something of the kind, and each tool comes only where it is needed. */
import { element } from "../element.ts";
import type { ToolPage } from "./toolWords.ts";

/** Brings the tools of the page. Without them it is a page to read and print. */
async function openTools(place: HTMLElement): Promise<void> {
  const page: ToolPage = {
    address: String(place.dataset["page"]),
    title: document.querySelector("h1")?.textContent.trim() ?? "",
    words: JSON.parse(String(place.dataset["words"])) as ToolPage["words"],
    keptLink: place.querySelector("a") ?? element("a", ""),
  };
  const { checklist, assessment, budget, path, pack, kept } = page.words;
  const main = document.querySelector("main") ?? document.body;
  if (checklist !== undefined) (await import("./checklist.ts")).openChecklists(page, checklist);
  const form = main.querySelector<HTMLFormElement>("form.assessment");
  if (assessment !== undefined && form !== null) (await import("./assessment.ts")).openAssessment(form, page, assessment);
  const tables = [...main.querySelectorAll<HTMLElement>("[data-budget]")];
  if (budget !== undefined && tables.length > 0) (await import("./budget.ts")).openBudget(tables, page, budget);
  const steps = main.querySelector<HTMLElement>("ol.path");
  if (path !== undefined && steps !== null) (await import("./path.ts")).openPath(steps, page, path);
  const end = main.querySelector<HTMLElement>("[data-along]");
  if (end !== null) (await import("./path.ts")).openReading(end, page);
  const add = main.querySelector<HTMLButtonElement>("[data-pack-add]");
  if (pack !== undefined && add !== null) (await import("./packButton.ts")).openPackButton(add, pack);
  const list = main.querySelector<HTMLElement>("[data-kept]");
  if (kept !== undefined && list !== null) (await import("./keptPage.ts")).openKeptPage(list, kept, page.words.common);
  place.dataset["ready"] = "";
}

for (const place of document.querySelectorAll<HTMLElement>("[data-tools]")) void openTools(place);

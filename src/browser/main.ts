/** What every page gets. Without it nothing is lost but comfort: menus open, texts read, and the search box leads to the register A–Ö. */
import { startAppLater } from "./app/start.ts";
import { listenForShortcut } from "./shortcut.ts";

/** The search box leads to the register until this turns it to the search page. */
function turnSearchForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-search-action]")) form.action = String(form.dataset["searchAction"]);
}

/** Escape closes an open menu and gives the focus back to what opened it. */
function closeMenusWithEscape(): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu]")) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
  }
}

/** Print buttons print. The style sheet shows them only where there is a script. */
function wirePrintButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) button.addEventListener("click", () => print());
}

/** The page prints when its review is due. Builds have no clock, so that the day has passed is told here. */
function markOverdue(now: Date): void {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  for (const element of document.querySelectorAll<HTMLElement>("[data-due][data-overdue]")) {
    if (String(element.dataset["due"]) >= day) continue;
    const mark = document.createElement("strong");
    mark.className = "overdue";
    mark.textContent = String(element.dataset["overdue"]);
    element.append(" ", mark);
  }
}

/** Tables that can be searched and sorted bring their script with them. */
async function enhanceTables(): Promise<void> {
  if (document.querySelector("[data-sortable]") !== null) await import("./table.ts");
}

/** The search box brings its suggestions when it is first touched. The search page has its own list. */
function wireSearchBoxes(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-search][data-words]")) {
    form.addEventListener(
      "focusin",
      () =>
        void import("./suggest.ts").then(
          ({ suggestIn }) => suggestIn(form),
          () => undefined,
        ),
      { once: true },
    );
  }
}

/** A hit leads to a page with the words that were sought; the page marks them. */
async function markWhatWasSought(): Promise<void> {
  const words = document.querySelector<HTMLFormElement>("form[data-search][data-words]")?.dataset["words"];
  if (words === undefined || !new URLSearchParams(location.search).has("markera")) return;
  const { markFound } = await import("./highlight.ts");
  markFound(JSON.parse(words) as Parameters<typeof markFound>[0]);
}

/** So do lists that can be narrowed. */
async function enhanceLists(): Promise<void> {
  if (document.querySelector("[data-list-filter]") !== null) await import("./listFilter.ts");
}

/** Chapters and articles have tools for their readers. */
async function enhanceArticle(): Promise<void> {
  if (document.querySelector("[data-reading]") !== null) await import("./article.ts");
}

/** Where rows are shown as lists, they stay rows to those who listen. As wide as in styles/blocks/tables.css. */
async function keepTableRoles(): Promise<void> {
  if (matchMedia("(width < 40em)").matches && document.querySelector(".table--rows") !== null) await import("./tableRoles.ts");
}

/** So do maps to step through, and code to copy. */
async function enhanceFigures(): Promise<void> {
  if (document.querySelector("[data-time-map]") !== null) await import("./timeMap.ts");
  if (document.querySelector("[data-copy-code]") !== null) await import("./copyCode.ts");
}

/** Doors tell how far the reader has come, once there is something to tell. */
async function showReading(): Promise<void> {
  try {
    if (localStorage.getItem("handbok:lasvag:1") !== null && document.querySelector("[data-read-words]") !== null) await import("./tools/doors.ts");
  } catch {
    // Storage is closed, or there is no net: the doors open all the same.
  }
}

turnSearchForms();
closeMenusWithEscape();
wirePrintButtons();
markOverdue(new Date());
listenForShortcut();
wireSearchBoxes();
void markWhatWasSought();
void enhanceTables();
void enhanceLists();
void enhanceArticle();
void keepTableRoles();
void enhanceFigures();
void showReading();
startAppLater();

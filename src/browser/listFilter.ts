/** Shows only the lines of a list that fit (`data-list-filter`): by words, kind, programme and reader. Without this the list is whole. */
import { fill } from "./words.ts";

interface FilterWords {
  /** {shown} {total} */
  readonly shown: string;
  readonly none: string;
}

/** Told when other lines are shown. */
export const listFiltered = "listfiltered";

for (const filter of document.querySelectorAll<HTMLElement>("[data-list-filter]")) enhance(filter);

function enhance(filter: HTMLElement): void {
  const list = filter.parentElement?.querySelector<HTMLElement>("[data-filtered]");
  const status = filter.querySelector<HTMLElement>("[role=status]");
  if (list === null || list === undefined || status === null) return;
  const words = JSON.parse(String(filter.dataset["words"])) as FilterWords;
  const controls = [...filter.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-filter]")];
  const items = [...list.querySelectorAll<HTMLElement>("[data-item]")].map((item) => ({ item, text: searchable(item) }));
  const groups = [...list.querySelectorAll<HTMLElement>("[data-group], [data-section]")];
  /** Groups that the reader had open before the list was narrowed. */
  let open: ReadonlySet<HTMLElement> | undefined;

  const show = () => {
    const wanted = Object.fromEntries(controls.map((control) => [String(control.dataset["filter"]), control.value.trim().toLocaleLowerCase("sv")]));
    const isNarrowed = Object.values(wanted).some((value) => value !== "");
    const parts = (wanted["words"] ?? "").split(/\s+/).filter((part) => part !== "");
    let shown = 0;
    for (const { item, text } of items) {
      const fits = ["kind", "programme", "audience"].every(
        (name) => wanted[name] === "" || String(item.dataset[name]).split(" ").includes(String(wanted[name])),
      );
      item.hidden = !fits || !parts.every((part) => text.includes(part));
      if (!item.hidden) shown++;
    }
    const folded = groups.filter((group) => group instanceof HTMLDetailsElement);
    if (isNarrowed) open ??= new Set(folded.filter((group) => group.open));
    for (const group of groups) group.hidden = group.querySelector("[data-item]:not([hidden])") === null;
    for (const group of folded) group.open = isNarrowed ? !group.hidden : (open?.has(group) ?? group.open);
    if (!isNarrowed) open = undefined;
    status.textContent = isNarrowed ? (shown === 0 ? words.none : fill(words.shown, { shown, total: items.length })) : "";
    list.dispatchEvent(new Event(listFiltered));
  };
  for (const control of controls) control.addEventListener("input", show);
  // What the browser kept in the fields when the reader came back.
  show();
}

/** The words of a line, without those of its controls. */
function searchable(item: HTMLElement): string {
  return [...item.querySelectorAll("[data-title], [data-text]")]
    .map((part) => part.textContent)
    .join(" ")
    .toLocaleLowerCase("sv");
}

/** The page where readers make packs of their own: they choose, put in order, and get one PDF. Nothing leaves the browser. */
import { found } from "./found.ts";
import { listFiltered } from "./listFilter.ts";
import { addressOf, choiceInAddress, keepChoice, keptChoice, nothingChosen, withoutParts, withPartMoved, withParts, type Choice } from "./packChoice.ts";
import type { PackSetting, Trouble } from "./packMaker.ts";
import { packWork } from "./packWork.ts";
import { partRows } from "./packParts.ts";
import type { PackPageWords, SizeWords } from "./packWords.ts";
import { fetchIndex, sizeText, UnreachableError, type ListedPdf } from "./pdfFiles.ts";
import { fill } from "./words.ts";

const indexUrl = "/pdf/index.json";
const templateUrl = "/pdf/paket-mall.pdf";

const page = document.querySelector<HTMLElement>("[data-pack-page]");
if (page !== null) void openPackPage(page);

/** Everything the page needs is there: it opens. Otherwise it says what is missing, and stays the list of links it was. */
async function openPackPage(page: HTMLElement): Promise<void> {
  const words = JSON.parse(String(page.dataset["words"])) as PackPageWords;
  const form = page.querySelector<HTMLFormElement>("[data-pack-form]");
  const trouble = found<HTMLElement>(page, "[data-pack-trouble]");
  const tell = (text: string) => {
    trouble.textContent = text;
    trouble.hidden = false;
  };
  if (location.protocol === "file:") return tell(words.file);
  if (form === null) return;
  try {
    wirePage(page, form, words, await fetchIndex(indexUrl));
  } catch (error) {
    tell(error instanceof UnreachableError ? words.indexNotSaved : words.indexFailed);
  }
}

function wirePage(page: HTMLElement, form: HTMLFormElement, words: PackPageWords, files: ReadonlyMap<string, ListedPdf>): void {
  const sizes = JSON.parse(String(page.dataset["sizes"])) as SizeWords;
  const setting = JSON.parse(String(page.dataset["setting"])) as PackSetting;
  const list = found<HTMLElement>(form, "[data-filtered]");
  const picks = [...list.querySelectorAll<HTMLInputElement>("[data-pick]")].filter(({ value }) => files.has(value));
  const alls = [...list.querySelectorAll<HTMLInputElement>("[data-all]")];
  const chapters = [...list.querySelectorAll<HTMLElement>("[data-group]")];
  const parts = found<HTMLOListElement>(form, "[data-pack-parts]");
  const changes = found<HTMLElement>(form, "[data-pack-changes]");
  const title = found<HTMLInputElement>(form, "[data-pack-title]");
  const make = found<HTMLButtonElement>(form, "[data-pack-make]");
  const copy = found<HTMLButtonElement>(form, "[data-pack-copy]");
  const clear = found<HTMLButtonElement>(form, "[data-pack-clear]");
  const bar = found<HTMLElement>(form, "[data-pack-bar]");
  const trouble = found<HTMLElement>(page, "[data-pack-trouble]");

  let choice: Choice = nothingChosen;
  const fileOf = (part: string) => files.get(part) as ListedPdf;
  const titleOf = (part: string) => fileOf(part).title;
  const pagesText = (pages: number) => (pages === 1 ? sizes.pagesOne : fill(sizes.pagesMany, { count: pages }));
  const partsText = (count: number) => (count === 1 ? words.partsOne : fill(words.partsMany, { count }));
  const sum = () => {
    const chosen = choice.parts.map(fileOf);
    const total = (of: (file: ListedPdf) => number) => chosen.reduce((all, file) => all + of(file), 0);
    return fill(words.sum, { parts: partsText(chosen.length), pages: pagesText(total(({ pages }) => pages)), size: sizeText(total(({ bytes }) => bytes)) });
  };

  const work = packWork(form, words, {
    workerUrl: String(page.dataset["worker"]),
    order: () => ({
      setting,
      templateUrl,
      title: choice.title.trim() === "" ? words.nameDefault : choice.title.trim(),
      parts: choice.parts.map(fileOf).map(({ title: name, path, sourcePages }) => ({ title: name, url: `/${path}`, pages: sourcePages })),
    }),
    saveText: ({ pages, bytes }) => fill(words.save, { pages: pagesText(pages), size: sizeText(bytes.length) }),
    troubleText: (found) => troubleText(found, words),
  });

  /** Shows the choice. What was made of another choice is put away. */
  const show = () => {
    const chosen = new Set(choice.parts);
    for (const pick of picks) pick.checked = chosen.has(pick.value);
    for (const all of alls) showAll(all);
    for (const chapter of chapters) {
      const count = picksIn(chapter).filter(({ checked }) => checked).length;
      found<HTMLElement>(chapter, "[data-chosen]").textContent = count === 0 ? "" : fill(words.chosen, { count });
    }
    parts.replaceChildren(
      ...partRows(
        choice.parts.map((part) => ({ part, title: titleOf(part), size: `${pagesText(fileOf(part).pages)}, ${sizeText(fileOf(part).bytes)}` })),
        words,
      ),
    );
    found<HTMLElement>(form, "[data-pack-empty]").hidden = chosen.size > 0;
    found<HTMLElement>(form, "[data-pack-sum]").textContent = chosen.size === 0 ? "" : sum();
    for (const button of [make, copy, clear]) button.disabled = chosen.size === 0;
    bar.hidden = chosen.size === 0;
    found<HTMLElement>(form, "[data-pack-bar-count]").textContent = chosen.size === 0 ? "" : `(${chosen.size})`;
    work.putAway();
  };

  const picksIn = (group: Element) => picks.filter((pick) => group.contains(pick));
  /** What a tick for all of a group stands for: the lines that are shown, without the chapter as a whole. */
  const ruledBy = (all: HTMLInputElement) =>
    picksIn(all.closest("fieldset") as Element).filter((pick) => {
      const item = pick.closest<HTMLElement>("[data-item]");
      return item !== null && !item.hidden && item.dataset["kind"] !== "kapitel";
    });
  const showAll = (all: HTMLInputElement) => {
    const ruled = ruledBy(all);
    const checked = ruled.filter((pick) => pick.checked).length;
    all.checked = checked > 0 && checked === ruled.length;
    all.indeterminate = checked > 0 && checked < ruled.length;
  };

  const keep = () => {
    keepChoice(choice);
    history.replaceState(null, "", `${location.pathname}${location.search}${addressOf(choice)}`);
  };
  const change = (next: Choice, says: string) => {
    choice = next;
    show();
    keep();
    changes.textContent = says.includes("{sum}") ? fill(says, { sum: choice.parts.length === 0 ? "" : sum() }).trim() : says;
  };

  /** Takes a choice from outside: parts that the handbook no longer has are told and left out. */
  const take = ({ parts: asked, title: name }: Choice) => {
    const gone = asked.filter((part) => !files.has(part));
    choice = { parts: asked.filter((part) => files.has(part)), title: name };
    title.value = name;
    trouble.hidden = gone.length === 0;
    if (gone.length > 0) trouble.textContent = fill(words.gone, { titles: gone.join(", ") });
    show();
  };

  list.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const ruled = target.hasAttribute("data-all") ? ruledBy(target).map(({ value }) => value) : [target.value];
    const next = target.checked ? withParts(choice, ruled) : withoutParts(choice, ruled);
    const count = Math.abs(next.parts.length - choice.parts.length);
    const [only] = ruled;
    if (ruled.length === 1 && only !== undefined)
      change(next, target.checked ? fill(words.added, { title: titleOf(only) }) : fill(words.removed, { title: titleOf(only) }));
    else change(next, fill(target.checked ? words.addedMany : words.removedMany, { parts: partsText(count) }));
  });
  list.addEventListener(listFiltered, () => alls.forEach(showAll));

  parts.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-do]") : null;
    const part = button?.dataset["part"];
    if (button === null || part === undefined) return;
    const name = titleOf(part);
    const place = choice.parts.indexOf(part);
    if (button.dataset["do"] === "remove") {
      const beside = choice.parts[place + 1] ?? choice.parts[place - 1];
      change(withoutParts(choice, [part]), fill(words.removed, { title: name }));
      (beside === undefined ? found<HTMLElement>(form, "[data-pack-panel]") : buttonOf(parts, beside, "remove")).focus();
      return;
    }
    const next = withPartMoved(choice, part, button.dataset["do"] === "up" ? -1 : 1);
    if (next.parts.indexOf(part) !== place) change(next, fill(words.moved, { title: name, place: next.parts.indexOf(part) + 1, total: next.parts.length }));
    buttonOf(parts, part, String(button.dataset["do"])).focus();
  });

  title.addEventListener("input", () => {
    choice = { ...choice, title: title.value };
    work.putAway();
    keep();
  });
  clear.addEventListener("click", () => {
    change({ ...choice, parts: [] }, words.cleared);
    found<HTMLElement>(form, "[data-pack-panel]").focus();
  });
  if (navigator.clipboard === undefined) copy.hidden = true;
  copy.addEventListener("click", () => {
    navigator.clipboard.writeText(location.href).then(
      () => (changes.textContent = words.copied),
      () => (changes.textContent = words.copyFailed),
    );
  });
  // A link within the page takes the place of the choice in the address; it is put back.
  window.addEventListener("hashchange", () => {
    const asked = choiceInAddress(location.hash);
    if (asked === undefined) keep();
    else take(asked);
  });

  for (const control of [...picks, ...alls, title]) control.disabled = false;
  take(choiceInAddress(location.hash) ?? keptChoice() ?? nothingChosen);
}

const buttonOf = (parts: HTMLElement, part: string, does: string) => found<HTMLElement>(parts, `[data-part="${CSS.escape(part)}"][data-do="${does}"]`);

/** What is in the way, and what to do about it. */
function troubleText(trouble: Trouble, words: PackPageWords): string {
  if (trouble.kind === "fetch") return fill(trouble.isUnreachable ? words.notSaved : words.fetchFailed, { titles: trouble.titles.join(", ") });
  if (trouble.kind === "part") return fill(words.partFailed, { title: trouble.title });
  if (trouble.kind === "letters") return fill(words.lettersFailed, { letters: trouble.letters.join(" ") });
  if (trouble.kind === "template") return trouble.isUnreachable ? words.templateNotSaved : words.templateFailed;
  return navigator.onLine ? words.failed : words.templateNotSaved;
}

/** On the page about reading without a net: everything the reader has saved, with a way to take it away, and to take it along to another device. */
import { element } from "../element.ts";
import { found } from "../found.ts";
import { keptChoice } from "../packChoice.ts";
import { fill } from "../words.ts";
import { ask } from "./ask.ts";
import { saveJson } from "./files.ts";
import { forget, isRecord, keepText, keptKeys, keptPrefix, keptText, whenChanged } from "./kept.ts";
import { namesNow, unnamed } from "./names.ts";
import { answersShelf, readingShelf, ticksShelf, worksheetShelf } from "./shelves.ts";
import { button } from "./toolBar.ts";
import type { CommonWords, KeptWords } from "./toolWords.ts";

/** Kept by other parts of the handbook than the tools. */
const packKey = "paket";
/** The reader has asked that nothing is saved for reading without a net: the section above is about that. */
const notOurs = new Set(["utan-nat", "ny-version-senare"]);

/** Something saved, as the reader thinks of it. */
interface Saved {
  readonly title: string;
  readonly lines: readonly string[];
  readonly keys: readonly string[];
}

export function openKeptPage(place: HTMLElement, words: KeptWords, common: CommonWords): void {
  const list = found<HTMLElement>(place, "[data-kept-list]");
  const status = found<HTMLElement>(place, "[data-kept-status]");
  const actions = found<HTMLElement>(place, "[data-kept-actions]");
  const load = element("input", "visually-hidden");
  load.type = "file";
  load.accept = ".json,application/json";
  load.tabIndex = -1;
  load.setAttribute("aria-hidden", "true");

  const takeAway = (keys: readonly string[], said: string) => {
    const before = keys.map((key) => [key, keptText(key)] as const);
    for (const key of keys) forget(key);
    show();
    const back = button(common.undo, () => {
      for (const [key, text] of before) if (text !== null) keepText(key, text);
      status.replaceChildren(common.undone);
      show();
    });
    status.replaceChildren(said, " ", back);
    back.focus();
  };
  const show = () => {
    const all = everything(words);
    const { all: names } = namesNow();
    list.replaceChildren(
      ...all.map(({ title, lines, keys }) => {
        const remove = button(words.remove, () => takeAway(keys, fill(words.removed, { title })));
        remove.setAttribute("aria-label", fill(words.removeNamed, { title }));
        return element("li", "kept", element("div", "", element("strong", "", title), ...lines.map((line) => element("p", "", line))), remove);
      }),
    );
    const about = found<HTMLElement>(place, "[data-kept-about]");
    about.textContent =
      all.length === 0 && names.length === 0 ? words.none : names.length === 0 ? "" : fill(words.names, { names: names.map(({ name }) => name).join(", ") });
    removeAll.hidden = save.hidden = all.length === 0 && names.length === 0;
  };
  const askToRemoveAll = async () => {
    const answer = await ask({ title: words.removeTitle, text: words.removeText, ok: words.removeOk, cancel: common.cancel });
    if (answer !== null) takeAway(allKeys(), words.removedAll);
  };
  const removeAll = button(words.removeAll, () => void askToRemoveAll());
  const save = button(words.save, () => saveJson(words.file, { format: formatName, kept: Object.fromEntries(allKeys().map((key) => [key, keptText(key)])) }));
  const open = button(words.load, () => load.click());
  const loadCopy = async (file: File) => {
    const kept = readCopy(await file.text());
    load.value = "";
    if (kept === undefined) return status.replaceChildren(words.loadFailed);
    if ((await ask({ title: words.loadTitle, text: words.loadText, ok: words.loadOk, cancel: common.cancel })) === null) return;
    const areKept = Object.entries(kept).map(([key, value]) => keepText(key, value));
    show();
    status.replaceChildren(areKept.every(Boolean) ? words.loaded : common.notKept);
  };
  load.addEventListener("change", () => {
    const [file] = load.files ?? [];
    if (file !== undefined) void loadCopy(file);
  });
  actions.append(save, open, removeAll, load);
  whenChanged(show);
  show();
}

const formatName = "handbok-sparat-1";

/** What is in a saved copy, by key; undefined where the file is something else. Keys of other programs are left out. */
export function readCopy(text: string): Readonly<Record<string, string>> | undefined {
  try {
    const copy: unknown = JSON.parse(text);
    if (!isRecord(copy) || copy["format"] !== formatName || !isRecord(copy["kept"])) return undefined;
    return Object.fromEntries(
      Object.entries(copy["kept"]).filter(
        (entry): entry is [string, string] => (entry[0].startsWith(keptPrefix) || entry[0] === packKey) && typeof entry[1] === "string",
      ),
    );
  } catch {
    return undefined;
  }
}

/** Keys of everything the reader has saved. Files of a folder share their storage with other programs' files, so only our own are touched there. */
function allKeys(): readonly string[] {
  const others = () => {
    try {
      return Object.keys(localStorage).filter((key) => !key.startsWith(keptPrefix) && !notOurs.has(key));
    } catch {
      return [];
    }
  };
  const known = [packKey, "snabbtangent", "textval"].filter((key) => keptText(key) !== null);
  return [...new Set([...keptKeys(), ...(location.protocol === "file:" ? known : others())])];
}

function everything(words: KeptWords): readonly Saved[] {
  const nameOf = (id: string) => (id === unnamed ? words.unnamed : (namesNow().all.find((one) => one.id === id)?.name ?? id));
  const perName = <Value>(all: Readonly<Record<string, Value>>, said: (value: Value) => string) =>
    Object.entries(all).map(([id, value]) =>
      Object.keys(all).length === 1 && id === unnamed ? said(value) : fill(words.per, { name: nameOf(id), text: said(value) }),
    );
  const tools: readonly Saved[] = [
    {
      title: words.checklists,
      lines: perName(ticksShelf.all(), (ticks) => fill(words.checklistsText, { ticks: Object.values(ticks).flat().length, pages: Object.keys(ticks).length })),
      keys: [ticksShelf.key],
    },
    {
      title: words.assessment,
      lines: perName(answersShelf.all(), (answers) => fill(words.assessmentText, { count: Object.keys(answers).length })),
      keys: [answersShelf.key],
    },
    {
      title: words.budget,
      lines: perName(worksheetShelf.all(), ({ cells }) => fill(words.budgetText, { count: Object.keys(cells).length })),
      keys: [worksheetShelf.key],
    },
    { title: words.reading, lines: [fill(words.readingText, { count: readingShelf.read().read.length })], keys: [readingShelf.key] },
    { title: words.pack, lines: [fill(words.packText, { count: keptChoice()?.parts.length ?? 0 })], keys: [packKey] },
  ];
  const there = tools.filter(({ keys }) => keys.some((key) => keptText(key) !== null));
  const named = new Set([...tools.flatMap(({ keys }) => keys), `${keptPrefix}namn:1`]);
  const settings = allKeys().filter((key) => !named.has(key));
  return settings.length === 0 ? there : [...there, { title: words.settings, lines: [words.settingsText], keys: settings }];
}

/** The page /offline/: what is saved on this device, and buttons to save and remove. */
import { element } from "../element.ts";
import { fill } from "../words.ts";
import {
  cacheOf,
  chaptersAddress,
  listAddress,
  offlinePage,
  pdfCache,
  savedChapters,
  sha256,
  shaHeader,
  versionPrefix,
  type FileGroup,
  type FileList,
} from "./fileList.ts";
import { isOff, register, turnOff } from "./install.ts";
import { fetchFile, saveFiles } from "./save.ts";
import { sizeInWords } from "./size.ts";
import { canSave } from "./start.ts";

type Words = Readonly<
  Record<
    | "saved"
    | "savedChapters"
    | "saving"
    | "notSaved"
    | "unfinished"
    | "cannot"
    | "save"
    | "goOn"
    | "remove"
    | "removed"
    | "saveOne"
    | "saveNamed"
    | "removeOne"
    | "removeNamed"
    | "updateOne"
    | "isSaved"
    | "isOlder"
    | "isSaving"
    | "failed"
    | "total",
    string
  >
>;

/** The list of a version and its cache. */
interface Version {
  readonly list: FileList;
  readonly cache: string;
}

/** Milliseconds between two looks at how far the saving has come. */
const pause = 500;

const place = document.querySelector<HTMLElement>("[data-offline-page]");
if (place !== null) void open(place);

async function open(place: HTMLElement): Promise<void> {
  const words = JSON.parse(String(place.dataset["words"])) as Words;
  const part = <T extends HTMLElement>(name: string) => place.querySelector<T>(`[${name}]`);
  if (location.pathname !== offlinePage) part("data-missing-page")?.removeAttribute("hidden");
  const status = part("data-saved");
  const actions = part("data-saved-actions");
  const total = part("data-saved-total");
  if (status === null || actions === null || total === null) return;
  const say = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
  };
  if (!canSave()) return say(words.cannot);

  const save = async () => {
    turnOff(false);
    try {
      await register();
    } catch {
      return say(words.cannot);
    }
    await show();
    actions.querySelector("button")?.focus();
  };
  const removeAll = async () => {
    turnOff(true);
    await (await navigator.serviceWorker.getRegistration())?.unregister();
    await Promise.all((await caches.keys()).filter((name) => name.startsWith(versionPrefix) || name === pdfCache).map((name) => caches.delete(name)));
    await show();
    actions.querySelector("button")?.focus();
  };

  async function show(): Promise<void> {
    const registration = isOff() ? undefined : await navigator.serviceWorker.getRegistration();
    const version = await currentVersion();
    if (version === undefined || registration === undefined) {
      say(isOff() ? words.removed : words.notSaved);
      showButtons(actions, [words.save, save]);
      return showNothingSaved();
    }
    const { list, cache } = version;
    const saved = await savedAddresses(cache);
    const here = list.core.filter(([address]) => saved.has(address));
    if (registration.active === null || here.length < list.core.length) {
      const isWorking = registration.installing !== null;
      say(fill(isWorking ? words.saving : words.unfinished, { done: here.length, total: list.core.length }));
      showButtons(actions, ...(isWorking ? [] : [[words.goOn, save] as const]));
      if (isWorking) setTimeout(() => void show(), pause);
      return showNothingSaved();
    }
    const all = [...here, ...list.chapters.flatMap(({ files }) => files).filter(([address]) => saved.has(address))];
    say(
      fill(list.chapters.length === 0 ? words.saved : words.savedChapters, {
        pages: all.filter(([address]) => address.endsWith("/")).length,
        size: sizeInWords(bytesOf(all)),
        edition: list.edition,
        date: new Date(`${list.date}T12:00:00`).toLocaleDateString("sv-SE", { day: "numeric", month: "long", year: "numeric" }),
      }),
    );
    showButtons(actions, [words.remove, removeAll]);
    await showGroups(version);
    const pdfs = await pdfsSaved();
    total?.replaceChildren(fill(words.total, { size: sizeInWords(bytesOf(all) + [...pdfs.values()].reduce((sum, { bytes }) => sum + bytes, 0)) }));
  }

  async function showNothingSaved(): Promise<void> {
    total?.replaceChildren();
    await showGroups(undefined);
  }

  /** The rows of chapters and PDF files. Without a version there is nothing to save them in: no buttons. */
  async function showGroups(version: Version | undefined): Promise<void> {
    const pdfs = await pdfsSaved();
    for (const row of place.querySelectorAll<HTMLElement>("[data-pdf-group]")) {
      const group = version?.list.pdfs.find(({ id }) => id === row.dataset["pdfGroup"]);
      // A row of several files is no link; it is there when they are.
      if (row.querySelector("a") === null) {
        row.hidden = group === undefined;
        row.querySelector("[data-size]")?.replaceChildren(sizeInWords(bytesOf(group?.files ?? [])));
      }
      const state = group === undefined ? "missing" : pdfState(group, pdfs);
      showRow(row, group, state, {
        save: (files) => saveOnDevice(files),
        remove: async (files) => {
          const cache = await caches.open(pdfCache);
          await Promise.all(files.map(([address]) => cache.delete(address)));
        },
      });
    }
    const section = part("data-chapters");
    if (section === null) return;
    section.hidden = version === undefined || version.list.chapters.length === 0;
    if (version === undefined || section.hidden) return;
    const list = section.querySelector("ul");
    const cache = await caches.open(version.cache);
    const chosen = await savedChapters(cache);
    for (const group of version.list.chapters) {
      let row = list?.querySelector<HTMLElement>(`[data-chapter-group="${group.id}"]`);
      if (row === null || row === undefined) {
        row = element("li", "offline__row", element("span", "offline__name", group.title), element("span", "offline__size", sizeInWords(bytesOf(group.files))));
        row.dataset["chapterGroup"] = group.id;
        list?.append(row);
      }
      const note = (ids: readonly string[]) => cache.put(chaptersAddress, Response.json(ids));
      showRow(row, group, chosen.includes(group.id) ? "saved" : "notSaved", {
        save: async (files) => {
          await saveFiles(cache, files);
          await note([...(await savedChapters(cache)), group.id]);
        },
        remove: async (files) => {
          await note((await savedChapters(cache)).filter((id) => id !== group.id));
          await Promise.all(files.map(([address]) => cache.delete(address)));
        },
      });
    }
  }

  interface Work {
    readonly save: (files: FileGroup["files"]) => Promise<void>;
    readonly remove: (files: FileGroup["files"]) => Promise<void>;
  }

  function showRow(row: HTMLElement, group: FileGroup | undefined, state: State, { save, remove }: Work): void {
    row.querySelector(".offline__state")?.remove();
    if (group === undefined) return;
    const text = element("span", "offline__text");
    const box = element("span", "offline__state", text);
    row.append(box);
    const named = (text: string, name: string, work: () => Promise<void>) => {
      const made = button(text, async () => {
        box.querySelectorAll("button").forEach((other) => (other.disabled = true));
        try {
          await work();
        } catch {
          say(fill(words.failed, { title: group.title }));
          return showGroupsAgain();
        }
        await show();
        row.querySelector<HTMLButtonElement>("button")?.focus();
      });
      made.setAttribute("aria-label", fill(name, { title: group.title }));
      box.append(made);
    };
    const saveNow = async () => {
      text.textContent = words.isSaving;
      await save(group.files);
    };
    if (state === "saved") text.textContent = words.isSaved;
    if (state === "older") text.textContent = words.isOlder;
    if (state !== "saved") named(state === "older" ? words.updateOne : words.saveOne, words.saveNamed, saveNow);
    if (state !== "notSaved") named(words.removeOne, words.removeNamed, () => remove(group.files));
  }

  async function showGroupsAgain(): Promise<void> {
    await showGroups(await currentVersion());
  }

  await show();
  navigator.serviceWorker.addEventListener("controllerchange", () => void show());
  void navigator.serviceWorker.getRegistration().then((registration) => registration?.addEventListener("updatefound", () => void show()));
}

type State = "missing" | "notSaved" | "older" | "saved";

const bytesOf = (files: FileGroup["files"]) => files.reduce((sum, [, , bytes]) => sum + bytes, 0);

/** The version that answers this page, or, before there is one, that of the server. */
async function currentVersion(): Promise<Version | undefined> {
  try {
    const response = await fetch(listAddress);
    if (!response.ok) return undefined;
    const text = await response.text();
    return { list: JSON.parse(text) as FileList, cache: cacheOf(await sha256(new TextEncoder().encode(text))) };
  } catch {
    return undefined;
  }
}

async function savedAddresses(name: string): Promise<ReadonlySet<string>> {
  if (!(await caches.has(name))) return new Set();
  return new Set((await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname));
}

async function pdfsSaved(): Promise<ReadonlyMap<string, { readonly sha: string | null; readonly bytes: number }>> {
  if (!(await caches.has(pdfCache))) return new Map();
  const cache = await caches.open(pdfCache);
  const saved = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const headers = (await cache.match(request))?.headers;
      return [new URL(request.url).pathname, { sha: headers?.get(shaHeader) ?? null, bytes: Number(headers?.get("Content-Length")) }] as const;
    }),
  );
  return new Map(saved);
}

function pdfState({ files }: FileGroup, saved: Awaited<ReturnType<typeof pdfsSaved>>): State {
  if (files.every(([address, sha]) => saved.get(address)?.sha === sha)) return "saved";
  return files.some(([address, sha]) => saved.has(address) && saved.get(address)?.sha !== sha) ? "older" : "notSaved";
}

async function saveOnDevice(files: FileGroup["files"]): Promise<void> {
  const cache = await caches.open(pdfCache);
  for (const file of files) await cache.put(file[0], await fetchFile(file));
  // The reader has asked for something to stay; some browsers agree.
  await navigator.storage.persist().catch(() => false);
}

function showButtons(place: HTMLElement | null, ...buttons: readonly (readonly [text: string, press: () => Promise<void>])[]): void {
  place?.replaceChildren(...buttons.map(([text, press]) => button(text, press)));
}

function button(text: string, press: () => Promise<void>): HTMLButtonElement {
  const made = element("button", "button", text);
  made.type = "button";
  made.addEventListener("click", () => {
    made.disabled = true;
    void press().finally(() => (made.disabled = false));
  });
  return made;
}

/** Saves the handbook on the device at the first visit, and asks before a new version takes the old one's place. */
import { changeNow } from "./fileList.ts";

const offKey = "utan-nat";
const laterKey = "ny-version-senare";

/** Whether this page can save the handbook at all: not from a folder, nor in a browser without service workers. */
export const canSave = () => location.protocol !== "file:" && "serviceWorker" in navigator && "caches" in window;

/** Whether the reader has removed what was saved, and wants it to stay removed. */
export function isOff(): boolean {
  return remembered(() => localStorage, offKey);
}

/** Remembers whether the handbook is to be saved on this device. */
export function turnOff(off: boolean): void {
  remember(() => localStorage, offKey, off);
}

// Even to name the storage can be refused, hence the functions.
function remembered(storage: () => Storage, key: string): boolean {
  try {
    return storage().getItem(key) === "av";
  } catch {
    return false;
  }
}

function remember(storage: () => Storage, key: string, on: boolean): void {
  try {
    if (on) storage().setItem(key, "av");
    else storage().removeItem(key);
  } catch {
    // Storage is closed: the choice lasts as long as the page.
  }
}

/** Registers the service worker; again is harmless, and goes on where a failed install ended. */
export const register = () => navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });

/** What every page does. The first visit waits until the page is read in and the browser idle, and is not made where the reader saves data. */
export async function startApp(): Promise<void> {
  if (!canSave() || isOff()) return;
  reloadWhenChanged();
  const before = await navigator.serviceWorker.getRegistration();
  if (before !== undefined) offerUpdates(before);
  const savesData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  if (before === undefined && savesData) return;
  await pageIsDone();
  const registration = await register();
  if (before === undefined) offerUpdates(registration);
  else await registration.update();
}

const pageIsDone = () =>
  new Promise<void>((resolve) => {
    const soon = () => setTimeout(resolve, 1000);
    if (document.readyState === "complete") soon();
    else addEventListener("load", soon, { once: true });
  });

/** In every tab: a page of the old version must not ask the new one for its parts. The first version ever changes nothing. */
function reloadWhenChanged(): void {
  let hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (hadOne) location.reload();
    hadOne = true;
  });
}

function offerUpdates(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    if (registration.waiting !== null && registration.active !== null) showOffer(registration);
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
}

function showOffer(registration: ServiceWorkerRegistration): void {
  const words = document.body.dataset;
  if (remembered(() => sessionStorage, laterKey) || document.querySelector(".new-version") !== null) return;
  const offer = document.createElement("div");
  offer.className = "new-version";
  offer.setAttribute("role", "status");
  document.body.append(offer);
  const text = document.createElement("p");
  text.textContent = String(words["newVersion"]);
  offer.append(
    text,
    button(String(words["newVersionNow"]), () => registration.waiting?.postMessage(changeNow)),
    button(String(words["newVersionLater"]), () => {
      remember(() => sessionStorage, laterKey, true);
      offer.remove();
    }),
  );
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

/** Saves the handbook on the device at the first visit, and asks before a new version takes the old one's place. */
import { trustOwnPrograms } from "../trustedScripts.ts";
import { changeNow } from "./fileList.ts";

const offKey = "utan-nat";
const laterKey = "ny-version-senare";

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
export function register(): Promise<ServiceWorkerRegistration> {
  trustOwnPrograms();
  return navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
}

/** What every page does when it is done with itself. At the first visit nothing is saved where the reader has asked for less data. */
export async function startApp(): Promise<void> {
  if (isOff()) return;
  const before = await navigator.serviceWorker.getRegistration();
  if (before !== undefined) offerUpdates(before);
  const savesData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  if (before === undefined && savesData) return;
  const registration = await register();
  if (before === undefined) offerUpdates(registration);
  else await registration.update();
}

function offerUpdates(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    if (registration.waiting !== null && registration.active !== null) showOffer(registration);
  };
  // One may wait, one may be on its way since another tab found it, and one may come.
  const watch = () => registration.installing?.addEventListener("statechange", offer);
  offer();
  watch();
  registration.addEventListener("updatefound", watch);
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
    button(String(words["newVersionNow"]), () => {
      registration.waiting?.postMessage(changeNow);
      // Browsers let the old version finish first, and Chromium sometimes waits until nothing has been asked of it for half a minute.
      text.textContent = String(words["newVersionComing"]);
      text.tabIndex = -1;
      offer.replaceChildren(text);
      text.focus();
    }),
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

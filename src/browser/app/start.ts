/** The part of the installed app that every page has from the beginning: little, since most of it can wait until the page is read in. */

/** Milliseconds after a page is read in before anything is saved: first the reader, then the device. */
const pause = 1000;

/** Whether this page can save the handbook at all: not from a folder, nor in a browser without service workers. */
export const canSave = () => location.protocol !== "file:" && "serviceWorker" in navigator && "caches" in window;

/** Saves the handbook on the device, and keeps every tab at one version. */
export function startAppLater(): void {
  if (!canSave()) return;
  reloadWhenChanged();
  // Without it the handbook is read over the net, as every other site.
  const start = () => setTimeout(() => void import("./install.ts").then(({ startApp }) => startApp()).catch(() => undefined), pause);
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}

/** A page of the old version must not ask the new one for its parts. The first version ever changes nothing. */
function reloadWhenChanged(): void {
  let hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (hadOne) location.reload();
    hadOne = true;
  });
}

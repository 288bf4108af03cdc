// Put this file in the place of sw.js on the web server to turn the installed app off for every reader: at their next visit
// what is saved is removed, the service worker goes away, and open pages are read in again over the net. Take care that it is sent with
// "Cache-Control: no-cache". The next build writes sw.js anew and turns the app on again.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(turnOff()));

async function turnOff() {
  for (const name of await caches.keys()) await caches.delete(name);
  const pages = await self.clients.matchAll({ type: "window" });
  await self.registration.unregister();
  for (const page of pages) page.navigate(page.url);
}

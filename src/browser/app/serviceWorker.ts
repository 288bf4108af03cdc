/**
 * The service worker: one whole version of the handbook on the reader's device.
 * A version is a cache of its own, filled before it is used, and another version takes its place only when the reader says so.
 */
import {
  cacheOf,
  changeNow,
  chaptersAddress,
  listAddress,
  listIn,
  offlinePage,
  pdfCache,
  savedChapters,
  sha256,
  shaHeader,
  versionPrefix,
  type FileList,
} from "./fileList.ts";
import { partial } from "./range.ts";
import { finderIn, saveFiles } from "./save.ts";

declare const self: ServiceWorkerGlobalScope;
/** SHA-256 of the list of files, set by the build: another file anywhere makes another service worker. */
declare const handbokVersion: string;

const ownCache = cacheOf(handbokVersion);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === changeNow) event.waitUntil(self.skipWaiting());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  event.respondWith(pathname.startsWith("/pdf/") ? answerPdf(request, pathname) : answer(request, pathname));
});

/** Fills this version's cache: all or nothing, since the browser throws the service worker away when this rejects. */
async function install(): Promise<void> {
  const cache = await caches.open(ownCache);
  const list = (await listIn(cache)) ?? (await fetchList(cache));
  const others = (await caches.keys()).filter((name) => name.startsWith(versionPrefix) && name !== ownCache);
  const chosen = new Set((await Promise.all(others.map(async (name) => savedChapters(await caches.open(name))))).flat());
  const chapters = list.chapters.filter(({ id }) => chosen.has(id));
  await saveFiles(cache, [...list.core, ...chapters.flatMap(({ files }) => files)], await finderIn(others));
  if (chapters.length > 0) await cache.put(chaptersAddress, Response.json(chapters.map(({ id }) => id)));
}

async function fetchList(cache: Cache): Promise<FileList> {
  const response = await fetch(listAddress, { cache: "no-store", redirect: "error" });
  const text = await response.text();
  if (!response.ok || (await sha256(new TextEncoder().encode(text))) !== handbokVersion) throw new Error("The list is not this version's");
  await cache.put(listAddress, new Response(text, { headers: { "Content-Type": "application/json" } }));
  return JSON.parse(text) as FileList;
}

/** Other versions are of no use any more, and pages that are open without us are ours from now on. */
async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(versionPrefix) && name !== ownCache);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** A file of this version. Never makes an empty cache where the reader has removed it. */
const savedHere = (address: string) => caches.match(address, { cacheName: ownCache });

/** "/rollen/index.html" is "/rollen/". */
const addressOf = (pathname: string) => pathname.replace(/\/index\.html$/, "/");

/** What is saved; else the net; else, for a page, the page that explains. */
async function answer(request: Request, pathname: string): Promise<Response> {
  const address = addressOf(pathname);
  const saved = await savedHere(address);
  if (saved !== undefined) return saved;
  if (request.mode !== "navigate") return fetch(request);
  const to = (await movedInThisVersion()).get(address);
  if (to !== undefined) return Response.redirect(to);
  try {
    return await fetch(request);
  } catch {
    if ((await savedHere(`${pathname}/`)) !== undefined) return Response.redirect(`${pathname}/`);
    return explain();
  }
}

async function explain(): Promise<Response> {
  const page = await savedHere(offlinePage);
  return page === undefined ? Response.error() : new Response(page.body, { status: 503, statusText: "Service Unavailable", headers: page.headers });
}

const listOfThisVersion = async () => (await (await savedHere(listAddress))?.json()) as FileList | undefined;

let moved: Promise<ReadonlyMap<string, string>> | undefined;

/** Where former addresses lead. */
function movedInThisVersion(): Promise<ReadonlyMap<string, string>> {
  moved ??= listOfThisVersion().then((list) => new Map(list?.moved));
  return moved;
}

let shaOf: Promise<ReadonlyMap<string, string>> | undefined;

/** A PDF saved in this version; else the net; else a saved one of another version. */
async function answerPdf(request: Request, pathname: string): Promise<Response> {
  // Pictures of first pages, the list of PDFs, and what readers' own packs begin with belong to the version.
  const part = await savedHere(pathname);
  if (part !== undefined) return part;
  const saved = await caches.match(pathname, { cacheName: pdfCache });
  if (saved !== undefined) {
    shaOf ??= pdfsOfThisVersion();
    if ((await shaOf).get(pathname) === saved.headers.get(shaHeader)) return partial(saved, request);
  }
  try {
    return await fetch(request);
  } catch (error) {
    if (saved !== undefined) return partial(saved, request);
    if (request.mode !== "navigate") throw error;
    return explain();
  }
}

async function pdfsOfThisVersion(): Promise<ReadonlyMap<string, string>> {
  const list = await listOfThisVersion();
  return new Map((list?.pdfs ?? []).flatMap(({ files }) => files).map(([address, sha]) => [address, sha]));
}

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
  if (event.data === changeNow) event.waitUntil(changeOver());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  const isOfFormer = former.length > 0 && attendFormer(event);
  event.respondWith(pathname.startsWith("/pdf/") ? answerPdf(request, pathname) : answer(request, pathname, isOfFormer));
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

/** The caches of the versions before this one, as long as a page of theirs may be open. Should the browser stop us before that, the next version drops them. */
let former: readonly string[] = [];
/** Pages of former versions that are being loaded anew: by themselves, or by us. */
const beingLoaded = new Set<string>();
/** Pages that began in this version, and their workers. Only noted while there are former versions. */
const ours = new Set<string>();
let leaving: Promise<void> | undefined;
/** Milliseconds in which pages load themselves anew. */
const moment = 2000;
/** How often we look for pages of former versions. */
const rounds = 10;
/** Milliseconds in which a page that is on its way may still ask for its own version. */
const grace = 10_000;

/** What pages ask for until they have loaded themselves anew must still be there. Browsers let them ask us before they activate us. */
async function noteFormer(): Promise<void> {
  for (const { id } of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) beingLoaded.add(id);
  former = (await caches.keys()).filter((name) => name.startsWith(versionPrefix) && name !== ownCache);
}

/** Takes the place of the version before. Its pages load themselves anew when they are told, and those that could not hear it are loaded anew by us. */
async function changeOver(): Promise<void> {
  await noteFormer();
  await self.skipWaiting();
  await pause(moment);
  beingLoaded.clear();
  // Browsers make us active when the version before has answered everything, which may take a while.
  for (let round = 0; round < rounds && former.length > 0; round++) {
    for (const { id } of await self.clients.matchAll({ type: "window" })) if (!ours.has(id)) await loadAnew(id);
    await pause(moment);
  }
}

/** Pages that are open are ours from now on. */
async function takeOver(): Promise<void> {
  if (former.length === 0) await noteFormer();
  await self.clients.claim();
}

/** Whether a former version asks, while there are any. Its page is loaded anew, and what is kept of it goes when none of its pages is open. */
function attendFormer(event: FetchEvent): boolean {
  event.waitUntil((leaving ??= pause(grace).then(dropFormer)));
  if (isOurs(event)) return false;
  event.waitUntil(loadAnew(event.clientId));
  return true;
}

/** Whether something is asked for by this version. A page that we answer is, and so are the workers it starts. */
function isOurs({ request, clientId, resultingClientId }: FetchEvent): boolean {
  const is = request.mode === "navigate" || ours.has(clientId);
  if (is && resultingClientId !== "") ours.add(resultingClientId);
  return is;
}

/** A page that was on its way when we took over could not hear of the change, or was even left blank in the middle of its text. Those that were open then load themselves anew. */
async function loadAnew(clientId: string): Promise<void> {
  if (beingLoaded.has(clientId)) return;
  const page = await self.clients.get(clientId);
  if (!(page instanceof WindowClient)) return;
  beingLoaded.add(clientId);
  await page.navigate(page.url).catch(() => beingLoaded.delete(clientId));
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function dropFormer(): Promise<void> {
  leaving = undefined;
  const open = await self.clients.matchAll({ type: "window" });
  if (!open.every(({ id }) => ours.has(id))) return;
  const names = former;
  former = [];
  ours.clear();
  beingLoaded.clear();
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** A file of a version before. */
async function savedBefore(address: string): Promise<Response | undefined> {
  for (const cacheName of former) {
    const saved = await caches.match(address, { cacheName });
    if (saved !== undefined) return saved;
  }
  return undefined;
}

/** A file of this version. Never makes an empty cache where the reader has removed it. */
const savedHere = (address: string) => caches.match(address, { cacheName: ownCache });

/** "/rollen/index.html" is "/rollen/". */
const addressOf = (pathname: string) => pathname.replace(/\/index\.html$/, "/");

/** What is saved, of the version that asks where it can be; else the net; else, for a page, the page that explains. */
async function answer(request: Request, pathname: string, isOfFormer: boolean): Promise<Response> {
  const address = addressOf(pathname);
  const saved = (isOfFormer ? await savedBefore(address) : undefined) ?? (await savedHere(address));
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

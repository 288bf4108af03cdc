/** The offline package unpacked into a folder with a difficult name, and what a page in it may do. */
import { unzipSync } from "fflate";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { writeOfflinePackages } from "../../src/io/offlinePackage.ts";
import { packages } from "../../src/offline/packages.ts";
import { buildPages } from "./site.ts";

/** Everything that has a meaning in an address, and letters beyond ASCII. */
const difficultName = "Åsas mapp 100% #1 & co";

export interface Unpacked {
  readonly lean: string;
  readonly full: string;
  /** The files of each package, by path. */
  readonly files: Readonly<Record<"lean" | "full", Readonly<Record<string, Uint8Array>>>>;
  readonly remove: () => Promise<void>;
}

/** Builds the small book with two PDF files, packs and unpacks it. */
export async function unpackedBook(): Promise<Unpacked> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-mapp-"));
  const output = join(folder, "ut");
  const view = await buildPages(output);
  for (const path of ["pdf/peerhandboken.pdf", "pdf/kapitel/rollen.pdf"]) {
    await mkdir(dirname(join(output, path)), { recursive: true });
    await writeFile(join(output, path), "%PDF-1.7 prov");
  }
  await writeOfflinePackages(view, output);
  const unpack = async (kind: "lean" | "full") => {
    const files = unzipSync(new Uint8Array(await readFile(join(output, packages[kind]))));
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, kind, difficultName, path)), { recursive: true });
      await writeFile(join(folder, kind, difficultName, path), content);
    }
    return files;
  };
  const files = { lean: await unpack("lean"), full: await unpack("full") };
  await rm(output, { recursive: true });
  return {
    lean: join(folder, "lean", difficultName),
    full: join(folder, "full", difficultName),
    files,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a page did that it should not, in any browser. */
export interface Strange {
  readonly console: string[];
  readonly requests: string[];
}

/** Opens a page of a folder as a double-click does. */
export async function openFile(browser: Browser, folder: string, path = "index.html", after = ""): Promise<{ readonly page: Page; readonly strange: Strange }> {
  const page = await browser.newPage();
  const strange: Strange = { console: [], requests: [] };
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) strange.console.push(message.text());
  });
  page.on("pageerror", (error) => strange.console.push(String(error)));
  page.on("request", (request) => {
    if (!/^(?:file|data):/.test(request.url())) strange.requests.push(request.url());
  });
  await page.goto(pathToFileURL(join(folder, path)).href + after);
  return { page, strange };
}

/**
 * Whether the browser keeps files from each other, as readers' browsers do and browsers for tests may not: a plain fetch of a file that is there must be refused.
 * Asked from a page without rules of its own, so that it is the browser that refuses and not our policy.
 */
export async function fileRules(browser: Browser, folder: string): Promise<Readonly<Record<"fetch" | "import", unknown>>> {
  await writeFile(join(folder, "utan-regler.html"), "<!doctype html><title>Prov</title>");
  const { page } = await openFile(browser, folder, "utan-regler.html");
  // As text: the test runner rewrites imports.
  const attempt = (what: string) => page.evaluate(`${what}.then(() => "read", () => "refused")`);
  const rules = { fetch: await attempt('fetch("index.html")'), import: await attempt('import("./assets/handbok.js")') };
  await page.close();
  return rules;
}

/** What a reader does: search from the start page, follow a hit, fill in a form, look at the map. Told as a list of what was seen. */
export async function readFolder(browser: Browser, folder: string): Promise<{ readonly seen: Readonly<Record<string, unknown>>; readonly strange: Strange }> {
  const { page, strange } = await openFile(browser, folder);
  const seen: Record<string, unknown> = { title: await page.title() };
  const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent.replace(/\s+/g, " ").trim());
  const fileOf = () => decodeURIComponent(new URL(page.url()).pathname).replaceAll("\\", "/").split(difficultName)[1] + new URL(page.url()).hash;
  seen["fonts"] = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].some(({ status }) => status === "loaded");
  });
  seen["style"] = await page.$eval("body", (body) => getComputedStyle(body).backgroundColor);
  await page.type("#sok", "försäkring");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  seen["search page"] = fileOf();
  await page.waitForSelector(".hit__link");
  seen["hits"] = await page.$$eval(".hit__link", (links) => links.map((link) => link.textContent));
  seen["mark"] = await textOf(".hit mark");
  await Promise.all([page.waitForNavigation(), page.click(".hit__link")]);
  seen["hit"] = fileOf();
  seen["heading"] = await textOf("h1");
  await page.goto(pathToFileURL(join(folder, "karta", "index.html")).href);
  seen["map"] = (await page.$$("svg a[href]")).length > 10;
  await page.goto(pathToFileURL(join(folder, "material", "blanketten", "index.html")).href);
  await page.type("main :is(.prose input, .prose textarea)", "Jag skriver här");
  seen["field"] = await page.$eval("main :is(.prose input, .prose textarea)", (field) => (field as HTMLInputElement).value);
  await page.goto(`${pathToFileURL(join(folder, "sok", "index.html")).href}?q=aterhamtning`);
  await page.waitForSelector(".hit__link");
  seen["search from an address"] = await textOf(".hit__link");
  await page.close();
  return { seen, strange };
}

/** What `readFolder` sees when everything works. */
export const allIsWell = {
  title: "Lilla provboken – En sida av varje slag",
  fonts: true,
  style: "rgb(251, 248, 242)",
  "search page": "/sok/index.html",
  hits: ["Lön och villkor"],
  mark: "Försäkringen",
  hit: "/inforande/lon-och-villkor/index.html",
  heading: "Lön och villkor",
  map: true,
  field: "Jag skriver här",
  // An explained word is a hit of its own, which leads to its place in the glossary.
  "search from an address": "Återhämtning",
};

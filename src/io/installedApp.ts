/** What makes the finished output an app that works without a net: the sizes on /offline/, the list of files, and the service worker. Runs last in every build. */
import { existsSync } from "node:fs";
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { parse, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { listAddress, type FileList } from "../browser/app/fileList.ts";
import { sizeInWords } from "../browser/app/size.ts";
import { fileList, isSaved, isSavedByChapter, type OutputFile } from "../offline/fileList.ts";
import { browserTargets } from "./assets.ts";
import { fileHasher, type FileHasher } from "./digest.ts";
import { filesUnder, sha256, write } from "./disk.ts";
import { projectRoot } from "./project.ts";
import type { View } from "./view.ts";

export interface AppOptions {
  /** More pages than this are saved by chapter. */
  readonly pagesSavedAtOnce?: number;
  /** Reads the output's files, where others read them too. */
  readonly hash?: FileHasher;
}

/** Writes `offline/lista.json` and `sw.js` for what lies in an output now, and the sizes of files into the page /offline/. */
export async function writeInstalledApp(
  { handbook, labels }: View,
  output: string,
  { hash = fileHasher(output), ...options }: AppOptions = {},
): Promise<FileList> {
  const { site } = handbook;
  // Other PDF files are many and large, and nobody saves them.
  const isListed = (path: string) => isSaved(path) || /^pdf\/(?:peerhandboken\.pdf|(?:kapitel|utdelning|formular)\/)/.test(path);
  const found = (await filesUnder(output)).filter(({ path }) => isListed(path));
  await finishPage(output, isSavedByChapter(found, options.pagesSavedAtOnce) ? "kapitel" : "allt");
  const files: OutputFile[] = [];
  for (const { path } of found) files.push({ path, ...(await hash(path)) });
  const list = fileList(files, {
    edition: site.edition,
    date: site.editionDate,
    chapters: handbook.chapters.map(({ id, title }) => ({ id, title })),
    groups: labels.offline.groups,
    redirects: handbook.redirects,
    ...options,
  });
  const text = `${JSON.stringify(list).replaceAll("],[", "],\n[")}\n`;
  await rm(join(output, "sw.js"), { force: true });
  await write(join(output, listAddress), text);
  await write(join(output, "sw.js"), await serviceWorker(sha256(text)));
  return list;
}

/** The service worker of the version whose list has this SHA-256. */
async function serviceWorker(version: string): Promise<Uint8Array> {
  const result = await build({
    absWorkingDir: projectRoot,
    entryPoints: [join(projectRoot, "src", "browser", "app", "serviceWorker.ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: browserTargets,
    define: { handbokVersion: JSON.stringify(version) },
    write: false,
    legalComments: "none",
    logLevel: "silent",
  });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}

/**
 * The page is made before what it tells of. `data-file="/x.pdf"` on an element gives its `data-size` its text, and hides it where there is no such file;
 * a link in it then has no address, so that nothing leads nowhere. `data-saves` is the text for how much is saved at once.
 */
async function finishPage(output: string, saves: "allt" | "kapitel"): Promise<void> {
  const path = join(output, "offline", "index.html");
  if (!existsSync(path)) return;
  const document = parse(await readFile(path, "utf8"), { scriptingEnabled: false });
  const visit = async (node: Tree.Node): Promise<void> => {
    if ("tagName" in node) {
      const file = attribute(node, "data-file")?.value;
      if (file !== undefined) await tell(node, file);
      const which = attribute(node, "data-saves")?.value;
      if (which !== undefined) toggle(node, "hidden", which === saves ? undefined : "");
    }
    if ("childNodes" in node) for (const child of node.childNodes) await visit(child);
  };
  const tell = async (element: Tree.Element, file: string) => {
    const isThere = existsSync(join(output, file));
    const size = isThere ? sizeInWords((await stat(join(output, file))).size) : "";
    toggle(element, "hidden", isThere ? undefined : "");
    for (const child of descendants(element)) {
      if (child.tagName === "a") toggle(child, "href", isThere ? file : undefined);
      if (attribute(child, "data-size") !== undefined) child.childNodes = [{ nodeName: "#text", value: size, parentNode: child }];
    }
  };
  await visit(document);
  await write(path, serialize(document, { scriptingEnabled: false }));
}

const attribute = (element: Tree.Element, name: string) => element.attrs.find((candidate) => candidate.name === name);

function toggle(element: Tree.Element, name: string, value: string | undefined): void {
  element.attrs = element.attrs.filter((candidate) => candidate.name !== name);
  if (value !== undefined) element.attrs.push({ name, value });
}

function descendants(node: Tree.ParentNode): Tree.Element[] {
  return node.childNodes.flatMap((child) => ("tagName" in child ? [child, ...descendants(child)] : []));
}

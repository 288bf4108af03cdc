import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { tokensToCss } from "../design/css.ts";
import { stateClasses, stateRules } from "../design/states.ts";
import type { Site } from "../content/site.ts";
import { styleSheet, type StyleSheet } from "../site/styleSheets.ts";
import { sha256 } from "./disk.ts";
import { KnownError } from "./errors.ts";
import { projectRoot } from "./project.ts";
import { preloadedFonts, screenFonts } from "./screenFonts.ts";

/** What templates link to, and the files behind it. */
export interface Assets {
  readonly links: {
    /** The style sheet of every page. */
    readonly css: string;
    /** Those that only some pages link. */
    readonly sheets: readonly StyleSheet[];
    readonly js: string;
    /** The only script that a page waits for. */
    readonly textJs: string;
    readonly searchJs: string;
    readonly packJs: string;
    readonly packWorkerJs: string;
    readonly offlineJs: string;
    readonly toolsJs: string;
    readonly preload: readonly string[];
    readonly logo?: string;
  };
  /** Packages with code in the scripts of pages, sorted. */
  readonly packages: readonly string[];
  /** Path in the output to content. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The tokens as a style sheet that others import. */
function tokens(site: Site): Plugin {
  return {
    name: "tokens",
    setup(bundler) {
      bundler.onResolve({ filter: /^virtual:tokens$/ }, () => ({ path: "tokens", namespace: "tokens" }));
      bundler.onLoad({ filter: /.*/, namespace: "tokens" }, () => ({ contents: tokensToCss("screen", site.colors), loader: "css" }));
    },
  };
}

/**
 * The PDF library without what packs do not use. It does not tell bundlers that its files do nothing by being loaded, so all of it would come along;
 * and a list of names of fonts would bring the metrics of the fourteen fonts that every viewer has. A seventh of its size remains.
 */
const leanPdfLib: Plugin = {
  name: "lean-pdf-lib",
  setup(bundler) {
    const asked = Symbol("asked");
    bundler.onResolve({ filter: /./ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === asked || !(path === "@cantoo/pdf-lib" || /[\\/]@cantoo[\\/]pdf-lib[\\/]/.test(importer))) return undefined;
      const resolved = await bundler.resolve(path, { importer, resolveDir, kind, pluginData: asked });
      return { ...resolved, sideEffects: false };
    });
    bundler.onLoad({ filter: /[\\/]standard-fonts[\\/][^\\/]+\.compressed\.json$/ }, () => ({ contents: "export default {}", loader: "js" }));
  },
};

const source = (path: string) => join(projectRoot, "src", path);

/** The oldest browsers that our scripts and styles are made for. */
export const browserTargets = ["es2022", "chrome110", "firefox115", "safari16.4"];

/** The scripts of pages: their source in `src`, their name, and whether a page opened from a folder has them too. */
export const entryPoints = [
  { in: source("browser/main.ts"), out: "handbok", inPackage: true },
  { in: source("browser/textSettings.ts"), out: "text", inPackage: true, isClassic: true },
  { in: source("browser/search.ts"), out: "sok", inPackage: true },
  { in: source("browser/tools/tools.ts"), out: "verktyg", inPackage: true },
  { in: source("browser/app/offlinePage.ts"), out: "utan-nat", inPackage: false },
  { in: source("browser/pack.ts"), out: "paket", inPackage: false },
  { in: source("browser/packWorker.ts"), out: "paketverkstad", inPackage: false },
] as const;

/** The style sheets that only some pages link: every file in the folder is one. That of articles comes first, since others refine what it says. */
const sheetNames = readdirSync(source("styles/screen"))
  .filter((file) => file.endsWith(".css"))
  .map((file) => basename(file, ".css"))
  .sort((a, b) => Number(b === "page") - Number(a === "page") || (a < b ? -1 : 1));

/** Bundles styles, fonts and scripts with content hashes in their names. */
export async function bundleAssets(site: Site, dataFolder: string): Promise<Assets> {
  const shared = {
    absWorkingDir: projectRoot,
    bundle: true,
    // Names have a hash in them that knows where files lie: in the project, also where its packages are a link.
    preserveSymlinks: true,
    minify: true,
    target: browserTargets,
    entryNames: "[name]-[hash]",
    outdir: "assets",
    write: false as const,
    legalComments: "none" as const,
    logLevel: "silent" as const,
  };
  const classic = await build({
    ...shared,
    entryPoints: entryPoints.filter((entry) => "isClassic" in entry).map(({ in: path, out }) => ({ in: path, out })),
    format: "iife",
    metafile: true,
  });
  const result = await build({
    ...shared,
    entryPoints: [
      { in: source("styles/screen.css"), out: "handbok" },
      ...sheetNames.map((name) => ({ in: source(`styles/screen/${name}.css`), out: name })),
      ...entryPoints.filter((entry) => !("isClassic" in entry)).map(({ in: path, out }) => ({ in: path, out })),
    ],
    splitting: true,
    format: "esm",
    chunkNames: "del-[hash]",
    assetNames: "[name]-[hash]",
    external: ["/pagefind/*"],
    metafile: true,
    plugins: [tokens(site), screenFonts, leanPdfLib],
  });
  const logo = await readLogo(dataFolder, site);
  const files = new Map<string, Uint8Array>([...result.outputFiles, ...classic.outputFiles].map((file) => [`assets/${basename(file.path)}`, file.contents]));
  const states = statesOf(files);
  files.set(states.path, states.content);
  if (logo !== undefined) files.set(logo.path, logo.content);
  const named = (pattern: RegExp) => {
    const path = [...files.keys()].find((name) => pattern.test(name));
    if (path === undefined) throw new Error(`The bundle lacks ${String(pattern)}`);
    return `/${path}`;
  };
  const sheet = (href: string) => styleSheet(href, new TextDecoder().decode(files.get(href.slice(1))));
  return {
    links: {
      css: named(/handbok-[A-Z0-9]+\.css$/),
      sheets: [
        ...sheetNames.map((name) => sheet(named(new RegExp(`/${name}-[A-Z0-9]+\\.css$`)))),
        { href: `/${states.path}`, needs: stateClasses.map((name) => [name]) },
      ],
      js: named(/handbok-[A-Z0-9]+\.js$/),
      textJs: named(/text-[A-Z0-9]+\.js$/),
      searchJs: named(/sok-[A-Z0-9]+\.js$/),
      packJs: named(/paket-[A-Z0-9]+\.js$/),
      packWorkerJs: named(/paketverkstad-[A-Z0-9]+\.js$/),
      toolsJs: named(/verktyg-[A-Z0-9]+\.js$/),
      offlineJs: named(/utan-nat-[A-Z0-9]+\.js$/),
      preload: preloadedFonts.map((face) => named(new RegExp(`/${face}-[A-Z0-9]+\\.woff2$`))),
      ...(logo === undefined ? {} : { logo: `/${logo.path}` }),
    },
    packages: packagesIn([classic.metafile, result.metafile]),
    files,
  };
}

/** The packages whose code lies in what was bundled. */
function packagesIn(bundles: readonly Metafile[]): string[] {
  const inputs = bundles.flatMap(({ outputs }) => Object.values(outputs).flatMap((output) => Object.entries(output.inputs)));
  const names = inputs.flatMap(([path, { bytesInOutput }]) => {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(path)?.[1];
    return name === undefined || bytesInOutput === 0 ? [] : [name];
  });
  return [...new Set(names)].sort();
}

/** What all style sheets say of states, by class: a page that shows something as if it were pointed at links it. */
function statesOf(files: ReadonlyMap<string, Uint8Array>): { readonly path: string; readonly content: Uint8Array } {
  const sheets = [...files].filter(([path]) => path.endsWith(".css")).map(([, content]) => new TextDecoder().decode(content));
  const content = new TextEncoder().encode(stateRules(sheets.join("\n")));
  return { path: `assets/lagen-${sha256(content).slice(0, 8).toUpperCase()}.css`, content };
}

/** The publisher's own mark as an asset, where `site.ts` names one. Throws where the file is missing. */
async function readLogo(dataFolder: string, site: Site): Promise<{ readonly path: string; readonly content: Uint8Array } | undefined> {
  if (site.logo === "") return undefined;
  const file = resolve(dataFolder, site.logo);
  if (!existsSync(file)) throw new KnownError(`The logo ${file} named in site.ts does not exist. Put the file there, or leave logo empty.`);
  const content = await readFile(file);
  return { path: `assets/logo-${sha256(content).slice(0, 8).toUpperCase()}${extname(file).toLowerCase()}`, content };
}

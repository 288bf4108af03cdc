import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { tokensToCss } from "../design/css.ts";
import type { Site } from "../content/site.ts";
import { sha256 } from "./disk.ts";
import { KnownError } from "./errors.ts";
import { projectRoot } from "./project.ts";

/** What templates link to, and the files behind it. */
export interface Assets {
  readonly links: {
    readonly css: string;
    readonly js: string;
    readonly searchJs: string;
    readonly packJs: string;
    readonly packWorkerJs: string;
    readonly offlineJs: string;
    readonly offlineCss: string;
    readonly preload: readonly string[];
    readonly logo?: string;
  };
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
  { in: source("browser/search.ts"), out: "sok", inPackage: true },
  { in: source("browser/app/offlinePage.ts"), out: "utan-nat", inPackage: false },
  { in: source("browser/pack.ts"), out: "paket", inPackage: false },
  { in: source("browser/packWorker.ts"), out: "paketverkstad", inPackage: false },
] as const;

/** Bundles styles, fonts and scripts with content hashes in their names. */
export async function bundleAssets(site: Site, dataFolder: string): Promise<Assets> {
  const result = await build({
    absWorkingDir: projectRoot,
    entryPoints: [
      { in: source("styles/screen.css"), out: "handbok" },
      { in: source("styles/offline.css"), out: "utan-nat" },
      ...entryPoints.map(({ in: path, out }) => ({ in: path, out })),
    ],
    bundle: true,
    // Names have a hash in them that knows where files lie: in the project, also where its packages are a link.
    preserveSymlinks: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: browserTargets,
    loader: { ".woff2": "file" },
    entryNames: "[name]-[hash]",
    chunkNames: "del-[hash]",
    assetNames: "[name]-[hash]",
    external: ["/pagefind/*"],
    outdir: "assets",
    write: false,
    metafile: true,
    legalComments: "none",
    plugins: [tokens(site), leanPdfLib],
    logLevel: "silent",
  });
  const logo = await readLogo(dataFolder, site);
  const files = new Map<string, Uint8Array>(result.outputFiles.map((file) => [`assets/${basename(file.path)}`, file.contents]));
  if (logo !== undefined) files.set(logo.path, logo.content);
  const named = (pattern: RegExp) => {
    const path = [...files.keys()].find((name) => pattern.test(name));
    if (path === undefined) throw new Error(`The bundle lacks ${String(pattern)}`);
    return `/${path}`;
  };
  return {
    links: {
      css: named(/handbok-[A-Z0-9]+\.css$/),
      js: named(/handbok-[A-Z0-9]+\.js$/),
      searchJs: named(/sok-[A-Z0-9]+\.js$/),
      packJs: named(/paket-[A-Z0-9]+\.js$/),
      packWorkerJs: named(/paketverkstad-[A-Z0-9]+\.js$/),
      offlineCss: named(/utan-nat-[A-Z0-9]+\.css$/),
      offlineJs: named(/utan-nat-[A-Z0-9]+\.js$/),
      // What stands above the fold on every page; italics can wait.
      preload: ["atkinson-hyperlegible-next-latin-400-normal", "atkinson-hyperlegible-next-latin-700-normal", "fraunces-latin-600-normal"].map((face) =>
        named(new RegExp(`${face}-[A-Z0-9]+\\.woff2$`)),
      ),
      ...(logo === undefined ? {} : { logo: `/${logo.path}` }),
    },
    files,
  };
}

/** The publisher's own mark as an asset, where `site.ts` names one. Throws where the file is missing. */
async function readLogo(dataFolder: string, site: Site): Promise<{ readonly path: string; readonly content: Uint8Array } | undefined> {
  if (site.logo === "") return undefined;
  const file = resolve(dataFolder, site.logo);
  if (!existsSync(file)) throw new KnownError(`The logo ${file} named in site.ts does not exist. Put the file there, or leave logo empty.`);
  const content = await readFile(file);
  return { path: `assets/logo-${sha256(content).slice(0, 8).toUpperCase()}${extname(file).toLowerCase()}`, content };
}

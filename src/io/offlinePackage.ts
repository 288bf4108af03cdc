/** The handbook as a folder to unpack and open by double-click: made of the finished output, never of the book. */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { explained, isRealAddress, packagePage, type PackageKind } from "../offline/page.ts";
import { readme } from "../offline/readme.ts";
import { registrations, tellElsewhere } from "../offline/registration.ts";
import { packages } from "../offline/packages.ts";
import { browserTargets, entryPoints } from "./assets.ts";
import { sumLines, sumsName } from "./digest.ts";
import { filesUnder, sha256 } from "./disk.ts";
import { projectRoot } from "./project.ts";
import type { View } from "./view.ts";
import { writeZip, type Packed } from "./zip.ts";

/** One of the two zip files. */
export interface OfflinePackage {
  readonly kind: PackageKind;
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/** What only servers, search engines and programs read; what the web's own pages about saving need; and scripts, which are made anew. */
const leftOut =
  /^(?:_headers|_redirects(?:\.nginx)?|sw\.js|robots\.txt|sitemap\.xml|feed\.(?:xml|json)|handbok\.json|404\.html|manifest\.webmanifest|search\.json|opensearch\.xml|sha256\.txt|sbom\.cdx\.json)$|^schema\/|^offline\/(?!index\.html$)|^assets\/.*\.js$|^pagefind\/|^ikoner\/share\.png$/;

/** PDFs, and the figures as pixels: their vectors and tables are in both. */
const onlyInFull = /^pdf\/(?!miniatyr\/)|^figurer\/.*\.png$|^karta\/(?:kommuner|tid)\.png$/;

/** Makes both packages of an output. The same output gives the same bytes. */
export async function writeOfflinePackages({ handbook, labels }: View, output: string): Promise<readonly OfflinePackage[]> {
  const { site } = handbook;
  const all = (await filesUnder(output)).map(({ path }) => path);
  const made = new Map<string, Uint8Array>([...(await classicScripts()), ...(await classicSearch(output, all))]);
  const website = isRealAddress(site.url) ? site.url : undefined;
  const scripts = new Map(
    all.flatMap((path) => {
      const name = /^assets\/(.+)-[A-Z0-9]+\.js$/.exec(path)?.[1];
      return name !== undefined && made.has(`assets/${name}.js`) ? [[`/${path}`, `/assets/${name}.js`] as const] : [];
    }),
  );
  return (Object.keys(packages) as PackageKind[]).map((kind) => {
    const copied = all.filter((path) => !leftOut.test(path) && (kind === "full" || !onlyInFull.test(path)));
    const files = new Set([...copied, ...made.keys()]);
    const options = { kind, files, scripts, website, words: labels.offline.package };
    const own = kind === "full" ? made : withElsewhere(made, website, labels.offline.package);
    const content = (path: string): Uint8Array => {
      const script = own.get(path);
      if (script !== undefined) return script;
      const bytes = readFileSync(join(output, path));
      return path.endsWith(".html") ? encode(packagePage(path, bytes.toString("utf8"), options)) : bytes;
    };
    const sums = new Map<string, string>();
    const summed = ({ path, content }: Packed): Packed => ({
      path,
      content: () => {
        const bytes = content();
        sums.set(path, sha256(bytes));
        return bytes;
      },
    });
    const inOrder = [...files].sort((a, b) => Number(b === "index.html") - Number(a === "index.html") || (a < b ? -1 : 1));
    const packed: Packed[] = [
      { path: "LÄS-MIG.txt", content: () => encode(readme(site, kind, website, labels.offline.package)) },
      ...inOrder.map((path) => ({ path, content: () => content(path) })),
    ].map(summed);
    // Last: by then all the others have been read.
    packed.push({ path: sumsName, content: () => encode(sumLines(sums)) });
    const path = packages[kind];
    return { kind, path, files: packed.length, bytes: writeZip(join(output, path), packed, site.editionDate) };
  });
}

/** The scripts of the lean package, whose search also knows PDFs that are not in it. */
function withElsewhere(
  made: ReadonlyMap<string, Uint8Array>,
  website: string | undefined,
  { notHere, onTheWeb }: { readonly notHere: string; readonly onTheWeb: string },
): ReadonlyMap<string, Uint8Array> {
  const core = made.get(coreScript);
  if (core === undefined) return made;
  const told = tellElsewhere({ start: "/pdf/", website, explained, note: website === undefined ? notHere : onTheWeb });
  return new Map([...made, [coreScript, Buffer.concat([core, encode(told)])]]);
}

const coreScript = "pagefind/core.js";

const encode = (text: string) => new TextEncoder().encode(text);

/** The way over http is changed for the way over file://; see `browser/searchTransport.ts`. */
const overFile: Plugin = {
  name: "over-file",
  setup(bundler) {
    bundler.onResolve({ filter: /\/searchTransport\.ts$/ }, ({ resolveDir }) => ({ path: join(resolveDir, "searchTransport.file.ts") }));
  },
};

const classic = {
  absWorkingDir: projectRoot,
  bundle: true,
  minify: true,
  format: "iife" as const,
  target: browserTargets,
  write: false as const,
  legalComments: "none" as const,
  logLevel: "silent" as const,
  charset: "utf8" as const,
};

/** The pages' scripts, each in one piece. */
async function classicScripts(): Promise<[string, Uint8Array][]> {
  const entries = entryPoints.filter(({ inPackage }) => inPackage);
  const result = await build({ ...classic, entryPoints: entries.map(({ in: source, out }) => ({ in: source, out })), outdir: "assets", plugins: [overFile] });
  return result.outputFiles.map(({ path, contents }) => [`assets/${basename(path)}`, contents]);
}

/** Pagefind as a script that fetches through us, and the index as scripts. Throws where Pagefind has another way out than `fetch`. */
async function classicSearch(output: string, all: readonly string[]): Promise<[string, Uint8Array][]> {
  const paths = all.filter((path) => path.startsWith("pagefind/"));
  if (!paths.includes("pagefind/pagefind.js")) return [];
  const result = await build({
    ...classic,
    entryPoints: [join(output, "pagefind/pagefind.js")],
    globalName: "handbokPagefind",
    define: {
      fetch: "handbokFetch",
      setTimeout: "handbokTimeout",
      "import.meta.url": "undefined",
      // To part a word into letters it would read the browser's rules for all scripts of the world; the words that we ask for are whole letters.
      "Intl.Segmenter": "undefined",
    },
    outdir: "pagefind",
  });
  const script = result.outputFiles[0]?.contents ?? new Uint8Array();
  const way = /(?<![\w.$])fetch\(|XMLHttpRequest|importScripts\(/.exec(new TextDecoder().decode(script))?.[0];
  if (way !== undefined)
    throw new Error(`Pagefind reaches its files by ${way}, which a page opened from a folder cannot: see src/browser/searchTransport.file.ts`);
  const files = await Promise.all(paths.map(async (path) => ({ name: path.slice("pagefind/".length), content: await readFile(join(output, path)) })));
  return [["pagefind/pagefind.js", script], ...[...registrations(files)].map(([name, text]): [string, Uint8Array] => [`pagefind/${name}.js`, encode(text)])];
}

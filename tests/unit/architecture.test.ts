import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./smallBook.ts";

/**
 * What each folder of src may import besides itself: folders, or single files. `*`: anything. A folder in a folder that has arrows of its own
 * is not part of what it lies in: packs are put together in browsers, too, and take nothing of Node along.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  design: [],
  content: [],
  markdown: ["content"],
  maps: ["design", "content"],
  facts: ["content"],
  figures: ["design", "content", "facts"],
  language: ["content", "markdown", "facts"],
  handbook: ["content", "markdown", "maps", "facts", "figures"],
  office: ["handbook", "content", "design", "maps", "facts", "figures"],
  print: ["print/pack", "print/portable", "handbook", "content", "design", "maps", "facts", "figures"],
  "print/pack": ["print/portable", "print/pdfLib.ts", "content/fillIn.ts"],
  "print/portable": ["print/pdfLib.ts", "content/escapeHtml.ts"],
  ranking: [],
  search: ["ranking", "handbook", "content", "design", "maps", "facts", "figures"],
  site: ["handbook", "content", "design", "maps", "facts", "figures"],
  audit: ["content"],
  offline: ["handbook", "content", "browser"],
  schemas: ["handbook", "content", "maps", "facts", "ranking", "print/editions.ts", "site/pdfFiles.ts", "browser/app/fileList.ts"],
  hosting: ["handbook", "site/headers.ts"],
  io: ["*"],
  browser: ["ranking", "print/pack", "content/csv.ts"],
};

/** Files that anyone may read for their types: the interface's own words. */
const shared = ["_data/labels.json"];

/** Parts of Node that reach outside the program; only src/io may use them. Hashing (node:crypto) stays inside. */
const edge = /^(?:node:)?(?:fs|child_process|cluster|dgram|dns|http|http2|https|net|os|process|readline|timers|tls|worker_threads)(?:\/|$)/;

interface Import {
  readonly file: string;
  /** As written: `../content/slug.ts`, `zod`, `node:fs`. */
  readonly to: string;
}

/** Every import of a file: `import … from`, `export … from`, `import "x"`, `import("x")`, of values and of types. */
export function importsIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const patterns = [/\b(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"']+)["']/g, /\bimport\s*["']([^"']+)["']/g, /\bimport\s*\(\s*["']([^"']+)["']/g];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => String(match[1])));
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"));
}

const read = (file: string): Import[] => importsIn(readFileSync(join(root, file), "utf8")).map((to) => ({ file, to }));

/** The path from the project's root of what is imported, or undefined for a package. */
const target = ({ file, to }: Import) => (to.startsWith(".") ? posix.normalize(posix.join(dirname(file), to)) : undefined);

const sources = filesUnder("src");
const imports = sources.flatMap(read);
/** The innermost folder with arrows that a file lies in; otherwise the outermost. */
const folderOf = (file: string) => {
  const folders = file.split("/").slice(1, -1);
  const named = folders.map((_, index) => folders.slice(0, index + 1).join("/")).findLast((folder) => folder in arrows);
  return named ?? folders[0] ?? "";
};

/** The map of the code, for whoever is new to it. */
const map = readFileSync(join(root, "src/README.md"), "utf8");

/** What the map says to open: paths in code marks, from `src` or from the project's root. */
const mapped = () =>
  map
    .split("\n## ")
    .find((part) => part.startsWith("Where to look"))
    ?.split("\n")
    .filter((line) => line.startsWith("| "))
    .flatMap((line) => [...line.matchAll(/`([\w./-]+\/[\w./-]*)`/g)].map((match) => String(match[1]))) ?? [];

/** `src/markdown/x.ts → src/maps/y.ts` for each import that goes against the arrows. */
function against(all: readonly Import[]): string[] {
  return all.flatMap((one) => {
    const path = target(one);
    if (path === undefined || shared.includes(path)) return [];
    const from = folderOf(one.file);
    const allowed = arrows[from] ?? [];
    const reaches = path.startsWith("src/") && ([from, ...allowed].includes(folderOf(path)) || allowed.some((one) => path === `src/${one}`));
    const mayReach = allowed.includes("*") || reaches;
    return mayReach ? [] : [`${one.file} → ${path}`];
  });
}

describe("the architecture", () => {
  it("has an arrow for every folder of src that holds code", () => {
    const folders = new Set(sources.map(folderOf));
    expect([...folders].filter((folder) => !(folder in arrows))).toEqual([]);
  });

  it("lets each folder import only what its arrows allow, types included", () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(against(imports)).toEqual([]);
  });

  it("sees an import that goes against the arrows, whatever its form", () => {
    const forms = [
      'import { x } from "../maps/svg.ts";',
      'import type { X } from "../maps/svg.ts";',
      'export * from "../maps/svg.ts";',
      'import "../maps/svg.ts";',
      'type X = typeof import("../maps/svg.ts");',
      'import {\n  x,\n  y,\n} from "../maps/svg.ts";',
    ];
    for (const form of forms)
      expect(against(importsIn(form).map((to) => ({ file: "src/markdown/x.ts", to })))).toEqual(["src/markdown/x.ts → src/maps/svg.ts"]);
    expect(importsIn('// import "../maps/svg.ts"\n/** import("x") */')).toEqual([]);
  });

  it("touches disk, network and clock in src/io only", () => {
    const pure = imports.filter(({ file }) => folderOf(file) !== "io");
    expect(pure.filter(({ to }) => edge.test(to)).map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
    const clocks = sources.filter(
      (file) =>
        !["io", "browser"].includes(folderOf(file)) &&
        /\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|\bfetch\(/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(clocks).toEqual([]);
  });

  it("keeps scripts, configuration and data at the top: nothing in src imports them, but for the words of labels.json", () => {
    const upwards = imports.flatMap((one) => target(one) ?? []).filter((path) => !path.startsWith("src/"));
    expect(upwards.filter((path) => !shared.includes(path) && path !== "package.json")).toEqual([]);
  });

  it("writes .ts in every import of its own, so that the code runs without a bundler", () => {
    const own = [...imports, ...filesUnder("scripts").flatMap(read), ...read("eleventy.config.ts")].filter((one) => target(one) !== undefined);
    expect(own.filter(({ to }) => !/\.(?:ts|json)$/.test(to)).map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });
});

describe("the map of the code", () => {
  it("leads to files that are there", () => {
    expect(mapped().length).toBeGreaterThan(50);
    expect(mapped().filter((path) => !existsSync(join(root, "src", path)) && !existsSync(join(root, path)))).toEqual([]);
  });

  it("says nothing twice", () => {
    const names = map.split("\n").flatMap((line) => /^(?:\| [^|]+\||\*\*[^*]+\*\*)/.exec(line) ?? []);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

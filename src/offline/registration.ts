/** The search index as scripts: over file:// a page may run a script and read nothing else. */
import { gunzipSync } from "node:zlib";

/** A file of `pagefind/`: its name in that folder. */
export interface IndexFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Fragments that share a script. More make fewer files on a stick; fewer make the first excerpts faster. */
const fragmentsTogether = 16;

/** Where hits lead whose files are not in the package. */
export interface Elsewhere {
  /** How the addresses of those files begin. */
  readonly start: string;
  /** The web site that has them; undefined where its address is only an example. */
  readonly website: string | undefined;
  /** The page of the package that tells where they are. */
  readonly explained: string;
  /** What is said of such a hit. */
  readonly note: string;
}

/** The script that tells the search of files that are elsewhere. */
export const tellElsewhere = (elsewhere: Elsewhere): string => `handbokElsewhere=${JSON.stringify(elsewhere)};\n`;

/** Files that are text when they are unpacked. */
const isText = (name: string) => /\.(?:json|pf_fragment)$/.test(name);

/** Scripts that hand over the files of an index, by name without `.js`. `core` is what Pagefind needs before every search; the lexicon is none of it, so that it is opened meanwhile. */
export function registrations(files: readonly IndexFile[]): ReadonlyMap<string, string> {
  const read = files.filter(({ name }) => !name.endsWith(".js")).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isFragment = ({ name }: IndexFile) => name.startsWith("fragment/");
  const isCore = ({ name }: IndexFile) => /^(?:pagefind[-.]|wasm\.)/.test(name);
  const scripts = new Map<string, string>();
  const places: Record<string, string> = {};
  const fragments = read.filter(isFragment);
  for (let from = 0; from < fragments.length; from += fragmentsTogether) {
    const group = fragments.slice(from, from + fragmentsTogether);
    const script = `fragment/${from / fragmentsTogether + 1}`;
    scripts.set(script, group.map(handOver).join(""));
    for (const { name } of group) places[name] = script;
  }
  for (const file of read) if (!isFragment(file) && !isCore(file)) scripts.set(file.name, handOver(file));
  scripts.set("core", `handbokScripts=${JSON.stringify(places)};\n${read.filter(isCore).map(handOver).join("")}`);
  return scripts;
}

/** Bytes as base64, text as it is: the browser then has nothing to decode. Unpacked, since zip packs the whole again and a browser would unpack with a script. */
function handOver({ name, content }: IndexFile): string {
  const unpacked = content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : Buffer.from(content);
  return isText(name)
    ? `handbokText(${JSON.stringify(name)},${literal(unpacked.toString("utf8"))});\n`
    : `handbokFile(${JSON.stringify(name)},"${unpacked.toString("base64")}");\n`;
}

/** A text as a literal of a script. Single quotation marks: JSON is full of double ones. */
const literal = (text: string) => `'${text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`;

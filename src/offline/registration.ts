/** The search index as scripts: over file:// a page may run a script and read nothing else. */

/** A file of `pagefind/`: its name in that folder. */
export interface IndexFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Fragments that share a script. More make fewer files on a stick; fewer make the first excerpts faster. */
const fragmentsTogether = 16;

/** Scripts that hand over the files of an index, by name without `.js`. `core` is needed by every search. */
export function registrations(files: readonly IndexFile[]): ReadonlyMap<string, string> {
  const read = files.filter(({ name }) => !name.endsWith(".js")).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isFragment = ({ name }: IndexFile) => name.startsWith("fragment/");
  const isCore = ({ name }: IndexFile) => !name.includes("/");
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

const handOver = ({ name, content }: IndexFile) => `handbokFile(${JSON.stringify(name)},"${Buffer.from(content).toString("base64")}");\n`;

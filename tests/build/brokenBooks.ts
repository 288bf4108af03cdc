/** The broken handbooks of tests/books/broken/cases, and those that cannot lie in a repository. */
import { mkdir, readdir, readFile, symlink, truncate, writeFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { root } from "./builds.ts";

/** A handbook with something wrong with it. */
export interface BrokenBook {
  /** What is wrong, in a few words. */
  readonly name: string;
  /** Puts it into a folder that has a right page already; see `rightPage`. */
  readonly write: (folder: string) => Promise<void>;
  /** What the editor is told: `fil:rad  vad  → vad man skriver`, paths from the folder. */
  readonly faults: readonly string[];
}

/** A page with nothing wrong with it, in every broken handbook that does not have its own. */
export const rightPage = {
  path: "content/rollen/etik.md",
  text: "---\ntitel: Etik i vardagen\nsammanfattning: Vad etik betyder en vanlig dag.\nordning: 1\ngranskad: 2026-10-01\nmalgrupp: [chef]\n---\nEn text utan fel.\n",
};

/** Writes a file and the folders it needs. */
export async function put(folder: string, path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/**
 * Reads a case: what is wrong on the first line, then the files, each under a line `-- path --`, and under `-- faults --` what must be told.
 * In files `\xNN` at any place is that byte.
 */
export function readCase(source: string): BrokenBook {
  const [name = "", ...lines] = source.split("\n");
  const files = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of lines) {
    const path = /^-- (.+) --$/.exec(line)?.[1];
    if (path === undefined) current.push(line);
    else files.set(path, (current = []));
  }
  const faults = (files.get("faults") ?? []).filter((line) => line !== "");
  files.delete("faults");
  return {
    name,
    faults,
    write: async (folder) => {
      for (const [path, content] of files) await put(folder, path, bytesOf(content.join("\n")));
    },
  };
}

function bytesOf(text: string): Uint8Array {
  const parts = text.split(/\\x([0-9A-F]{2})/);
  return Buffer.concat(parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : Buffer.from([Number.parseInt(part, 16)]))));
}

/** The cases that lie in the repository, by the names of their files. */
export async function storedCases(): Promise<BrokenBook[]> {
  const folder = join(root, "tests", "books", "broken", "cases");
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map(async (name) => readCase(await readFile(join(folder, name), "utf8"))));
}

const head = (keys = "") =>
  `---\ntitel: En provsida\nsammanfattning: En sida som bara finns för prov.\nordning: 2\ngranskad: 2026-10-01\nmalgrupp: [chef]\n${keys}---\n`;
const prov = "content/rollen/prov.md";

/** A PNG that says how large it is and holds nothing else. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** Cases that are too large for a repository, that it cannot hold, or that other systems could not check out. */
export const madeCases: readonly BrokenBook[] = [
  {
    name: "a page of several megabytes",
    write: (folder) => put(folder, prov, `${head()}${"En lång text som aldrig tar slut. ".repeat(60_000)}\n`),
    faults: ["content/rollen/prov.md:1  Filen är för stor (2,1 MB).  → dela upp sidan på flera"],
  },
  {
    name: "a picture of several gigabytes",
    write: async (folder) => {
      await put(folder, "content/rollen/stor.png", png(10, 10));
      await truncate(join(folder, "content/rollen/stor.png"), 3_000_000_000);
    },
    faults: ["content/rollen/stor.png:1  Filen är för stor (3000,0 MB).  → gör bilden mindre, eller spara den som jpg eller webp"],
  },
  {
    name: "a table of data of several gigabytes",
    write: async (folder) => {
      await put(folder, "data/tasks.json", "[]");
      await truncate(join(folder, "data/tasks.json"), 2_500_000_000);
    },
    faults: ["data/tasks.json:1  Filen är för stor (2500,0 MB).  → ta bort det som inte behövs"],
  },
  {
    name: "a picture of fifty thousand points",
    write: (folder) => put(folder, "content/rollen/bred.png", png(50_000, 20)),
    faults: ["content/rollen/bred.png:1  Bilden är för stor (50000 × 20 bildpunkter).  → gör den högst 6000 bildpunkter bred och hög"],
  },
  {
    name: "a picture without points",
    write: (folder) => put(folder, "content/rollen/tom.png", png(0, 0)),
    faults: ["content/rollen/tom.png:1  Bilden är tom.  → spara om den"],
  },
  {
    name: "a head of ten thousand brackets",
    write: (folder) => put(folder, prov, head(`synonymer: ${"[".repeat(10_000)}\n`)),
    faults: ["content/rollen/prov.md:2  Texten har för många nivåer inuti varandra.  → ta bort hakparenteser och indrag"],
  },
  {
    name: "a head that goes on for pages, since its end was forgotten",
    write: (folder) => put(folder, prov, `${head().replace(/---\n$/, "")}${"rad: text\n".repeat(5_000)}\n---\n<b>fet</b>\n`),
    faults: [
      "content/rollen/prov.md:1  Filhuvudet är orimligt långt.  → sätt --- på en egen rad efter den sista nyckeln",
      "content/rollen/prov.md:5009  Texten innehåller rå HTML.  → skriv om det i Markdown, eller sätt \\ framför < om tecknet ska synas",
    ],
  },
  {
    name: "data of a hundred thousand brackets",
    write: (folder) => put(folder, "data/references.json", "[".repeat(100_000)),
    faults: ["data/references.json:1  Texten har för många nivåer inuti varandra.  → ta bort hakparenteser och indrag"],
  },
  {
    name: "a symbolic link to a file outside the handbook",
    write: async (folder) => {
      await put(folder, "hemligt.md", head());
      await symlink(join(folder, "hemligt.md"), join(folder, "content/rollen/lank.md"));
    },
    faults: ["content/rollen/lank.md:1  Filen är en symbolisk länk.  → lägg den riktiga filen i mappen"],
  },
  {
    name: "a symbolic link to a folder outside the handbook",
    write: async (folder) => {
      await put(folder, "hemligt/a.md", head());
      await symlink(join(folder, "hemligt"), join(folder, "content/inforande"));
    },
    faults: ["content/inforande:1  Filen är en symbolisk länk.  → lägg den riktiga filen i mappen"],
  },
  {
    name: "a symbolic link to the system's passwords, as a picture",
    write: (folder) => symlink("/etc/passwd", join(folder, "content/rollen/bild.png")),
    faults: ["content/rollen/bild.png:1  Filen är en symbolisk länk.  → lägg den riktiga filen i mappen"],
  },
  {
    name: "symbolic links that lead round in a circle",
    write: async (folder) => {
      await symlink("b.md", join(folder, "content/rollen/a.md"));
      await symlink("a.md", join(folder, "content/rollen/b.md"));
      await symlink("..", join(folder, "content/rollen/upp"));
    },
    faults: [
      "content/rollen/a.md:1  Filen är en symbolisk länk.  → lägg den riktiga filen i mappen",
      "content/rollen/b.md:1  Filen är en symbolisk länk.  → lägg den riktiga filen i mappen",
      "content/rollen/upp:1  Filen är en symbolisk länk.  → lägg den riktiga filen i mappen",
    ],
  },
  {
    name: "a link in the data folder that leads nowhere",
    write: async (folder) => {
      await mkdir(join(folder, "data"), { recursive: true });
      await symlink("borta.json", join(folder, "data/references.json"));
    },
    faults: ["data/references.json:1  Filen går inte att läsa.  → ge dig själv rätt att läsa den, och se att den inte är skadad"],
  },
  {
    name: "a folder with the name of a data file",
    write: (folder) => put(folder, "data/references.json/a.txt", "x"),
    faults: ["data/references.json:1  Det här är ingen vanlig fil.  → ta bort den"],
  },
  ...(process.platform === "win32"
    ? []
    : [
        {
          name: "a pipe that nobody writes to, as a page and as data",
          write: async (folder: string) => {
            await mkdir(join(folder, "data"), { recursive: true });
            execFileSync("mkfifo", [join(folder, "content/rollen/ror.md"), join(folder, "data/studies.json")]);
          },
          faults: ["content/rollen/ror.md:1  Det här är ingen vanlig fil.  → ta bort den", "data/studies.json:1  Det här är ingen vanlig fil.  → ta bort den"],
        },
        {
          name: "file names that try to be paths",
          write: async (folder: string) => {
            await put(folder, "content/rollen/a\\..\\..\\hemligt.md", head());
            await put(folder, "content/rollen/%2e%2e%2fhemligt.md", head());
            await put(folder, "content/rollen/a:b.md", head());
          },
          faults: [
            "content/rollen/%2e%2e%2fhemligt.md:1  Filnamnet ”%2e%2e%2fhemligt” fungerar inte som adress.  → döp filen till 2e-2e-2fhemligt.md",
            "content/rollen/a:b.md:1  Filnamnet ”a:b” fungerar inte som adress.  → döp filen till a-b.md",
            "content/rollen/a\\..\\..\\hemligt.md:1  Filnamnet ”a\\..\\..\\hemligt” fungerar inte som adress.  → döp filen till a-hemligt.md",
          ],
        },
        {
          name: "a file name with a line feed and a colour code for the terminal",
          write: (folder: string) => put(folder, "content/rollen/a\nb\u001b[31m.md", head()),
          faults: ["content/rollen/a\\u000ab\\u001b[31m.md:1  Filnamnet ”a\\u000ab\\u001b[31m” fungerar inte som adress.  → döp filen till a-b-31m.md"],
        },
        {
          name: "a folder with the name of a page",
          write: (folder: string) => put(folder, "content/rollen/sida.md/text.md", head()),
          faults: ["content/rollen/sida.md/text.md:1  Filen ligger i en undermapp.  → lägg den direkt i mappen rollen"],
        },
      ]),
];

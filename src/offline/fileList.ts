import type { FileGroup, FileList, SavedFile } from "../browser/app/fileList.ts";

/** A file of the finished output. */
export interface OutputFile {
  /** From the top of the output, with forward slashes. */
  readonly path: string;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A chapter: its id is the first folder of its pages. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
}

export interface ListOptions {
  readonly edition: string;
  readonly date: string;
  readonly chapters: readonly Chapter[];
  /** Titles of groups of PDF files that are not a chapter's. */
  readonly groups: { readonly bok: string; readonly utdelning: string; readonly formular: string };
  /** Former addresses of pages. */
  readonly redirects?: readonly { readonly from: string; readonly to: string }[];
  /** More pages than this are not saved at the first visit: readers choose chapters. */
  readonly pagesSavedAtOnce?: number;
}

/** Enough for a handbook several times ours; a first visit to twice as many would fetch tens of megabytes that nobody asked for. */
export const pagesSavedAtOnce = 1000;

/** Pages outside the chapters, and what every page and the search are made of. */
const shell = /^(?:assets|ikoner|pagefind)\/|^(?:index\.html|manifest\.webmanifest)$/;
/** What only servers and other programs read, and what a reader downloads by choice: of PDFs only their pictures, their list, and what packs begin with. */
const neverSaved =
  /^pdf\/(?!miniatyr\/|index\.json$|paket-mall\.pdf$)|^(?:mallar|data|figurer|schema)\/|^offline\/(?!index\.html$)|^karta\/(?:regioner|kommuner|tid)\.|^(?:_headers|_redirects(?:\.nginx)?|sw\.js|robots\.txt|sitemap\.xml|feed\.(?:xml|json)|handbok\.json|404\.html|search\.json|opensearch\.xml|sha256\.txt|sbom\.cdx\.json)$|^ikoner\/share\.png$/;

/** Whether a file of the output is read into a reader's device at all, other than as a PDF. */
export const isSaved = (path: string): boolean => !neverSaved.test(path) && !path.split("/").some((part) => part.startsWith("."));

/** The address a reader's browser asks for: "rollen/index.html" is "/rollen/". */
export const addressOf = (path: string): string => `/${path.replace(/(^|\/)index\.html$/, "$1")}`;

const toSaved = ({ path, sha256, bytes }: OutputFile): SavedFile => [addressOf(path), sha256, bytes];

/** Whether a handbook is so large that readers choose chapters. */
export function isSavedByChapter(files: readonly { readonly path: string }[], most = pagesSavedAtOnce): boolean {
  return files.filter(({ path }) => /(?:^|\/)index\.html$/.test(path) && isSaved(path)).length > most;
}

/** What devices save of an output. Lists nothing that is not there. */
export function fileList(files: readonly OutputFile[], options: ListOptions): FileList {
  const { edition, date, chapters, redirects = [], pagesSavedAtOnce: most = pagesSavedAtOnce } = options;
  const former = new Set(redirects.map(({ from }) => from));
  const wanted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).filter(({ path }) => isSaved(path) && !former.has(addressOf(path)));
  const isLarge = isSavedByChapter(files, most);
  const chapterOf = ({ path }: OutputFile) => {
    const folder = path.split("/")[0];
    // The page that a chapter begins with is the way to what is not saved.
    return isLarge && !shell.test(path) && path !== `${String(folder)}/index.html` ? chapters.find(({ id }) => id === folder) : undefined;
  };
  const groups = chapters.map(({ id, title }): FileGroup => ({ id, title, files: wanted.filter((file) => chapterOf(file)?.id === id).map(toSaved) }));
  return {
    formatVersion: 1,
    edition,
    date,
    core: wanted.filter((file) => chapterOf(file) === undefined).map(toSaved),
    chapters: groups.filter((group) => group.files.length > 0),
    pdfs: pdfGroups(files, options),
    moved: redirects.map(({ from, to }) => [from, to] as const),
  };
}

/** The PDF files that are offered, in the order of the page /offline/. */
function pdfGroups(files: readonly OutputFile[], { chapters, groups }: ListOptions): FileGroup[] {
  const group = (id: string, title: string, isOne: (path: string) => boolean): FileGroup => ({
    id,
    title,
    files: files.filter(({ path }) => isOne(path)).map(toSaved),
  });
  const inFolder = (folder: string) => (path: string) => path.startsWith(`pdf/${folder}/`) && path.endsWith(".pdf");
  return [
    group("bok", groups.bok, (path) => path === "pdf/peerhandboken.pdf"),
    ...chapters.map(({ id, title }) => group(id, title, (path) => path === `pdf/kapitel/${id}.pdf`)),
    group("utdelning", groups.utdelning, inFolder("utdelning")),
    group("formular", groups.formular, inFolder("formular")),
  ].filter((one) => one.files.length > 0);
}

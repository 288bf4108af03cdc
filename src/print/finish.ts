/** From Chromium's PDF to ours, PDF/UA-1 and PDF/A-2a at once: named passes over one open document, in order, then bytes that are the same at every build. */
import type { Fact } from "./marks.ts";
import { markArtifacts } from "./passes/artifacts.ts";
import { setCutOffAside } from "./passes/cutOff.ts";
import { setDecorationsAside } from "./passes/decorations.ts";
import { readFacts } from "./passes/facts.ts";
import { describeFigures } from "./passes/figures.ts";
import { addFormFields, type Form } from "./passes/formFields.ts";
import { nameElements } from "./passes/identifiers.ts";
import { joinContent } from "./passes/joins.ts";
import { nameLinks } from "./passes/links.ts";
import { buildLists } from "./passes/lists.ts";
import { setMetadata, type Metadata } from "./passes/metadata.ts";
import { setOutlineTitles } from "./passes/outline.ts";
import { setOutputIntent } from "./passes/outputIntent.ts";
import { buildParagraphs } from "./passes/paragraphs.ts";
import { readHeadsOnce } from "./passes/repeatedHeads.ts";
import { mapRoles } from "./passes/roleMap.ts";
import { giveRoles } from "./passes/roles.ts";
import { shareStreams } from "./passes/sharedStreams.ts";
import { cutToSize, markForCutting } from "./passes/bleed.ts";
import { dropMeasuredPlaces } from "./passes/places.ts";
import { fitSheet } from "./passes/sheet.ts";
import { dropSoftHyphens } from "./passes/softHyphens.ts";
import { restoreSpaces } from "./passes/spaces.ts";
import { holdCaptions } from "./passes/tableCaptions.ts";
import { buildContents } from "./passes/tableOfContents.ts";
import { setTabOrder } from "./passes/tabOrder.ts";
import { marginsOf, sheetOf, type Paper } from "./papers.ts";
import type { TaggedPdf } from "./pdf/readTagged.ts";
import { saveFile } from "./pdf/saveFile.ts";
import { writeTagged } from "./pdf/writeTagged.ts";
import type { PDFDocument } from "./pdfLib.ts";

/** What the passes know about the document besides the PDF itself. */
export interface Known {
  readonly metadata: Metadata;
  /** The text of every heading, in reading order. */
  readonly headings: readonly string[];
  /** The whole text, in reading order, with its white space. */
  readonly text: string;
  /** What the document says of its marked elements, by number. */
  readonly facts: readonly Fact[];
  /** What can be filled in; null where nothing can. */
  readonly form: Form | null;
  readonly paper: Paper;
  /** The sheet stays as it comes from the printer, with what will be cut off. */
  readonly isUncut: boolean;
}

export interface Pass {
  readonly name: string;
  readonly run: (tagged: TaggedPdf, known: Known) => void;
}

/** The passes, in the order they run. */
export const passes: readonly Pass[] = [
  { name: "softHyphens", run: dropSoftHyphens },
  { name: "facts", run: (tagged, { facts, metadata }) => readFacts(tagged, facts, metadata.language) },
  { name: "roles", run: giveRoles },
  { name: "figures", run: describeFigures },
  { name: "cutOff", run: setCutOffAside },
  { name: "decorations", run: setDecorationsAside },
  { name: "repeatedHeads", run: readHeadsOnce },
  { name: "paragraphs", run: buildParagraphs },
  { name: "tableOfContents", run: buildContents },
  { name: "tableCaptions", run: holdCaptions },
  { name: "lists", run: buildLists },
  { name: "spaces", run: (tagged, { text }) => restoreSpaces(tagged, text) },
  { name: "joins", run: joinContent },
  { name: "formFields", run: (tagged, { form }) => addFormFields(tagged, form) },
  { name: "links", run: nameLinks },
  { name: "tabOrder", run: setTabOrder },
  { name: "identifiers", run: nameElements },
  { name: "artifacts", run: (tagged, { paper }) => markArtifacts(tagged, marginsOf(paper)) },
  { name: "sheet", run: (tagged, { paper }) => fitSheet(tagged, sheetOf(paper)) },
  { name: "bleed", run: (tagged, { paper, isUncut }) => (isUncut ? markForCutting : cutToSize)(tagged, paper) },
  { name: "places", run: dropMeasuredPlaces },
  { name: "structure", run: writeTagged },
  { name: "roleMap", run: mapRoles },
  { name: "outline", run: (tagged, { headings }) => setOutlineTitles(tagged, headings) },
  { name: "metadata", run: (tagged, { metadata }) => setMetadata(tagged, metadata) },
  { name: "outputIntent", run: setOutputIntent },
  { name: "sharedStreams", run: shareStreams },
];

/** What a file of pictures of pages gets: it has no content to tag. */
const picturePasses: readonly ((file: Pick<TaggedPdf, "pdf">, metadata: Metadata) => void)[] = [setMetadata, setOutputIntent, shareStreams];

/** Makes PDF/A-2b of sheets that show pages of another file, and saves. */
export function finishPictures(pdf: PDFDocument, metadata: Metadata): Uint8Array {
  for (const run of picturePasses) run({ pdf }, metadata);
  return saveFile(pdf);
}

/** Runs every pass and saves. The document is used up. Throws an error that names the pass that failed. */
export function finishPdf(tagged: TaggedPdf, known: Known, run: readonly Pass[] = passes): Uint8Array {
  for (const pass of run) {
    try {
      pass.run(tagged, known);
    } catch (cause) {
      throw new Error(`The pass ${pass.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
  return saveFile(tagged.pdf);
}

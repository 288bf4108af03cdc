/** Everything is either tagged or an artifact (Matterhorn 01-005; ISO 14289-1, 7.1). Running heads and feet are told apart (18-001, 18-002). */
import { giveMark, type Artifact, type MarkablePiece } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { dictAt, PDFName, PDFRawStream } from "../pdfLib.ts";
import { layout } from "./decorations.ts";

/** Millimetres. */
export interface Margins {
  readonly top: number;
  readonly bottom: number;
}

const header: Artifact = { kind: "artifact", properties: "<</Type/Pagination/Subtype/Header/Attached[/Top]>>" };
const footer: Artifact = { kind: "artifact", properties: "<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>" };

/** Marks what has no mark: words in the margins above and below as heads and feet of the page, all else as its look. A form with marks of its own needs none. */
export function markArtifacts({ pdf, streams }: TaggedPdf, { top, bottom }: Margins): void {
  for (const { page, form, pieces } of streams) {
    const { node } = pdf.getPage(page);
    const height = pdf.getPage(page).getHeight();
    const resources = dictAt(node, "Resources");
    const hasMarks = (object: string) => {
      const found = resources === undefined ? undefined : dictAt(resources, "XObject")?.lookup(PDFName.of(object));
      return found instanceof PDFRawStream && found.dict.has(PDFName.of("StructParents"));
    };
    const artifactOf = (piece: MarkablePiece): Artifact => {
      if (piece.kind === "paint" || form !== null) return layout;
      const middle = (piece.box[1] + piece.box[3]) / 2;
      return middle > height - points(top) ? header : middle < points(bottom) ? footer : layout;
    };
    for (const piece of pieces) {
      if (piece.kind === "state" || piece.mark !== null || (piece.kind === "paint" && piece.object !== null && hasMarks(piece.object))) continue;
      giveMark([piece], artifactOf(piece));
    }
  }
}

const points = (millimetres: number) => (millimetres * 72) / 25.4;

/** Runs in the printing browser: draws the first page of a PDF and gives it as a small picture. Bundled by `thumbnails.ts`. */
import { getDocument } from "pdfjs-dist";
import * as worker from "pdfjs-dist/build/pdf.worker.mjs";

export interface ThumbnailOrder {
  /** The PDF, in Base64. */
  readonly pdf: string;
  /** Pixels. */
  readonly width: number;
  readonly mostBytes: number;
}

/** Tried one after the other until the picture is small enough. */
const qualities = [0.8, 0.65, 0.5, 0.35, 0.2, 0.1];

/** Draws a PDF's first page on white, as wide as it is asked for: a WebP picture in Base64. Throws where no quality is small enough. */
async function firstPage({ pdf, width, mostBytes }: ThumbnailOrder): Promise<string> {
  // pdf.js lets the browser show what it has drawn every few milliseconds, and where it stops for that shows in the soft edges. On this clock no time passes.
  const clock = Date.now;
  Date.now = () => 0;
  const data = Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0));
  const task = getDocument({ data, isEvalSupported: false, verbosity: 0 });
  try {
    const page = await (await task.promise).getPage(1);
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport, background: "#fff" }).promise;
    for (const quality of qualities) {
      const picture = canvas.toDataURL("image/webp", quality).replace(/^data:image\/webp;base64,/, "");
      if ((picture.length * 3) / 4 <= mostBytes) return picture;
    }
    throw new Error(`The first page does not fit in ${mostBytes} bytes`);
  } finally {
    Date.now = clock;
    await task.destroy();
  }
}

// The worker's work is done on the page itself: there is no address that a worker could be loaded from.
Object.assign(globalThis, { pdfjsWorker: worker, firstPage });

/** Chromium writes the same picture again for every shape that it fills; here equal streams become one. */
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { shareObjects } from "../portable/sharedObjects.ts";

/** Keeps the first of every set of equal streams, leads all references there and drops the others. */
export const shareStreams = ({ pdf: { context } }: Pick<TaggedPdf, "pdf">): void => shareObjects(context);

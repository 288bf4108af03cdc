/** How far a reader has come on a reading path. */
import type { Reading } from "./shelves.ts";

export interface PathStep {
  /** Address from the root of the site. */
  readonly page: string;
}

/** Where on a path a reader is. */
export interface Progress<Step extends PathStep> {
  readonly read: number;
  readonly total: number;
  /** The first step that is not read; undefined at the end. */
  readonly next: Step | undefined;
}

export function progressOn<Step extends PathStep>(steps: readonly Step[], { read }: Pick<Reading, "read">): Progress<Step> {
  const isRead = ({ page }: Step) => read.includes(page);
  return { read: steps.filter(isRead).length, total: steps.length, next: steps.find((step) => !isRead(step)) };
}

/** A page marked as read, or no longer. The path is the one the reader follows from now on; null leaves it as it was. */
export function marked(reading: Reading, page: string, isRead: boolean, path: string | null = null): Reading {
  const others = reading.read.filter((one) => one !== page);
  return { ...reading, path: path ?? reading.path, read: isRead ? [...others, page] : others };
}

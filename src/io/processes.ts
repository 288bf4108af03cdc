/** Names that tell which process left something, so that what a process left when it was ended can be told from what another is working with. */
import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** A process, as file names tell it. */
export interface ProcessMark {
  readonly pid: number;
  readonly host: string;
  /** When it began, in the system's own count; numbers of processes are used again. Empty where the system does not say. */
  readonly began: string;
}

/** This process. */
export function ownMark(): ProcessMark {
  return { pid: process.pid, host: hostname(), began: beganAt(process.pid) ?? "" };
}

/** A mark as a part of a file name. */
export function markText({ pid, host, began }: ProcessMark): string {
  return [pid, began, encodeURIComponent(host)].join("_");
}

/** The mark in a text that `markText` has made; undefined for any other text. */
export function readMark(text: string): ProcessMark | undefined {
  const [, pid, began = "", host = ""] = /^(\d+)_(\d*)_([^/\\]+)$/.exec(text) ?? [];
  try {
    return pid === undefined ? undefined : { pid: Number(pid), began, host: decodeURIComponent(host) };
  } catch {
    return undefined;
  }
}

/** Whether the process may still run. Of processes on other computers nothing is known, so they may. */
export function mayRun({ pid, host, began }: ProcessMark): boolean {
  if (host !== hostname()) return true;
  if (process.platform === "linux") {
    const now = beganAt(pid);
    return now !== undefined && (began === "" || began === now);
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process began, in clock ticks since the computer was started (proc(5), field 22 of `stat`); undefined where it has ended, and on other systems than Linux. */
function beganAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name of the program in brackets, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const hasEnded = fields[0] === "Z" || fields[0] === "X";
    return hasEnded ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** How much memory processes take, as Linux tells it; other systems tell nothing. */
import { readdir, readFile, readlink } from "node:fs/promises";
import { basename } from "node:path";

/** This process and all that it has started, and what they have started. Empty where the system does not tell. */
export async function processFamily(): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const parent = /^\d+ \(.*\) \S+ (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (pid: number): boolean => pid === process.pid || (parents.has(pid) && isOurs(parents.get(pid) as number));
  return [...parents.keys()].filter(isOurs);
}

/** The most memory that a process has held at once (resident, in bytes) since it began; 0 where it has ended or the system does not tell. */
export async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

/** Bytes by the name of a program: of all processes that ran it, the one that held the most. */
export type Peaks = Readonly<Record<string, number>>;

/** Milliseconds between two looks. The system keeps the peak itself: only what a process takes in its very last moment is missed. */
const pause = 100;

/** Looks at this process's family while something is done. */
export async function withPeaks<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly peaks: Peaks }> {
  const seen = new Map<number, { readonly program: string; readonly bytes: number }>();
  const look = async () => {
    // What measures is not measured.
    for (const pid of (await processFamily()).filter((one) => one !== process.pid)) {
      const bytes = await peakMemory(pid);
      if (bytes === 0) continue;
      const program = seen.get(pid)?.program ?? (await programOf(pid));
      seen.set(pid, { program, bytes: Math.max(bytes, seen.get(pid)?.bytes ?? 0) });
    }
  };
  const done = new AbortController();
  const watching = (async () => {
    while (!done.signal.aborted) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  })();
  try {
    const value = await work();
    await look();
    const peaks: Record<string, number> = {};
    for (const { program, bytes } of seen.values()) peaks[program] = Math.max(bytes, peaks[program] ?? 0);
    return { value, peaks };
  } finally {
    done.abort();
    await watching;
  }
}

/** The name of the file that a process runs. */
async function programOf(pid: number): Promise<string> {
  return basename((await readlink(`/proc/${pid}/exe`).catch(() => "ended")).replace(/ \(deleted\)$/, ""));
}

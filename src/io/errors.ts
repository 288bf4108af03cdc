/** Something outside the program is not as it must be: the message says what and how to mend it. Exit code 2, no stack. */
export class KnownError extends Error {}

/** A mistake in how a command was called. */
export class UsageError extends KnownError {}

const cures: Record<string, string> = {
  ENOSPC: "The disk is full. Make room and run the command again; the last output is as it was.",
  EDQUOT: "Your quota of the disk is used up. Make room and run the command again; the last output is as it was.",
  EFBIG: "A file became larger than the system allows (ulimit -f). Raise the limit and run the command again; the last output is as it was.",
  EIO: "The disk does not answer as it should. The last output is as it was.",
  EACCES: "A file may not be read or written. Change its permissions, or choose another folder with --output DIR.",
  EPERM: "A file may not be read or written. Change its permissions, or choose another folder with --output DIR.",
  EROFS: "The disk can only be read. Choose another folder with --output DIR.",
  ENOTDIR: "A part of a path is a file, not a folder. Choose another folder with --output DIR.",
  EMFILE: "Too many files are open. Raise the limit (ulimit -n 4096) and run the command again.",
};

/** What a command says of something that was thrown, other than faults in content: the cure where it is known, the stack where it is a bug. */
export function describeError(error: unknown): string {
  if (error instanceof KnownError) return error.message;
  if (!(error instanceof Error)) return `This is a bug in the program: ${String(error)}`;
  const cure = cures[String((error as NodeJS.ErrnoException).code)];
  return cure === undefined
    ? `This is a bug in the program. Please report it with the lines below.\n${error.stack ?? error.message}`
    : `${cure}\n${error.message}`;
}

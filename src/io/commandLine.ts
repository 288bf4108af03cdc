import { parseArgs } from "node:util";
import * as z from "zod";
import { ContentError } from "../content/fault.ts";
import { describeError, KnownError, UsageError } from "./errors.ts";

/** An option of a command, as help shows it. */
export interface Option {
  readonly name: string;
  /** What the value is called in help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

export interface Command {
  /** How it is called: "npm run build". */
  readonly call: string;
  readonly about: string;
  readonly options: readonly Option[];
  /** What follows the options, as help shows it: `KAPITEL "Titel"`. */
  readonly rest?: string;
}

export interface Given {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly rest: readonly string[];
}

/** Options that several commands share: which handbook they work on. */
export const bookOptions = {
  content: { name: "content", value: "DIR", help: "another handbook's Markdown (default content)" },
  data: { name: "data", value: "DIR", help: "its data: site.ts, references.json, regions.json … (default _data)" },
} as const satisfies Record<string, Option>;

/** The value an option was given, or else its default. */
export function valueOf({ values }: Given, name: string, otherwise: string): string {
  const value = values[name];
  return typeof value === "string" ? value : otherwise;
}

/** A day from the command line. Throws `UsageError` where it is none. */
export function checkDay(day: string): void {
  if (!z.iso.date().safeParse(day).success) throw new UsageError(`--datum must be a day such as 2026-10-01, not ${day}.`);
}

/** Runs a command: help, options, exit codes (0 done, 1 faults in content, 2 anything else). */
export async function run(command: Command, work: (given: Given) => Promise<void>): Promise<void> {
  try {
    checkNode(process.versions.node);
    const given = readArguments(command);
    if (given.values["help"] === true) {
      process.stdout.write(helpText(command));
      return;
    }
    await work(given);
  } catch (error) {
    if (error instanceof ContentError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    } else {
      process.stderr.write(`${describeError(error)}\n${error instanceof UsageError ? `Try ${command.call} -- --help\n` : ""}`);
      process.exitCode = 2;
    }
  }
}

/** The program needs the Node that the lockfile brings; some npm settings keep it from being installed. */
function checkNode(version: string): void {
  if (Number(version.split(".")[0]) >= 24) return;
  throw new KnownError(
    `This program runs on Node 24, and this is Node ${version}. The package "node" brings the right one, but its install script has not run. Run npm rebuild node, or install Node 24.`,
  );
}

function readArguments({ options, rest }: Command): Given {
  const shapes = Object.fromEntries([
    ...options.map(({ name, value }) => [name, { type: value === undefined ? "boolean" : "string" }] as const),
    ["help", { type: "boolean" }] as const,
  ]);
  try {
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2),
      options: shapes as Record<string, { type: "boolean" | "string" }>,
      allowPositionals: rest !== undefined,
    });
    return { values: values as Given["values"], rest: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function helpText({ call, about, options, rest }: Command): string {
  const all = [...options, { name: "help", help: "this text" }] as readonly Option[];
  const left = ({ name, value }: Option) => `  --${name}${value === undefined ? "" : ` ${value}`}`;
  const width = Math.max(...all.map((option) => left(option).length)) + 2;
  return `${about}\n\n${call} -- [options]${rest === undefined ? "" : ` ${rest}`}\n\n${all.map((option) => `${left(option).padEnd(width)}${option.help}`).join("\n")}\n`;
}

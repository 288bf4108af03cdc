import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "./project.ts";

const tools = [
  { name: "types", file: "typescript/bin/tsc", arguments: [] },
  { name: "format", file: "prettier/bin/prettier.cjs", arguments: ["--check", "--log-level", "warn", "."] },
  { name: "lint", file: "oxlint/bin/oxlint", arguments: ["--quiet"] },
] as const;

/** Runs the type checker, the formatter and the linter; returns the names of those that found something. */
export async function checkCode(say: (line: string) => void): Promise<string[]> {
  const failed: string[] = [];
  for (const tool of tools) {
    const code = await new Promise<number>((resolve, reject) => {
      spawn(process.execPath, [join(projectRoot, "node_modules", tool.file), ...tool.arguments], { cwd: projectRoot, stdio: "inherit" })
        .on("error", reject)
        .on("exit", (status) => resolve(status ?? 2));
    });
    say(`${tool.name}: ${code === 0 ? "ok" : "failed"}`);
    if (code !== 0) failed.push(tool.name);
  }
  return failed;
}

import { run, valueOf } from "../src/io/commandLine.ts";
import { UsageError } from "../src/io/errors.ts";
import { openWorkshop } from "../src/io/publish.ts";
import { checks, verify } from "../src/io/verify.ts";

const command = {
  call: "npm run verify",
  about: `Looks at everything that npm run build has made, with tools that npm ci does not bring. A missing tool is told with the command that gets it.\nExit code 1 if anything is wrong.\n\n${checks.map(({ name, about }) => `  ${name.padEnd(8)}${about}`).join("\n")}`,
  options: [
    { name: "output", value: "DIR", help: "what was built (default _site)" },
    { name: "only", value: "CHECKS", help: `some of the checks: ${checks.map(({ name }) => name).join(",")}` },
  ],
};

await run(command, async (given) => {
  const names = checks.map(({ name }) => name);
  const asked = valueOf(given, "only", names.join(",")).split(",");
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new UsageError(`--only does not know ${unknown.join(", ")}. Checks: ${names.join(", ")}.`);
  const output = valueOf(given, "output", "_site");
  // What a build left that was ended is mended before anything looks at it.
  await (await openWorkshop(output)).close();
  const failures = await verify(
    checks.filter(({ name }) => asked.includes(name)),
    { output, tell: (line) => process.stdout.write(`${line}\n`) },
  );
  if (failures > 0) process.exitCode = 1;
});

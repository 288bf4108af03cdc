import { run } from "../src/io/commandLine.ts";
import { serveAndWatch } from "../src/io/serve.ts";

const command = {
  call: "npm start",
  about:
    "Builds the whole handbook, serves it on http://localhost:8080 and rebuilds pages and search when something changes.\nPress p and Enter to print the PDFs again.",
  options: [
    { name: "content", value: "DIR", help: "another handbook's Markdown (default content)" },
    { name: "data", value: "DIR", help: "its data (default _data)" },
    { name: "output", value: "DIR", help: "where it is built (default _site)" },
    { name: "port", value: "NUMBER", help: "port to serve on (default 8080)" },
  ],
};

await run(command, async ({ values }) => {
  const text = (name: string, otherwise: string) => (typeof values[name] === "string" ? values[name] : otherwise);
  await serveAndWatch({
    content: text("content", "content"),
    data: text("data", "_data"),
    output: text("output", "_site"),
    port: Number(text("port", "8080")),
  });
});

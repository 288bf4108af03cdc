import { bookOptions, run, valueOf } from "../src/io/commandLine.ts";
import { serveAndWatch } from "../src/io/serve.ts";

const command = {
  call: "npm start",
  about:
    "Builds the whole handbook, serves it on http://localhost:8080 and rebuilds pages and search when something changes.\nPress p and Enter to make the PDFs and the Word and PowerPoint files again.",
  options: [
    bookOptions.content,
    bookOptions.data,
    { name: "output", value: "DIR", help: "where it is built (default _site)" },
    { name: "port", value: "NUMBER", help: "port to serve on (default 8080)" },
  ],
};

await run(command, async (given) => {
  await serveAndWatch({
    content: valueOf(given, "content", "content"),
    data: valueOf(given, "data", "_data"),
    output: valueOf(given, "output", "_site"),
    port: Number(valueOf(given, "port", "8080")),
  });
});

import { mkdirSync } from "node:fs"; import { startBrowser } from "./tests/browser/site.ts"; import { serve } from "./tests/browser/serve.ts";
const [root,out,...pages]=process.argv.slice(2); mkdirSync(out!,{recursive:true}); const server=await serve(root!); const browser=await startBrowser(); const page=await browser.newPage(); await page.evaluateOnNewDocument("delete Navigator.prototype.serviceWorker;");
for(const p of pages){ await page.goto(server.url+p,{waitUntil:"load"}); await new Promise(r=>setTimeout(r,300)); const name=p.replace(/[\/?=]+/g,"_").replace(/^_|_$/g,"")||"start"; await page.pdf({path:`${out}/${name}.pdf`,preferCSSPageSize:true,format:"A4"}); }
await browser.close(); await server.close();

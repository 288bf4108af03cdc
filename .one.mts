import { crawl } from "./src/io/crawl.ts";
import { visitWatch } from "./src/io/visitWatch.ts";
await crawl(process.env.SITE ?? "_site", process.argv.slice(2), { visit: visitWatch(process.env.SITE ?? "_site",(url,v)=>{console.log(url); for (const f of v.files) console.log("  ",f.sent,f.path)}) }, {atOnce:1});

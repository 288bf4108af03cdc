import { crawl } from "./src/io/crawl.ts";
import { axeFaults } from "./src/io/axe.ts";
import { visitWatch } from "./src/io/visitWatch.ts";
import { readBuiltSite } from "./src/io/builtSite.ts";
const site = await readBuiltSite("_site");
const urls = site.pages.filter(p=>!p.isRedirect).map(p=>p.url);
const t=performance.now();
const rows:any[]=[];
const r = await crawl("_site", process.argv.slice(2).length?process.argv.slice(2):urls, { axe: async (page)=>({inMode:()=>axeFaults(page)}), visit: visitWatch("_site",(url,v)=>rows.push([url,v.files.reduce((a,b)=>a+b.sent,0),v.files.filter(f=>f.path.endsWith(".html")).reduce((a,b)=>a+b.sent,0),v.files.filter(f=>f.path.endsWith(".js")).reduce((a,b)=>a+b.sent,0),v.files.length,v.shift])) }, { onPage:(c,n)=>{ if(n%20===0||Object.values(c.faults).flat().length) console.log(n,c.url,c.seconds.toFixed(1),JSON.stringify(c.faults).slice(0,1500)) } });
console.log("seconds",(performance.now()-t)/1000);
for (const i of [1,3,4,5]) { rows.sort((a,b)=>b[i]-a[i]); console.log("by",i); for (const x of rows.slice(0,12)) console.log(...x); }

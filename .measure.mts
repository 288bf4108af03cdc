import { startBrowser } from "./tests/browser/site.ts"; import { serve } from "./tests/browser/serve.ts"; import { readdirSync } from "node:fs"; import { join } from "node:path";
const root="/tmp/out-form"; const s=await serve(root); const b=await startBrowser(); const p=await b.newPage();
await p.setJavaScriptEnabled(true);
const pages=readdirSync(root,{recursive:true,withFileTypes:true}).filter(e=>e.name==="index.html").map(e=>"/"+join(e.parentPath,"").slice(root.length+1)+"/").map(u=>u.replace("//","/"));
const found:Record<string,string[]>={};
for (const w of [360,320]) { await p.setViewport({width:w,height:800});
 for (const u of pages) { if (u.includes("pagefind")) continue; await p.goto(s.url+u,{waitUntil:"domcontentloaded"});
  const broken=await p.evaluate(`(()=>{const out=[];for(const h of document.querySelectorAll("main h1,main h2,main h3,main h4,main th,main td,main a.door span")){const walker=document.createTreeWalker(h,4);let n;while(n=walker.nextNode()){for(const m of n.data.matchAll(/[\\p{L}\\p{N}]{8,}/gu)){const r=document.createRange();r.setStart(n,m.index);r.setEnd(n,m.index+m[0].length);const rects=[...r.getClientRects()].filter(x=>x.width>1);if(new Set(rects.map(x=>Math.round(x.top))).size>1)out.push(h.tagName+" "+m[0]);}}}return out})()`).catch(()=>[]) as string[];
  for (const x of broken) (found[w+" "+x]??=[]).push(u); } }
for (const [k,v] of Object.entries(found).sort()) console.log(k, v.length, v[0]);
await b.close(); await s.close(); process.exit(0);

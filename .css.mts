import { readFileSync, readdirSync } from "node:fs"; import { brotliCompressSync } from "node:zlib";
for (const d of ["/work/sidor/_site","/tmp/out-sidor"]) { const f=readdirSync(d+"/assets").find(x=>/^handbok-.*css$/.test(x))!; const t=readFileSync(d+"/assets/"+f); console.log(d,t.length,brotliCompressSync(t).length); }

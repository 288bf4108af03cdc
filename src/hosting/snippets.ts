/** What servers are told, in words of each: nginx and Apache get the rules that `_headers` gives to others. */
import type { Handbook } from "../handbook/model.ts";
import { defaultCaching, headerRules, onlyHttps, securityHeaders } from "../site/headers.ts";

/** A sort of file: its type, and whether it is text, which is sent in UTF-8 and compressed. */
interface FileType {
  readonly endings: readonly string[];
  readonly type: string;
  readonly isText: boolean;
}

const text = (type: string, ...endings: string[]): FileType => ({ endings, type, isText: true });
const packed = (type: string, ...endings: string[]): FileType => ({ endings, type, isText: false });

/** Every ending in the output. What is packed already (pictures, fonts, PDFs, the search index) is sent as it is, in parts where the reader asks for parts. */
export const fileTypes: readonly FileType[] = [
  text("text/html", "html"),
  text("text/css", "css"),
  text("text/javascript", "js"),
  text("text/plain", "txt"),
  text("text/csv", "csv"),
  text("application/json", "json"),
  text("application/manifest+json", "webmanifest"),
  text("application/xml", "xml"),
  text("image/svg+xml", "svg"),
  packed("image/png", "png"),
  packed("image/jpeg", "jpg", "jpeg"),
  packed("image/webp", "webp"),
  packed("image/avif", "avif"),
  packed("image/gif", "gif"),
  packed("font/woff2", "woff2"),
  packed("application/pdf", "pdf"),
  packed("application/zip", "zip"),
  packed("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  packed("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
  packed("application/wasm", "wasm"),
  packed("application/octet-stream", "pagefind", "pf_fragment", "pf_index", "pf_filter", "pf_meta"),
];

/** Where the snippets take the output to lie. */
export const defaultRoot = "/srv/handbok/_site";
/** Whose snippets they are, until somebody writes another name. */
const defaultName = "handbok.example.se";

/** In the output: where former addresses lead. Servers' own files begin with `_` and are never sent. */
export const redirectFiles = { hosts: "_redirects", nginx: "_redirects.nginx" } as const;

/** The `_redirects` file that Cloudflare Pages, Netlify, GitLab Pages and our snippet for Apache read; each line is an address, where it leads, and the status. */
export const redirectsFile = ({ redirects }: Pick<Handbook, "redirects">): string => redirects.map(({ from, to }) => `${from} ${to} 301\n`).join("");

/** The same for nginx, to be read in a `map`. */
export const nginxRedirects = ({ redirects }: Pick<Handbook, "redirects">): string => redirects.map(({ from, to }) => `"${from}" "${to}";\n`).join("");

/** Hidden files, and those of servers; `.well-known` is where certificates are asked for. */
const neverSent = String.raw`^/_|/\.(?!well-known/)`;

const escaped = (path: string) => path.replace(/[.+?^$()[\]{}|\\]/g, "\\$&");
/** The path of a rule as a regular expression. */
const pattern = (path: string) => (path.endsWith("*") ? `^${escaped(path.slice(0, -1))}` : `^${escaped(path)}$`);

/** Headers that rules give to some addresses, and each one's rules. `Content-Type` is no header to add: servers replace it. */
function someAddresses(): ReadonlyMap<string, readonly (readonly [path: string, value: string])[]> {
  const named = new Map<string, (readonly [string, string])[]>();
  for (const { path, headers } of headerRules.filter((rule) => rule.path !== "/*")) {
    for (const [name, value] of Object.entries(headers)) {
      if (name !== "Content-Type") named.set(name, [...(named.get(name) ?? []), [path, value]]);
    }
  }
  return named;
}

/** Rules that say what sort of file something is; what is text is sent in UTF-8 without being told. */
const typedAddresses = () =>
  headerRules.flatMap(({ path, headers }) => (headers["Content-Type"] === undefined ? [] : [[path, headers["Content-Type"]] as const]));

const about = (lines: readonly string[]) => lines.map((line) => `# ${line}`);
const sameRules = "The rules are those of _site/_headers; both are made of src/site/headers.ts by: npx tsx scripts/write-hosting.ts";
const whatToChange = `Change the name and, everywhere, ${defaultRoot}; add your certificate. Nothing else needs to be changed.`;
const whyNoFiles =
  "Text is compressed as it is sent: a page takes a few milliseconds at most, and the reader's browser keeps it. There are no compressed copies of files, which would have to be kept alike.";

/** A site of nginx, to lie in /etc/nginx/conf.d/. */
export function nginxSite(): string {
  const variable = (name: string) => `$handbok_${name.toLowerCase().replaceAll("-", "_")}`;
  const textTypes = fileTypes.filter(({ isText }) => isText).map(({ type }) => type);
  const typed = typedAddresses().map(([, type]) => type);
  const inUtf8 = [...textTypes, ...typed.filter((type) => type !== bare(type)).map(bare)].filter((type) => type !== "text/html");
  // nginx compares whole types here, and adds the set of letters afterwards.
  const compressed = [...inUtf8, ...typed.filter((type) => type === bare(type)).map(quoted)];
  const maps = [...someAddresses()].flatMap(([name, rules]) => [
    `map $uri ${variable(name)} {`,
    `  default ${quoted(name === "Cache-Control" ? defaultCaching : "")};`,
    ...rules.map(([path, value]) => `  "~${pattern(path)}" ${quoted(value)};`),
    "}",
  ]);
  return lines([
    ...about([
      "The handbook on nginx: copy to /etc/nginx/conf.d/handbok.conf.",
      whatToChange,
      "After a new version with new redirects: nginx -s reload.",
      "",
      sameRules,
      whyNoFiles,
    ]),
    "",
    ...maps,
    "",
    "# Over https, browsers are told to ask that way from then on.",
    "map $https $handbok_https_only {",
    '  default "";',
    ...Object.values(onlyHttps).map((value) => `  on ${quoted(value)};`),
    "}",
    "",
    "# Where former addresses lead.",
    "map $uri $handbok_moved {",
    '  default "";',
    `  include ${defaultRoot}/${redirectFiles.nginx};`,
    "}",
    "",
    "server {",
    "  listen 80;",
    `  server_name ${defaultName};`,
    `  root ${defaultRoot};`,
    "  index index.html;",
    "  autoindex off;",
    "  server_tokens off;",
    "  # Addresses that nginx mends (/rollen to /rollen/) are told without name and port, which a proxy in front may have changed.",
    "  absolute_redirect off;",
    "",
    "  types {",
    ...fileTypes.map(({ type, endings }) => `    ${type} ${endings.join(" ")};`),
    "  }",
    "  default_type application/octet-stream;",
    "  charset utf-8;",
    `  charset_types ${inUtf8.join(" ")};`,
    "",
    "  gzip on;",
    "  gzip_vary on;",
    "  gzip_proxied any;",
    "  gzip_comp_level 6;",
    "  gzip_min_length 512;",
    `  gzip_types ${compressed.join(" ")};`,
    "",
    "  # An empty value is not sent. A location with headers of its own would have none of these: there is none.",
    ...Object.entries(securityHeaders).map(([name, value]) => `  add_header ${name} ${quoted(value)} always;`),
    ...[...someAddresses().keys()].map((name) => `  add_header ${name} ${variable(name)} always;`),
    ...Object.keys(onlyHttps).map((name) => `  add_header ${name} $handbok_https_only always;`),
    "",
    "  error_page 403 =404 /404.html;",
    "  error_page 404 /404.html;",
    "",
    "  if ($handbok_moved) {",
    "    return 301 $handbok_moved$is_args$args;",
    "  }",
    `  location ~ "${neverSent}" {`,
    "    return 404;",
    "  }",
    ...typedAddresses().flatMap(([path, type]) => [`  location = ${path} {`, "    types {}", `    default_type ${quoted(bare(type))};`, "  }"]),
    "}",
  ]);
}

/** A site of Apache, to lie in /etc/apache2/sites-available/. */
export function apacheSite(): string {
  const textTypes = [...fileTypes.filter(({ isText }) => isText).map(({ type }) => type), ...typedAddresses().map(([, type]) => family(type))];
  const textEndings = fileTypes.filter(({ isText }) => isText).flatMap(({ endings }) => endings);
  const header = (name: string, value: string, path: string) => `  Header always set ${name} ${quoted(value)} "expr=%{REQUEST_URI} =~ m#${pattern(path)}#"`;
  return lines([
    ...about([
      "The handbook on Apache: copy to /etc/apache2/sites-available/handbok.conf, and run",
      "a2enmod headers rewrite deflate brotli && a2ensite handbok && systemctl reload apache2",
      whatToChange,
      "",
      sameRules,
      whyNoFiles,
    ]),
    "",
    "<VirtualHost *:80>",
    `  ServerName ${defaultName}`,
    `  DocumentRoot ${defaultRoot}`,
    "  ServerSignature Off",
    "  TraceEnable Off",
    `  <Directory ${defaultRoot}>`,
    "    Require all granted",
    "    AllowOverride None",
    "    Options FollowSymLinks",
    "    DirectoryIndex index.html",
    "    FileETag MTime Size",
    "  </Directory>",
    "  ErrorDocument 403 /404.html",
    "  ErrorDocument 404 /404.html",
    "",
    ...fileTypes.map(({ type, endings }) => `  AddType ${type} ${endings.map((ending) => `.${ending}`).join(" ")}`),
    `  AddCharset utf-8 ${textEndings.map((ending) => `.${ending}`).join(" ")}`,
    ...typedAddresses().flatMap(([path, type]) => [`  <Location ${path}>`, `    ForceType ${quoted(type)}`, "  </Location>"]),
    "",
    "  # Brotli where the browser takes it, else gzip.",
    `  AddOutputFilterByType BROTLI_COMPRESS;DEFLATE ${[...new Set(textTypes)].join(" ")}`,
    "  # What is compressed gets another tag; a browser that asks with it has the file as it is.",
    String.raw`  RequestHeader edit If-None-Match "-(?:gzip|br)\"" "\""`,
    "",
    ...Object.entries(securityHeaders).map(([name, value]) => `  Header always set ${name} ${quoted(value)}`),
    "  # Over https, browsers are told to ask that way from then on.",
    ...Object.entries(onlyHttps).map(([name, value]) => `  Header always set ${name} ${quoted(value)} "expr=%{HTTPS} == 'on'"`),
    `  Header always set Cache-Control ${quoted(defaultCaching)}`,
    ...[...someAddresses()].flatMap(([name, rules]) => rules.map(([path, value]) => header(name, value, path))),
    "",
    "  RewriteEngine On",
    "  # Apache would answer POST as it answers GET.",
    '  RewriteCond "%{REQUEST_METHOD}" "!^(?:GET|HEAD)$"',
    '  RewriteRule "^" "-" [R=405,L]',
    "  # Where former addresses lead.",
    `  RewriteMap handbok-moved "txt:${defaultRoot}/${redirectFiles.hosts}"`,
    '  RewriteCond "${handbok-moved:%{REQUEST_URI}}" "^(/.*)$"',
    '  RewriteRule "^" "%1" [R=301,L]',
    `  RewriteRule "${neverSent}" "-" [R=404,L]`,
    "  # A folder without a page is not there.",
    '  RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}" -d',
    '  RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}/index.html" !-f',
    '  RewriteRule "^" "-" [R=404,L]',
    "</VirtualHost>",
  ]);
}

/** Snippets by their names in `src/hosting/`. */
export const snippets = { "nginx.conf": nginxSite, "apache.conf": apacheSite } as const;

/** A value as both servers read it. */
const quoted = (value: string) => `"${value.replaceAll('"', '\\"')}"`;
/** A type without the set of letters that servers add themselves. */
const bare = (type: string) => type.replace(/; charset=utf-8$/, "");
/** A type without anything that it says of itself. */
const family = (type: string) => String(type.split(";")[0]);
const lines = (all: readonly string[]) => `${all.map((line) => line.trimEnd()).join("\n")}\n`;

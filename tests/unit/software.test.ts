import { Ajv } from "ajv";
import formats from "ajv-formats";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { readSoftware } from "../../src/io/software.ts";
import { holderIn, materialPackages, sbom, softwareOf, type Lockfile, type PackageCard } from "../../src/site/software.ts";
import { root } from "./smallBook.ts";

const read = <T>(...path: string[]) => JSON.parse(readFileSync(join(root, ...path), "utf8")) as T;
const lock = read<Lockfile & { readonly lockfileVersion: number }>("package-lock.json");
const bundled = ["@cantoo/pdf-lib", "fflate", "tslib"];

interface Bom {
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string };
  readonly components: readonly {
    readonly "bom-ref": string;
    readonly scope: string;
    readonly licenses?: unknown;
    readonly hashes?: readonly { content: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
for (const name of ["idn-email", "iri-reference"]) ajv.addFormat(name, true);
for (const name of ["spdx", "jsf-0.82"]) ajv.addSchema(read(`tests/schemas/cyclonedx/${name}.schema.json`));
const validate = ajv.compile(read("tests/schemas/cyclonedx/bom-1.6.schema.json"));

/** What the schemas of CycloneDX 1.6 say of a bill of materials; undefined where it is right. */
const schemaFaults = (value: unknown): unknown => (validate(value) ? undefined : validate.errors);

/** A lockfile of four packages: one that readers get, what it needs in two versions, and one for another system. */
const small: Lockfile = {
  packages: {
    "": { name: "bok", version: "1.0.0", license: "MIT", devDependencies: { "@a/b": "1.0.0", c: "2.0.0" } },
    "node_modules/@a/b": { version: "1.0.0", license: "MIT", integrity: "sha512-AAEC", dependencies: { c: "^1" } },
    "node_modules/@a/b/node_modules/c": { version: "1.5.0", license: "(MIT OR ISC)" },
    "node_modules/c": { version: "2.0.0", license: "ISC", optionalDependencies: { d: "1" }, peerDependencies: { absent: "*" } },
    "node_modules/d": { version: "1.0.0", license: "ISC", optional: true },
  },
};

describe("the bill of materials", () => {
  const bom = JSON.parse(sbom(lock, ["pagefind", ...bundled])) as Bom;

  it("is valid CycloneDX 1.6, also in the judgement of its own schema on what is wrong", () => {
    expect(schemaFaults(bom)).toBeUndefined();
    expect(schemaFaults({ ...bom, specVersion: 16 })).toBeDefined();
    expect(schemaFaults({ ...bom, components: [{ type: "library" }] })).toBeDefined();
    expect(schemaFaults({ ...bom, components: [{ type: "library", name: "a", licenses: [{ license: { id: "MITT" } }] }] })).toBeDefined();
  });

  it("has every package of the lockfile once, each with licence and check sum", () => {
    const names = new Set(
      Object.entries(lock.packages).flatMap(([path, { name, version }]) =>
        path === "" ? [] : [`${name ?? path.replace(/^.*node_modules\//, "")}@${String(version)}`],
      ),
    );
    expect(bom.components.map((component) => decodeURIComponent(component["bom-ref"].slice("pkg:npm/".length))).sort()).toEqual([...names].sort());
    expect(bom.components.filter(({ licenses }) => licenses === undefined)).toEqual([]);
    expect(bom.components.filter(({ hashes }) => hashes?.[0]?.content.length !== 128).map((component) => component["bom-ref"])).toEqual(
      ["darwin-arm64", "darwin-x64", "freebsd-x64", "windows-arm64", "windows-x64"].map((system) => `pkg:npm/%40pagefind/${system}@1.6.0`),
    );
  });

  it("leads from the project to every package by what each asks for", () => {
    const wanted = new Map(bom.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
    const reached = new Set<string>();
    const visit = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      for (const next of wanted.get(ref) ?? []) visit(next);
    };
    visit("pkg:npm/peerhandboken@1.0.0");
    expect(bom.components.map((component) => component["bom-ref"]).filter((ref) => !reached.has(ref))).toEqual([]);
  });

  it("tells what readers get from what only builds, and finds the version that Node would", () => {
    const { components, dependencies } = JSON.parse(sbom(small, ["@a/b"])) as Bom;
    expect(components.map((component) => [component["bom-ref"], component.scope])).toEqual([
      ["pkg:npm/%40a/b@1.0.0", "required"],
      ["pkg:npm/c@1.5.0", "excluded"],
      ["pkg:npm/c@2.0.0", "excluded"],
      ["pkg:npm/d@1.0.0", "optional"],
    ]);
    expect(components[0]?.hashes).toEqual([{ alg: "SHA-512", content: "000102" }]);
    expect(Object.fromEntries(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))).toMatchObject({
      "pkg:npm/bok@1.0.0": ["pkg:npm/%40a/b@1.0.0", "pkg:npm/c@2.0.0"],
      "pkg:npm/%40a/b@1.0.0": ["pkg:npm/c@1.5.0"],
      "pkg:npm/c@2.0.0": ["pkg:npm/d@1.0.0"],
    });
  });

  it("is the same bytes each time: no time, no serial number, no address of a registry", () => {
    expect(bom.serialNumber).toBeUndefined();
    expect(bom.metadata.timestamp).toBeUndefined();
    expect(sbom(lock, ["pagefind", ...bundled])).toBe(
      sbom({ packages: Object.fromEntries(Object.entries(lock.packages).toReversed()) }, [...bundled, "pagefind"]),
    );
    expect(sbom(lock, [])).not.toMatch(/registry|resolved|https:/);
  });
});

describe("what the handbook is made with", () => {
  it("is told of every package whose code or data readers meet: what it is for, whose it is, its version, licence and home", async () => {
    const { shipped, material, tools, total } = await readSoftware(bundled);
    const uses: Readonly<Record<string, string>> = labels.licences.uses;
    expect([...shipped, ...material].map(({ name }) => name).sort()).toEqual(Object.keys(uses).sort());
    for (const row of [...shipped, ...material]) for (const value of Object.values(row)) expect(`${row.name}: ${value}`).toMatch(/: ./);
    for (const { name, version, licence } of tools) expect(`${name} ${version} ${licence}`).toMatch(/^\S+ \d\S* \S/);
    expect(new Set([...shipped, ...material, ...tools].map(({ name }) => name))).toEqual(
      new Set([...Object.keys(lock.packages[""]?.devDependencies ?? {}), ...bundled]),
    );
    expect(total).toBeGreaterThan(tools.length);
  });

  it("comes with the licences of what readers get a copy of, in full", async () => {
    const { shipped, licenceTexts } = await readSoftware(bundled);
    for (const { name, version } of shipped) expect(licenceTexts).toContain(`\n${name} ${version}\n`);
    for (const words of ["SIL OPEN FONT LICENSE", "Permission is hereby granted, free of charge", "Copyright (c) Microsoft Corporation"])
      expect(licenceTexts).toContain(words);
    const card = (name: string, licenceText: string): [string, PackageCard] => [name, { name, licenceText }];
    const cards = new Map([card("pagefind", "x"), card("@fontsource/fraunces", "x"), card("@fontsource/atkinson-hyperlegible-next", "x"), card("ny", "")]);
    expect(() => softwareOf(lock, ["ny"], cards)).toThrow("ny: readers get a copy, and there is no licence");
  });

  it.each([
    ["Copyright 2020 The Fraunces Project Authors (github.com/undercasetype/Fraunces) Fraunces.ttf: Copyright 2020 The Others", "The Fraunces Project Authors"],
    ["MIT License\n\nCopyright (c) 2019-2021 Andrew Dillon <a@b.example>\n", "Andrew Dillon"],
    ["  © 2015–present, Ada Ek. All rights reserved.", ""],
    ["grant of copyright license to reproduce\nThe above copyright notice", ""],
  ])("is whose its licence says: %s", (licence, holder) => expect(holderIn(licence)).toBe(holder));
});

describe("the policy for packages", () => {
  const project = read<{ devDependencies: Record<string, string>; dependencies?: unknown; allowScripts: Record<string, boolean> }>("package.json");

  it("names exact versions, and everything else is settled by the lockfile", () => {
    expect(Object.entries(project.devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(project.dependencies).toBeUndefined();
    expect(lock.lockfileVersion).toBe(3);
    expect(lock.packages[""]?.devDependencies).toEqual(project.devDependencies);
  });

  it("lets no package run programs when it is installed but those that are named", () => {
    const own = Object.entries(lock.packages as Record<string, { hasInstallScript?: boolean }>).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const allowed = Object.keys(project.allowScripts);
    // vnu-jar's script only looks for Java; what is not allowed is not run.
    expect(own.map(([path]) => path.replace("node_modules/", "")).filter((name) => !allowed.includes(name))).toEqual(["vnu-jar"]);
  });

  it("takes licences that let anyone use, change and pass on; what readers get a copy of asks for no more than a notice", async () => {
    const free =
      /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|Python-2\.0|PSF-2\.0|MPL-2\.0|OFL-1\.1|CC0-1\.0|Zlib|LGPL-3\.0|\(MIT AND Zlib\)|\(MIT OR CC0-1\.0\)|CPAL-1\.0 OR AGPL-1\.0|\(LGPL-2\.0 OR GPL-2\.0 OR MPL-1\.1\))$/;
    const other = Object.entries(lock.packages).filter(([path, { license }]) => path !== "" && !free.test(license ?? ""));
    expect(other.map(([path, { license }]) => `${path}: ${String(license)}`)).toEqual([]);
    const { shipped } = await readSoftware(bundled);
    expect(shipped.filter(({ licence }) => !/^(?:MIT|0BSD|ISC|BSD-[23]-Clause|OFL-1\.1)$/.test(licence))).toEqual([]);
  });

  it("has a use for every package whose data the content is made from", () => {
    for (const name of materialPackages) expect(project.devDependencies).toHaveProperty([name]);
  });
});

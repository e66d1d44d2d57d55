// Makes src/faultline/web/static/vendor and its table vendor.toml from the packages in node_modules (npm ci).
// Nothing of it runs when Faultline is installed or served: what it makes is kept in the repository.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, "..", "src", "faultline", "web");
const vendor = join(web, "static", "vendor");
const permissive = new Set(["MIT", "ISC", "BSD-3-Clause", "BSD-2-Clause", "Unlicense", "(MIT OR Apache-2.0)"]);

const packageOf = (name) => JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8"));
const folderOf = (name) => `${name.replace(/^@.*\//, "")}-${packageOf(name).version}`;

/** The text of a package's licence; packages that ship none state it in package.json alone. */
function licenceText(name) {
  const folder = join(here, "node_modules", name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const { version, license, author } = packageOf(name);
  const who = typeof author === "object" ? author.name : author;
  const text = file ? readFileSync(join(folder, file), "utf8") : `Licensed under ${license}.${who ? ` ${who}.` : ""}\n`;
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** The npm packages that a bundle holds, its own first. */
function packagesIn(metafile) {
  const names = Object.keys(metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

// A page's policy forbids style elements: the rules that Plot would write into each drawing stand in plot.css instead.
const withoutStyleElements = {
  name: "without-style-elements",
  setup(bundle) {
    bundle.onLoad({ filter: /@observablehq\/plot\/src\/(plot|legends\/(ramp|swatches))\.js$/ }, ({ path }) => {
      const before = readFileSync(path, "utf8");
      const after = before.replace(/\.call\(\(\w+\) =>\s*(?:\/\/[^\n]*\n\s*)?\w+\.(?:append|insert)\("style"(?:, "\*")?\)\.text\(\s*`[^`]*`\s*\)\s*\)/, "");
      if (after === before) throw new Error(`${path} is not as it was: look at how it writes its styles`);
      return { contents: after, loader: "js" };
    });
  },
};

// d3 is vendored once; what asks for one of its parts gets it from there.
const partsOfD3 = new Set(Object.keys(packageOf("d3").dependencies));
const fromD3 = {
  name: "from-d3",
  setup(bundle) {
    bundle.onResolve({ filter: /^d3(-|$)/ }, ({ path }) =>
      path === "d3" || partsOfD3.has(path) ? { path: `../${folderOf("d3")}/d3.mjs`, external: true } : undefined);
  },
};

async function bundle(name, plugins = []) {
  const short = name.replace(/^@.*\//, "");
  const folder = join(vendor, folderOf(name));
  const result = await build({
    entryPoints: [join(here, "entries", `${short}.js`)],
    outfile: join(folder, `${short}.mjs`),
    absWorkingDir: here,
    bundle: true, format: "esm", target: "es2022", minify: true, legalComments: "none", metafile: true, plugins,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  writeLicences(folder, packagesIn(result.metafile));
  return describe(name, packagesIn(result.metafile));
}

function writeLicences(folder, packages) {
  for (const name of packages) {
    const { license } = packageOf(name);
    if (!permissive.has(license)) throw new Error(`${name} is licensed under ${license}`);
  }
  writeFileSync(join(folder, "LICENSE.txt"), packages.map(licenceText).join(`\n${"-".repeat(80)}\n\n`));
}

function copyMapLibre() {
  const name = "maplibre-gl";
  const folder = join(vendor, folderOf(name));
  mkdirSync(folder, { recursive: true });
  for (const file of ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css"]) {
    const text = readFileSync(join(here, "node_modules", name, "dist", file), "utf8");
    writeFileSync(join(folder, file), text.replace(/\n?\/[/*]# sourceMappingURL=.*\s*$/, "\n"));
  }
  const inside = Object.keys(packageOf(name).dependencies).filter((one) => !one.startsWith("@types/"));
  writeLicences(folder, [name, ...inside.sort()]);
  return describe(name, [name, ...inside.sort()]);
}

/** Land as GeoJSON with three decimals (a hundred metres); borders come from the outlines of the gazetteer. */
function makeLand() {
  const name = "world-atlas";
  const folder = join(vendor, folderOf(name));
  mkdirSync(folder, { recursive: true });
  for (const scale of ["50m", "110m"]) {
    const atlas = JSON.parse(readFileSync(join(here, "node_modules", name, `land-${scale}.json`), "utf8"));
    const land = feature(atlas, atlas.objects.land);
    const round = (value) => (Array.isArray(value) ? value.map(round) : Math.round(value * 1000) / 1000);
    const features = land.features.map(({ geometry }) => (
      { type: "Feature", properties: {}, geometry: { ...geometry, coordinates: round(geometry.coordinates) } }));
    writeFileSync(join(folder, `land-${scale}.json`), `${JSON.stringify({ type: "FeatureCollection", features })}\n`);
  }
  writeLicences(folder, [name]);
  return describe(name, [name]);
}

function describe(name, packages) {
  const { version, license } = packageOf(name);
  const folder = join(vendor, folderOf(name));
  const files = readdirSync(folder).sort().map((file) => {
    const content = readFileSync(join(folder, file));
    return { file, sha256: createHash("sha256").update(content).digest("hex"), bytes: content.length };
  });
  return { name, version, license, folder: folderOf(name), packages, files };
}

function table(libraries) {
  const lines = ["# What vendoring/build.mjs made; a test holds it against the files. Do not edit by hand."];
  for (const one of libraries) {
    const packages = one.packages.map((name) => `"${name} ${packageOf(name).version} ${packageOf(name).license}"`);
    lines.push("", "[[library]]", `name = "${one.name}"`, `version = "${one.version}"`, `licence = "${one.license}"`);
    lines.push(`folder = "${one.folder}"`, `packages = [${packages.length > 1 ? `\n    ${packages.join(",\n    ")},\n` : packages}]`, "[library.files]");
    lines.push(...one.files.map(({ file, sha256 }) => `"${file}" = "${sha256}"`));
  }
  return `${lines.join("\n")}\n`;
}

rmSync(vendor, { recursive: true, force: true });
const libraries = [
  await bundle("d3"),
  await bundle("graphology"),
  copyMapLibre(),
  await bundle("@observablehq/plot", [withoutStyleElements, fromD3]),
  await bundle("sigma"),
  makeLand(),
];
writeFileSync(join(web, "vendor.toml"), table(libraries));
for (const { folder, files } of libraries) {
  console.log(folder, files.map(({ file, bytes }) => `${file} ${Math.round(bytes / 1024)} kB`).join(", "));
}

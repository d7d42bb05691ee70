// Bundles the scripts into the Python package, where Django and the pages find them.
//
// The site's script is counted in the 14 KB that a reader's first page may weigh: it stays one
// small file without a source map. A part whose source is not there is left out.

import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const python = join(here, "..", "src", "dateline");

const bundles = [
  {
    sources: ["site/site.ts", "site/worker.ts"],
    folder: join(python, "publishing", "render", "static", "build"),
    options: { target: "es2020" },
  },
  {
    sources: ["newsroom/main.ts", "newsroom/main.css", "newsroom/writing.ts"],
    folder: join(python, "web", "newsroom", "static", "newsroom", "build"),
    options: { target: "es2022", loader: { ".svg": "dataurl", ".woff2": "file" } },
  },
];

async function bundle(source, folder, options) {
  await build({
    absWorkingDir: here,
    entryPoints: [source],
    outdir: folder,
    bundle: true,
    format: "iife",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    logLevel: "warning",
    ...options,
  });
}

// A style sheet that the script imports is already there under the same name as its own file.
function isBuilt(source, folder) {
  return source.endsWith(".css") && existsSync(join(folder, source.split("/").at(-1)));
}

for (const { sources, folder, options } of bundles) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const source of sources) {
    if (existsSync(join(here, source)) && !isBuilt(source, folder)) {
      await bundle(source, folder, options);
    }
  }
}

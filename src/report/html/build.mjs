// Builds the bundle that the program carries: page.js, page.css, and policy.txt with the hashes that let a browser
// run these two and nothing else.
//
//   node build.mjs          writes bundle/
//   node build.mjs DIR      writes there instead (a test compares the two)
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const to = process.argv[2] ?? join(here, 'bundle');
mkdirSync(to, { recursive: true });

// What others wrote travels with their names and terms.
const licence = (name) => {
  const { version } = JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.txt', 'LICENSE.md'].find((each) => existsSync(join(here, 'node_modules', name, each)));
  return `${name} ${version}\n${readFileSync(join(here, 'node_modules', name, file), 'utf8').trim()}`;
};

await build({
  absWorkingDir: here,
  entryPoints: ['page.js', 'page.css'],
  outdir: to,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome105', 'firefox121', 'safari15.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  banner: { js: `/*\n${licence('preact')}\n\n${licence('minisearch')}\n*/` },
  legalComments: 'none',
  charset: 'ascii',
});

const hash = (name) => {
  const text = readFileSync(join(to, name), 'utf8');
  // They go into <script> and <style>, which only these could end.
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${name} would end its element`);
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
};
writeFileSync(
  join(to, 'policy.txt'),
  [
    "default-src 'none'",
    `script-src ${hash('page.js')}`,
    `style-src ${hash('page.css')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
);

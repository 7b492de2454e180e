// Part of the build: the service worker with the list of what it keeps from the first visit on.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { build } from 'esbuild';

/** What is loaded on one page of the office alone (a long editor) is not brought to everybody. */
const large = 90_000;
const files = globSync('dist/client/assets/*.{css,js,woff2}').sort();
const assets = files.filter((file) => statSync(file).size < large).map((file) => file.slice('dist/client'.length));
const shell = ['/offline', '/search', '/favicon.svg', ...assets];

const hash = createHash('sha256').update(shell.join('\n'));
// Pages of the shell are drawn by the server: a change of their words is a new shell.
for (const file of globSync(['site/browser/serviceWorker/*.ts', 'dist/server/**/*.mjs']).sort())
  hash.update(readFileSync(file));

await build({
  entryPoints: ['site/browser/serviceWorker/main.ts'],
  outfile: 'dist/client/sw.js',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  define: { BUILD: JSON.stringify(hash.digest('hex').slice(0, 12)), SHELL: JSON.stringify(shell) },
});

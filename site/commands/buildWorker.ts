// Part of the build: the service worker with the list of files to cache on the first visit.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { build } from 'esbuild';

/** Scripts of a single staff page (a large editor) are not cached for everyone. */
const large = 90_000;
const files = globSync('dist/client/assets/*.{css,js,woff2}').sort();
const assets = files.filter((file) => statSync(file).size < large).map((file) => file.slice('dist/client'.length));
const shell = ['/offline', '/search', '/favicon.svg', ...assets];

const hash = createHash('sha256').update(shell.join('\n'));
// Pages of the shell are rendered by the server: a change in them is a new shell.
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

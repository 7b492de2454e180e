// Part of the build: compresses static files once, with the best ratio.
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const texts = globSync('dist/client/**/*.{css,js,svg,json,txt,webmanifest}').filter(
  (file) => statSync(file).size > 1024,
);
for (const file of texts) {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}

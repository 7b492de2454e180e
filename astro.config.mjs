import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { development } from './site/commands/development.mjs';

/** The server of the built site is our own entry: one pipeline for pages and API (docs/decisions/001-front-door.md). */
const ownServer = {
  name: 'opora-server',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'opora-server',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./site/server.ts', import.meta.url),
        adapterFeatures: { buildOutput: 'server', middlewareMode: 'classic' },
        supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable', sharpImageService: 'stable' },
      }),
  },
};

/**
 * Everything in one bundle: resolving a thousand modules at start took a second. What loads native code or files of its own
 * stays outside. Not in development, where packages are loaded as they are and some are CommonJS.
 */
const oneBundle = {
  name: 'opora-one-bundle',
  apply: 'build',
  config: () => ({
    ssr: { noExternal: true, external: ['@libsql/client', 'libsql', '@node-rs/argon2', 'pino', 'pdfkit'] },
  }),
};

/** Astro's own mark on its modules for MDX is no fault of ours: not told sixty times a build. */
const quietAboutMarks = (level, log, tell) => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
};

export default defineConfig({
  output: 'server',
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  adapter: ownServer,
  integrations: [mdx({ syntaxHighlight: false })],
  trailingSlash: 'never',
  // The front door checks the origin of every write itself, for pages and API alike.
  security: { checkOrigin: false },
  // No inline script or style, so that the Content-Security-Policy needs no hash and no nonce.
  build: { inlineStylesheets: 'never', assets: 'assets' },
  scopedStyleStrategy: 'where',
  devToolbar: { enabled: false },
  vite: {
    plugins: [oneBundle, development],
    build: { assetsInlineLimit: 0, rolldownOptions: { onLog: quietAboutMarks } },
  },
});

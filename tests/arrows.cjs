/**
 * The arrows between the rooms: site → api → db, and inside `api` from the groups above to those below. Types count as
 * imports. Which room stands below which is the order of `api/capabilities.ts`; circles are refused wherever they close.
 */
const groups = ['platform', 'people', 'operations', 'knowledge', 'community', 'support', 'discovery', 'desk'];
const room = '^api/((?:platform|people|operations|knowledge|community|support|discovery)/[^/]+|desk)/';
/** What others may import of a room: its face, its policy, and what runs in browsers too. */
const open = '/(index|policy)\\.ts$|/shared/';
/** What runs before or beside the server, in a process of its own: it loads files, not faces, to start in no time and to open no database. */
const processes =
  '^site/(commands/|content\\.config\\.ts)|^api/.*/(bookletBuild|build|draw|compute|converterWorker|readerWorker|parcel)\\.ts$';
const browser = '^site/browser/|^api/.*/shared/';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: '^node_modules' } } },
    ...groups.slice(0, -1).map((group, index) => ({
      name: `${group}-knows-nothing-above`,
      severity: 'error',
      from: { path: `^api/${group}/` },
      to: { path: `^api/(${groups.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'rooms-are-entered-by-their-face',
      comment: 'a room shows others `index.ts`, `policy.ts` and `shared/`; what is missing there is exported there',
      severity: 'error',
      from: { path: room, pathNot: processes },
      to: {
        path: '^api/(platform|people|operations|knowledge|community|support|discovery)/[^/]+/|^api/desk/',
        pathNot: [open, '^api/$1/'],
      },
    },
    {
      name: 'pages-enter-rooms-by-their-face',
      severity: 'error',
      from: { path: '^site|^db/demo', pathNot: processes },
      to: { path: '^api/[^/]+/', pathNot: open },
    },
    {
      name: 'the-platform-is-no-capability-list',
      comment: 'only what starts a process knows the list of capabilities and the app',
      severity: 'error',
      from: { path: '^api/[^/]+/' },
      to: { path: '^api/(app|capabilities)\\.ts$' },
    },
    { name: 'api-knows-no-page', severity: 'error', from: { path: '^api' }, to: { path: '^site' } },
    {
      name: 'db-knows-no-rule',
      severity: 'error',
      from: { path: '^db', pathNot: '^db/demo' },
      to: { path: '^(api|site)' },
    },
    { name: 'demo-knows-no-page', severity: 'error', from: { path: '^db/demo' }, to: { path: '^site' } },
    { name: 'code-imports-no-tests', severity: 'error', from: { path: '^(api|db|site)' }, to: { path: '^tests' } },
    {
      name: 'pages-write-through-capabilities',
      comment: 'a page that opens the database itself passes by the policy',
      severity: 'error',
      from: { path: '^site/(pages|components|layouts|forms)' },
      to: { path: '^db/client' },
    },
    {
      name: 'browsers-reach-no-server',
      comment:
        'code for browsers stands in `site/browser` or in a room’s `shared`; types alone may come from elsewhere',
      severity: 'error',
      from: { path: browser },
      to: { path: '^(api|db|site)/', pathNot: browser, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browsers-have-no-node',
      severity: 'error',
      from: { path: browser },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'routes-are-leaves',
      comment: 'only the capability hangs routes',
      severity: 'error',
      from: { path: '^api/', pathNot: '([rR]outes|capability|index)\\.ts$' },
      to: { path: '^api/.*/[a-z][A-Za-z]*Routes\\.ts$|^api/.*/routes\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    extraExtensionsToScan: ['.astro'],
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.astro'] },
  },
};

/** The arrows between the rooms run one way: site → api → db; content is read, never imported. */
const capability =
  '^api/(accounts|schools|backup|bank|practices|associations|discussions|moderation|mentoring|outcomes|desk|search|files|mail|meetings|papers|notifications|jobs|related|find|unmet|topics|collections|upkeep|links|imports)/';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: '^node_modules' } } },
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
      from: { path: '^site/(pages|components|layouts)' },
      to: { path: '^db/client' },
    },
    {
      name: 'routes-are-leaves',
      comment: 'only the app hangs routes',
      severity: 'error',
      from: { path: capability, pathNot: 'routes?\\.ts$|Routes\\.ts$' },
      to: { path: '^api/.*[rR]outes\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: false,
    extraExtensionsToScan: ['.astro'],
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.astro'] },
  },
};

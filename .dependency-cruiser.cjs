/**
 * Who may import whom (docs/ARCHITECTURE.md, "Rooms"). One rule per row, each with its reason.
 * `tests/architecture/layers.test.ts` proves with one forbidden import per rule that the tool sees them:
 * without @swc/core it reads no TypeScript at all, says "no violations" and exits 0.
 */
const electronShell = '^src-main/electron/';
const browserShell = '^src-main/browser/';
const hostDoors = '^src-main/host/(ports|start-host|bridge/shell-channel|bridge/[a-z-]+-port)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle cannot be read from either end.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-is-alone',
      comment: 'Contracts run in every process: they know zod and themselves.',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { pathNot: '^src-shared/|(^|/)node_modules/zod/' },
    },
    {
      name: 'host-knows-no-shell',
      comment: 'The host is a plain Node program: the same bundle in both shells, testable without either.',
      severity: 'error',
      from: { path: '^src-main/host/' },
      to: {
        path: `${electronShell}|${browserShell}|^src-main/supervisor/|^src-renderer/|^src-server/|node_modules/electron/`,
      },
    },
    {
      name: 'host-parts-meet-in-start-host',
      comment: 'A part sees ports, store, feed and itself; what joins parts is the composition root.',
      severity: 'error',
      from: {
        path: '^src-main/host/(feed|sync|outbox|provisioning|health|bridge|requests|speech|media|postings|installer)/',
      },
      to: {
        path: '^src-main/host/(sync|outbox|provisioning|health|bridge|requests|speech|media|postings|installer)/',
        pathNot: '^src-main/host/$1/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'electron-only-in-its-shell',
      comment: 'Everything else must run where no Electron binary is.',
      severity: 'error',
      from: { path: '^(src|scripts|bench)', pathNot: electronShell },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'electron-shell-is-thin',
      comment: 'The shell opens the window and joins; logic sits in the host, where it is tested.',
      severity: 'error',
      from: { path: electronShell },
      to: {
        path: '^src-main/(host|browser)/|^src-renderer/|^src-server/|node_modules/better-sqlite3/',
        pathNot: hostDoors,
      },
    },
    {
      name: 'preload-is-sandboxed',
      comment: 'A sandboxed preload may require electron and nothing of Node.',
      severity: 'error',
      from: { path: `${electronShell}preload\\.ts$` },
      to: { pathNot: '(^|/)node_modules/electron/|^electron$|^src-shared/' },
    },
    {
      name: 'browser-shell-is-thin',
      comment: 'The same doors of the host as the Electron shell, and nothing of that shell.',
      severity: 'error',
      from: { path: browserShell },
      to: {
        path: `^src-main/host/|${electronShell}|^src-renderer/|^src-server/|node_modules/better-sqlite3/`,
        pathNot: hostDoors,
      },
    },
    {
      name: 'supervisor-serves-both-shells',
      comment: 'What both shells share may know neither.',
      severity: 'error',
      from: { path: '^src-main/supervisor/' },
      to: {
        path: `^src-main/host/|${electronShell}|${browserShell}|^src-renderer/|^src-server/|node_modules/better-sqlite3/`,
        pathNot: hostDoors,
      },
    },
    {
      name: 'updater-is-alone',
      comment:
        'It runs as root and judges the rest: it knows contracts and itself, and nothing it could fall with.',
      severity: 'error',
      from: { path: '^src-main/updater/' },
      to: {
        path: '^src-|node_modules/',
        pathNot: '^src-main/updater/|^src-shared/|node_modules/zod/|node_modules/@types/',
      },
    },
    {
      name: 'ui-has-no-opinion',
      comment: 'Controls look and press; what they say comes from the features.',
      severity: 'error',
      from: { path: '^src-renderer/ui/' },
      to: { path: '^src-renderer/(features|app|stage|speech|i18n|kiosk-api)|^src-shared/' },
    },
    {
      name: 'speech-reads-the-glass',
      comment: 'The reader knows what stands on the glass, not who drew it (ADR 0012).',
      severity: 'error',
      from: { path: '^src-renderer/speech/' },
      to: { path: '^src-renderer/(features|app|stage|ui|i18n|kiosk-api)' },
    },
    {
      name: 'features-are-islands',
      comment: 'One feature changes without reading another; what two need is lower or higher.',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
    },
    {
      name: 'features-below-app',
      comment: 'The app composes features, never the other way round.',
      severity: 'error',
      from: { path: '^src-renderer/(features|stage|ui|i18n)/' },
      to: { path: '^src-renderer/app/' },
    },
    {
      name: 'stage-below-features',
      comment: 'The stage is what features stand on: it knows none of them.',
      severity: 'error',
      from: { path: '^src-renderer/stage/' },
      to: { path: '^src-renderer/features/' },
    },
    {
      name: 'renderer-is-a-page',
      comment: 'The page is sandboxed: no Node, no host, no server.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-(main|server)/|^node:|node_modules/(better-sqlite3|socket\\.io|electron|ws)/' },
    },
    {
      name: 'page-is-without-node',
      comment: 'A core module in the page would end the build of the renderer.',
      severity: 'error',
      from: { path: '^src-(renderer|shared)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-knows-no-kiosk',
      comment: 'Server and screen share contracts only.',
      severity: 'error',
      from: { path: '^src-server/' },
      to: { path: '^src-(main|renderer)/' },
    },
    {
      name: 'product-knows-no-tests',
      comment: 'Nothing that is shipped may lean on tests, benchmarks or scripts.',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that is not found is not checked by any other rule.',
      severity: 'error',
      from: { path: '^(src-|scripts|bench)' },
      to: { couldNotResolve: true, pathNot: '\\?|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|build|test-results)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
};

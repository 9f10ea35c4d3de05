/**
 * The rules of the house: which folder may import which. docs/architecture.md says why.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one module, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain holds rules: no I/O, no framework, nothing of the rest of the house.',
      severity: 'error',
      from: { path: '^src/domain', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: '^src/domain|^node_modules/@zxcvbn-ts',
      },
    },
    {
      name: 'server-knows-no-pages',
      comment: 'The command line and the tests run the server code without SvelteKit.',
      severity: 'error',
      from: { path: '^src/server' },
      to: { path: '^src/(routes|ui|cli)|^node_modules/(@sveltejs|svelte)/|^\\$app' },
    },
    {
      name: 'ui-knows-no-server',
      comment: 'Components run in the browser: they may use the rules, never the server.',
      severity: 'error',
      from: { path: '^src/ui' },
      to: { path: '^src/(server|routes|cli)' },
    },
    {
      name: 'cli-knows-no-pages',
      comment: 'The command line runs with plain Node; only the built handler serves pages.',
      severity: 'error',
      from: { path: '^src/cli' },
      to: { path: '^src/(routes|ui)' },
    },
    {
      name: 'through-the-index',
      comment: 'A capability reaches another through what its index.ts exports.',
      severity: 'error',
      from: { path: '^src/server/(platform/[^/]+|[^/]+)/' },
      to: {
        path: '^src/server/(platform/[^/]+|[^/]+)/',
        pathNot: ['^src/server/$1/', '/index\\.ts$'],
      },
    },
    {
      name: 'routes-through-the-index',
      comment: 'Pages and commands call a capability, not its insides.',
      severity: 'error',
      from: { path: '^src/(routes|cli|hooks)' },
      to: { path: '^src/server/(platform/[^/]+|[^/]+)/', pathNot: '/index\\.ts$' },
    },
    {
      name: 'no-orphans',
      comment: 'What nothing uses goes.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '^src/(routes|cli|i18n)/',
          '^src/(app|hooks|params)',
          '\\.test\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'only-what-is-declared',
      comment: 'What is imported stands in package.json; SvelteKit makes $types and $app itself.',
      severity: 'error',
      from: { path: '^src' },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'],
        pathNot: '\\$types$|^(node_modules/)?\\$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/i18n/compiled|^\\.svelte-kit' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'svelte', 'default'],
    },
  },
};

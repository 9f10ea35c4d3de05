/**
 * How the messages are compiled. Russian is at the root of the site, Belarusian and English under
 * a prefix of their own, so that every page has one address in each language and can be cached.
 */
export const paraglideOptions = {
  project: './project.inlang',
  outdir: './src/i18n/compiled',
  strategy: ['url', 'baseLocale'] as ['url', 'baseLocale'],
  emitTsDeclarations: true,
  urlPatterns: [
    {
      pattern: '/:path(.*)?',
      localized: [
        ['be', '/be/:path(.*)?'],
        ['en', '/en/:path(.*)?'],
        ['ru', '/:path(.*)?'],
      ] as Array<[string, string]>,
    },
  ],
};

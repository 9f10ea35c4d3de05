/** Where the language of a page comes from: its path (path.ts); the hooks tell the runtime so. */
export const PATH_STRATEGY = 'custom-path';

/**
 * How the messages are compiled. Paraglide's own strategy for addresses would bring a polyfill of
 * URLPattern into every page (8 kB compressed), for what one regular expression does.
 */
export const paraglideOptions = {
  project: './project.inlang',
  outdir: './src/i18n/compiled',
  strategy: [PATH_STRATEGY, 'baseLocale'] as ['custom-path', 'baseLocale'],
  emitTsDeclarations: true,
};

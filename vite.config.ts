import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { paraglideOptions } from './src/i18n/options.ts';

/**
 * What every page with scripts loads: its frame, and the page of errors, which the framework fetches
 * in advance. In one file with all that these need it is smaller, and one request instead of twenty.
 */
const FRAME =
  /\/(ui\/layout\/|ui\/content\/PageHeading|ui\/forms\/Button|messages\/(error_|page_title))/;

export default defineConfig({
  plugins: [
    paraglideVitePlugin(paraglideOptions),
    sveltekit({
      adapter: adapter({ precompress: true }),
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      compilerOptions: { runes: true },
    }),
  ],
  build: {
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'frame', test: FRAME }] } } },
    // The entry that every page loads would list the scripts of all pages, only to preload them.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
  },
});

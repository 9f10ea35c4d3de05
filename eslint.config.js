import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const COMPONENTS = ['**/*.svelte', '**/*.svelte.ts'];

export default defineConfig(
  {
    ignores: [
      '.svelte-kit/',
      'build/',
      'var/',
      'src/i18n/compiled/',
      'project.inlang/',
      'bench/results/',
      'test-results/',
    ],
  },
  // A rule that does not fit is changed here, where everyone sees it, not line by line.
  { linterOptions: { noInlineConfig: true } },
  ts.configs.strict,
  svelte.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-constant-binary-expression': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // `array[index]!` after a check of the index says what the checker cannot see.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `Promise.withResolvers<void>()` promises nothing but an end.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // `async () => {}` is how "does nothing" is written.
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    // Only the rules that need types and find what nothing else does: the others cost more time
    // than they save, and TypeScript's own strictness covers most of them.
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: COMPONENTS,
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props'] }],
      // Addresses carry the language in the path; src/ui/href.ts makes them.
      'svelte/no-navigation-without-resolve': 'off',
      // A Map or Date that is derived anew, and not changed in place, needs no reactive twin.
      'svelte/prefer-svelte-reactivity': 'off',
      // Part of the recommended set, but comments cannot switch rules off here.
      'svelte/comment-directive': 'off',
    },
  },
  {
    // The log is pino's, and the command line writes to its streams.
    files: ['src/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['**/*.test.ts', 'tests/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].flatMap((object) =>
          ['only', 'skip', 'todo', 'fixme'].map((property) => ({
            object,
            property,
            message: 'Every test runs, or it goes.',
          })),
        ),
      ],
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);

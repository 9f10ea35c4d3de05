import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from './options.ts';

// Compiles the messages for what runs without Vite: the command line and the unit tests.
await compile(paraglideOptions);

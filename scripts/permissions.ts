// Writes docs/permissions.md: who may do what, from the tables in the code.
import { writeFileSync } from 'node:fs';
import { permissionsDocument } from '../src/routes/permissions-document.ts';

writeFileSync(new URL('../docs/permissions.md', import.meta.url), permissionsDocument());

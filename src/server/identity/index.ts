import type { Person } from './person.ts';
import type { Portal } from '#server/portal.ts';
export type { Person } from './person.ts';
export async function personOf(_portal: Portal, _headers: Headers): Promise<Person | null> { return null; }

export { openDatabase, DatabaseUnreachable } from './open.ts';
export type { Database, DatabaseTarget, OpenedDatabase } from './open.ts';
export { migrate, migrationNames } from './migrate.ts';
export { isUniqueViolation } from './unique-violation.ts';
export { cutToPage, paged, type Paged } from './paged.ts';
export { PREPARED } from './prepared.ts';
export type * from './tables/index.ts';
